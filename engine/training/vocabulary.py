"""German and English words for garment kinds, and the one door to all other words."""

from collections.abc import Mapping

from engine.training.attribute_words import COLOURS, LENGTHS, NECKLINES, PATTERNS, SLEEVES
from engine.training.words import AttributeWords, KindWords, make_kind

KINDS: Mapping[str, KindWords] = {
    "dress": make_kind(
        "Kleid/n Kleider/p Sommerkleid/n Damenkleid/n", "dress, dresses, gown, frock"
    ),
    "skirt": make_kind("Rock/m Röcke/p Damenrock/m", "skirt, skirts"),
    "t-shirt": make_kind(
        "T-Shirt/n T-Shirts/p Tshirt/n", "t-shirt, tee, tshirt, t-shirts, tee shirt"
    ),
    "top": make_kind("Top/n Tops/p Oberteil/n Trägertop/n", "top, tops, tank top, camisole"),
    "polo": make_kind(
        "Poloshirt/n Polohemd/n Polo/n Poloshirts/p", "polo shirt, polo, polos, polo shirts"
    ),
    "shirt": make_kind(
        "Hemd/n Hemden/p Herrenhemd/n Oberhemd/n",
        "shirt, shirts, button-up shirt, button-down shirt, dress shirt",
    ),
    "blouse": make_kind(
        "Bluse/f Blusen/p Damenbluse/f Tunika/f", "blouse, blouses, women's blouse, tunic"
    ),
    "longsleeve": make_kind(
        "Langarmshirt/n Longsleeve/n Langarmshirts/p Langarm-T-Shirt/n",
        "long-sleeved shirt, longsleeve, long-sleeve tee, long sleeve t-shirt",
    ),
    "sweater": make_kind(
        "Pullover/m Pulli/m Sweater/m Strickpullover/m Sweatshirt/n Pullis/p",
        "sweater, jumper, pullover, sweatshirt, sweaters",
    ),
    "cardigan": make_kind(
        "Strickjacke/f Cardigan/m Strickjacken/p", "cardigan, cardigans, knit jacket"
    ),
    "hoodie": make_kind(
        "Kapuzenpullover/m Hoodie/m Kapuzenpulli/m Kapuzenjacke/f Hoodies/p",
        "hoodie, hooded sweatshirt, hoodies, hoody",
    ),
    "jacket": make_kind(
        "Jacke/f Jacken/p Übergangsjacke/f Winterjacke/f Jäckchen/n", "jacket, jackets, anorak"
    ),
    "coat": make_kind("Mantel/m Mäntel/p Wintermantel/m", "coat, coats, overcoat, parka"),
    "vest": make_kind("Weste/f Westen/p Steppweste/f", "vest, gilet, waistcoat, vests"),
    "blazer": make_kind("Blazer/m Sakko/n Jackett/n", "blazer, suit jacket, blazers, sport coat"),
    "trousers": make_kind(
        "Hose/f Hosen/p Stoffhose/f lange~Hose/f Jogginghose/f", "trousers, pants, slacks, chinos"
    ),
    "jeans": make_kind(
        "Jeans/f Jeanshose/f Jeanshosen/p", "jeans, denim pants, denim trousers, pair of jeans"
    ),
    "leggings": make_kind("Leggings/p Leggins/p Strumpfhose/f", "leggings, tights"),
    "shorts": make_kind(
        "Shorts/p kurze~Hose/f Bermudas/p Bermuda/f", "shorts, short pants, bermuda shorts"
    ),
    "jumpsuit": make_kind(
        "Jumpsuit/m Overall/m Strampler/m Einteiler/m",
        "jumpsuit, overall, romper, playsuit, onesie",
    ),
    "cap": make_kind(
        "Kappe/f Cap/f Basecap/f Schirmmütze/f Baseballkappe/f Caps/p",
        "cap, baseball cap, caps, snapback",
    ),
    "hat": make_kind("Hut/m Hüte/p Sonnenhut/m", "hat, hats, sun hat"),
    "beanie": make_kind(
        "Mütze/f Strickmütze/f Beanie/f Wollmütze/f Mützen/p",
        "beanie, knit hat, woolly hat, bobble hat",
    ),
    "sneakers": make_kind(
        "Sneaker/p Turnschuhe/p Sportschuhe/p Sneakers/p Turnschuh/m",
        "sneakers, trainers, running shoes, sneaker",
    ),
    "shoes": make_kind(
        "Schuhe/p Halbschuhe/p Schuh/m Slipper/p Ballerinas/p",
        "shoes, loafers, flats, pair of shoes, shoe",
    ),
    "boots": make_kind(
        "Stiefel/p Stiefeletten/p Boots/p Winterstiefel/p", "boots, ankle boots, boot, booties"
    ),
    "sandals": make_kind(
        "Sandalen/p Flipflops/p Badelatschen/p Sandaletten/p Sandale/f",
        "sandals, flip-flops, slides, sandal",
    ),
    "heels": make_kind(
        "Pumps/p High~Heels/p Absatzschuhe/p Stöckelschuhe/p", "heels, high heels, pumps, stilettos"
    ),
    "body": make_kind("Body/m Bodys/p Babybody/m Bodysuit/m", "bodysuit, body, baby bodysuit"),
    "undershirt": make_kind("Unterhemd/n Unterhemden/p", "undershirt, vest top, undershirts"),
    "scarf": make_kind("Schal/m Tuch/n Schals/p", "scarf, scarves, shawl"),
    "bag": make_kind("Tasche/f Handtasche/f Taschen/p", "bag, handbag, bags"),
}

GROUPS: Mapping[str, tuple[KindWords, tuple[str, ...]]] = {
    "tops": (
        make_kind("Oberteil/n Oberteile/p Shirts/p", "top, tops, upper wear"),
        ("t-shirt", "top", "polo", "shirt", "blouse", "longsleeve", "undershirt"),
    ),
    "knitwear": (
        make_kind("Strickware/f Pullover/p Strick/m Wollsachen/p", "knitwear, jumpers, sweaters"),
        ("sweater", "cardigan", "hoodie"),
    ),
    "outerwear": (
        make_kind("Jacken~und~Mäntel/p Überjacke/f Outdoorjacke/f", "outerwear, jackets and coats"),
        ("jacket", "coat", "vest", "blazer"),
    ),
    "long trousers": (
        make_kind("lange~Hosen/p lange~Hose/f Beinkleid/n", "long trousers, long pants, bottoms"),
        ("trousers", "jeans", "leggings"),
    ),
    "headwear": (
        make_kind(
            "Kopfbedeckung/f Kopfbedeckungen/p Hüte~und~Mützen/p",
            "headwear, hats and caps, headgear",
        ),
        ("cap", "hat", "beanie"),
    ),
    "footwear": (
        make_kind(
            "Schuhe/p Schuhwerk/n Fußbekleidung/f Paar~Schuhe/n", "footwear, shoes, pair of shoes"
        ),
        ("sneakers", "shoes", "boots", "sandals", "heels"),
    ),
}

ATTRIBUTES: Mapping[str, Mapping[str, AttributeWords]] = {
    "colour": COLOURS,
    "pattern": PATTERNS,
    "sleeve": SLEEVES,
    "neckline": NECKLINES,
    "length": LENGTHS,
}
