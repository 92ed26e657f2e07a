"""German and English words for colours, patterns, sleeves, necklines and lengths."""
# ruff: noqa: E501 # tables: one family of words a line

from collections.abc import Mapping

from engine.training.words import AttributeWords, make_words

# fmt: off
COLOURS: Mapping[str, AttributeWords] = {
    "black": make_words("schwarz, tiefschwarz", "Schwarz", "", "black, jet black", "black"),
    "white": make_words("weiß, schneeweiß, cremeweiß", "Weiß", "", "white, off-white", "white"),
    "grey": make_words(
        "grau, hellgrau, dunkelgrau, anthrazit!",
        "Grau",
        "",
        "grey, gray, light grey, dark grey, charcoal",
        "grey",
    ),
    "beige": make_words(
        "beige!, cremefarben, sandfarben, creme!",
        "Beige",
        "",
        "beige, cream, sand, tan, ecru",
        "beige",
    ),
    "brown": make_words(
        "braun, dunkelbraun, hellbraun", "Braun", "", "brown, dark brown, chocolate", "brown"
    ),
    "red": make_words("rot, knallrot, hellrot", "Rot", "", "red, bright red, scarlet", "red"),
    "burgundy": make_words(
        "weinrot, bordeauxrot, dunkelrot, bordeaux!",
        "Weinrot",
        "",
        "burgundy, dark red, wine red, maroon",
        "burgundy",
    ),
    "pink": make_words(
        "rosa!, pink!, rosafarben, altrosa!, knallpink!",
        "Rosa, Pink",
        "",
        "pink, rose, hot pink, light pink",
        "pink",
    ),
    "orange": make_words("orange!, orangefarben", "Orange", "", "orange", "orange"),
    "yellow": make_words("gelb, hellgelb, senfgelb", "Gelb", "", "yellow, mustard, lemon", "yellow"),
    "green": make_words(
        "grün, dunkelgrün, hellgrün", "Grün", "", "green, dark green, light green", "green"
    ),
    "olive": make_words(
        "olivgrün, oliv!, khaki!, olivfarben", "Oliv", "", "olive, khaki, olive green", "olive"
    ),
    "turquoise": make_words(
        "türkis, türkisfarben, türkisblau, petrol!",
        "Türkis",
        "",
        "turquoise, teal, aqua",
        "turquoise",
    ),
    "light blue": make_words(
        "hellblau, himmelblau, babyblau",
        "Hellblau",
        "",
        "light blue, sky blue, pale blue, baby blue",
        "light blue",
    ),
    "blue": make_words("blau, mittelblau, königsblau", "Blau", "", "blue, royal blue", "blue"),
    "navy": make_words(
        "dunkelblau, marineblau, nachtblau, navy!",
        "Dunkelblau, Marine",
        "",
        "navy, dark blue, navy blue",
        "navy",
    ),
    "purple": make_words(
        "lila!, violett, fliederfarben",
        "Lila, Violett",
        "",
        "purple, violet, lilac, lavender",
        "purple",
    ),
    "gold": make_words("golden, goldfarben, gold!", "Gold", "", "gold, golden", "gold"),
    "silver": make_words("silbern, silberfarben, silber!", "Silber", "", "silver, silvery", "silver"),
    "multicolour": make_words(
        "bunt, mehrfarbig, farbenfroh",
        "vielen Farben",
        "",
        "multicolour, colourful, multicolored, rainbow",
        "many colours",
    ),
}

PATTERNS: Mapping[str, AttributeWords] = {
    "plain": make_words("einfarbig, schlicht, uni!, ungemustert", "", "", "plain, solid, solid-coloured, unpatterned", "no pattern"),
    "striped": make_words("gestreift, geringelt", "Streifen, Ringeln, Streifenmuster, Querstreifen, Längsstreifen", "Streifen, Ringel", "striped, stripy, stripey", "stripes, stripe pattern"),
    "checked": make_words("kariert", "Karos, Karomuster, Karo, Vichykaro, Schottenkaro", "Karo", "checked, plaid, checkered, gingham, tartan", "checks, check pattern, plaid pattern"),
    "dotted": make_words("gepunktet, getupft", "Punkten, Tupfen, Punktemuster, Pünktchen", "Punkte, Tupfen, Pünktchen", "dotted, polka dot, spotted, polka-dot", "dots, polka dots, spots"),
    "floral": make_words("geblümt, floral, blumig", "Blumen, Blüten, Blumenmuster, Blumendruck, Blümchen, Rosen", "Blumen, Blüten, Blümchen", "floral, flowery, flowered, flower", "flowers, floral print, flower pattern"),
    "animal": make_words("leo!", "Leopardenmuster, Leomuster, Animalprint, Tigermuster, Zebramuster, Tiermuster", "Leo, Leoparden", "leopard, animal print, leopard print, zebra print", "animal print, leopard pattern"),
    "camouflage": make_words("camouflage!", "Tarnmuster, Camouflage, Camouflagemuster", "Tarn, Camouflage-", "camouflage, camo", "camouflage, camo print"),
    "graphic": make_words("bedruckt", "Aufdruck, Print, Motiv, Schriftzug, Druck, Logo", "Print, Motiv", "graphic, printed", "print, lettering, logo, graphic, slogan"),
    "all-over": make_words("gemustert, durchgemustert", "Muster, Allover-Muster, Alloverprint, Minimuster", "", "patterned, all-over print", "pattern, all-over print, small print"),
    "colour-block": make_words("zweifarbig, abgesetzt", "Colour-Blocking, Farbblöcken, Kontrast", "Colorblock-", "colour-block, color block, two-tone", "colour blocks, contrast panels"),
    "lace": make_words("", "Spitze, Spitzeneinsatz, Häkelspitze", "Spitzen", "lace, lacy", "lace"),
    "knit": make_words("gestrickt, grobgestrickt", "Zopfmuster, Strickmuster", "Strick, Grobstrick", "knitted, cable-knit, knit", "cable pattern, knit pattern"),
    "melange": make_words("meliert, grau meliert", "Melange", "Melange-", "heathered, marled, melange, heather", "melange"),
    "denim": make_words("", "Denim, Jeansstoff", "Jeans, Denim", "denim", "denim"),
    "embroidered": make_words("bestickt", "Stickerei, Stickereien", "", "embroidered", "embroidery"),
    "sequins": make_words("paillettenbesetzt, glitzernd", "Pailletten, Glitzer", "Pailletten, Glitzer", "sequined, sequin, sparkly", "sequins, glitter"),
    "tie-dye": make_words("gebatikt, batik!", "Batikmuster, Farbverlauf", "Batik", "tie-dye, tie-dyed", "tie-dye"),
    "quilted": make_words("gesteppt, wattiert", "Steppung, Steppmuster", "Stepp, Daunen", "quilted, padded, puffer", "quilting"),
}

SLEEVES: Mapping[str, AttributeWords] = {
    "short": make_words("kurzärmelig, kurzärmlig", "kurzen Ärmeln, kurzem Arm", "Kurzarm", "short-sleeved, short sleeve", "short sleeves"),
    "long": make_words("langärmelig, langärmlig", "langen Ärmeln, langem Arm", "Langarm", "long-sleeved, long sleeve", "long sleeves"),
    "none": make_words("ärmellos", "ohne Ärmel", "", "sleeveless", "without sleeves, no sleeves"),
    "three-quarter": make_words("halblangärmelig", "halblangen Ärmeln, Dreiviertelärmeln, 3/4-Ärmeln", "Dreiviertelarm-", "three-quarter-sleeved", "three-quarter sleeves, elbow sleeves, 3/4 sleeves"),
}

NECKLINES: Mapping[str, AttributeWords] = {
    "round": make_words("", "Rundhals, Rundhalsausschnitt, rundem Ausschnitt", "Rundhals", "crew-neck, round-neck", "round neck, crew neck"),
    "collar": make_words("", "Kragen, Hemdkragen", "", "collared", "collar"),
    "hood": make_words("", "Kapuze", "Kapuzen", "hooded", "hood"),
    "v": make_words("", "V-Ausschnitt, V-Neck", "V-Ausschnitt-", "v-neck", "v-neck, v neckline"),
    "turtleneck": make_words("", "Rollkragen, Stehkragen", "Rollkragen", "turtleneck, roll-neck, polo-neck", "turtleneck, high neck"),
    "straps": make_words("", "Trägern, Spaghettiträgern, dünnen Trägern", "Träger", "strappy", "straps, spaghetti straps"),
    "boat": make_words("", "U-Boot-Ausschnitt, weitem Ausschnitt", "", "boat-neck", "boat neck, wide neck"),
    "off-shoulder": make_words("schulterfrei", "schulterfreiem Ausschnitt, Carmenausschnitt", "", "off-shoulder, strapless", "bare shoulders"),
    "square": make_words("", "eckigem Ausschnitt, Karree-Ausschnitt", "", "square-neck", "square neck"),
    "halter": make_words("", "Neckholder, Nackenträger", "Neckholder-", "halterneck, halter", "halter neck"),
}

LENGTHS: Mapping[str, AttributeWords] = {
    "knee": make_words("knielang", "", "", "knee-length", ""),
    "mini": make_words("kurz, superkurz", "", "Mini", "mini, short", ""),
    "midi": make_words("wadenlang, mittellang", "", "Midi", "midi, calf-length", ""),
    "maxi": make_words("bodenlang, knöchellang", "", "Maxi", "maxi, floor-length, ankle-length", ""),
    "cropped": make_words("bauchfrei, verkürzt", "", "Crop-", "cropped, crop", ""),
    "short": make_words("kurz", "kurzem Bein", "", "short", ""),
    "full": make_words("lang", "langem Bein", "", "long, full-length", ""),
}
# fmt: on
