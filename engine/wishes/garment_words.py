"""Words that shoppers use for garments beyond those the shipped model is taught."""
# ruff: noqa: E501 # tables: one family of words a line

from collections.abc import Mapping

# Field, value, then words; a German adjective's stem ends in "~" and is inflected.
# They live here and not in the training vocabulary, from which a model's lessons are drawn.
MORE_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "dress": "Kleidchen, Kleidle, Dirndl, Dirndln, Kleiderl, Kleidl, sundress, gowns",
        "skirt": "Röckchen, Röckle, Röckli, Rockerl, Jupe, Jupes, Tutu",
        "t-shirt": "Shirtchen, Leiberl, Leiberln, Liibli, tees, T Shirt, T Shirts",
        "top": "Oberteilchen, Tanktop, Tanktops, tanktop, Croptop, singlet, singlets",
        "sweater": "Rolli, Pulover, Troyer, Strickpulli, knit sweater, woolly",
        "cardigan": "Strickjäckchen, Jäckchen aus Strick, cardi, cardis",
        "jacket": "Jackerl, Jäckle, Jäckli, Janker, Parka, Parkas, Anorak, Blouson, Blousons, bomber, windbreaker",
        "coat": "Trenchcoat, Trench, trenchcoat, raincoat, duffle coat",
        "shirt": "Hemderl, button up shirt, button down shirt, button-down, Flanellhemd",
        "blouse": "Blüschen, Tuniken, tunics",
        "trousers": "Chino, Chinos, Buxe, Hosn, Jogger, Joggers, sweatpants, slacks, Culotte, Culottes, Marlenehose, Lederhose, Lederhosen, trouser, pant, palazzos",
        "jeans": "Jeanshosn, denims, skinny jeans, jean",
        "leggings": "Legging, Strumpfhosen",
        "shorts": "kurze Hosen, kurzen Hosen, Hotpants, hot pants",
        "jumpsuit": "Overalls, rompers, dungarees, Latzhose, Latzhosen",
        "cap": "Käppi, Kapperl, Käppli, Cappy, Käppis, Kappen",
        "beanie": "Haube, Hauben, Hauberl, Käpple, beanies, bobble hats, woolly hats",
        "sneakers": "Turnschuh, Sneakern, trainer, runners, Tennisschuhe",
        "boots": "Stiefelette, Boot, wellies, Gummistiefel, Chelsea Boots",
        "shoes": "Ballerina, Mokassins, Halbschuh, ballet flats, loafer",
        "sandals": "Sandalette, Flip Flops, Flip-Flops, flip flops, Schlappen, Zehentrenner",
        "heels": "Pumps, stiletto, stilettos, High-Heels, Stöckelschuh",
        "scarf": "Schals, Schaal, Halstuch, Halstücher, Tücher, shawls",
        "bag": "Täschchen, Täschli, Tascherl, Handtaschen, handbags, tote, totes, clutch, purse, Beutel, Rucksack",
        "vest": "Gilet, Gilets, Pullunder, waistcoats, gilets, Steppwesten",
        "blazer": "Sakkos, Jacketts",
        "hat": "Hütchen, Strohhüte",
        "body": "bodysuits",
    },
    "group": {
        "tops": "Shirt, Shirts, Shirtl, Oberteil, Oberteile, Oberteilen, upper wear",
        "footwear": "Schuhe, Schuhen, Schuh, Schuhwerk, shoes, shoe, footwear",
        "knitwear": "Stricksachen, Strickzeug, Strickmode, Gestricktes, knits",
        "outerwear": "Outerwear, Überzieher",
        "long trousers": "lange Hosen, langen Hosen, langen Hose, long trousers",
        "headwear": "Kopfbedeckung, headgear",
    },
    "colour": {
        "black": "Schwoaz, kohlschwarz~, pechschwarz~, blk",
        "white": "weiss~, offwhite, off white, ivory, wollweiß~, naturweiß~, schlohweiß~, elfenbein",
        "grey": "mausgrau~, taubengrau~, steingrau~, greys, anthracite, light gray, dark gray",
        "beige": "nude, camel, taupe, ecru, kamel, Hautfarbe, haut, skin coloured, skin colored, skin-coloured, skin-colored",
        "brown": "cognac, schokobraun~, mokka, chestnut, caramel, schokolade",
        "red": "feuerrot~, tomatenrot~, kirschrot~, crimson, cherry red, ziegelrot~",
        "burgundy": "Bordeaux, burgunder, burgunderrot~, beerenrot~, beere, aubergine, bordo",
        "pink": "fuchsia, magenta, pinkish, rosé, rosee, dusty pink, koralle, lachs, coral, salmon, blush, blassrosa",
        "orange": "apricot, peach, pfirsich, aprikose, rostrot~, terracotta, rust, Rost",
        "yellow": "zitronengelb~, sonnengelb~, senf, ocker, ochre",
        "green": "smaragd, tannengrün~, flaschengrün~, mint, mintgrün~, minze, emerald, salbei, sage",
        "turquoise": "petrolfarben~, turkis, cyan",
        "light blue": "himmelblau~, eisblau~, taubenblau~, ice blue",
        "blue": "kobaltblau~, kornblumenblau~, cobalt, indigo, blitzblau~, azure",
        "navy": "Marine, marine, midnight blue, mitternachtsblau~",
        "purple": "flieder, lavendel, mauve, pflaume, plum, violette",
        "multicolour": "farbig~, kunterbunt~, quietschbunt~, vielfarbig~, colorful, colourfull, multicolored, multicoloured, multicolor, farbenfroh~, multi coloured, multi color, multi colour, multi colored",
        "gold": "goldig~",
    },
    "pattern": {
        "plain": "unifarben~, unifarbig~, musterlos~, ohne Muster, kein Muster, keine Muster, no patterns, no pattern, without pattern, without patterns, without a pattern, solid colour, solid color, patternless, einfärbig~, plain coloured, nicht gemustert",
        "striped": "Streif, Streifchen, längsgestreift~, quergestreift~, Ringelmuster, Nadelstreifen, pinstripe, pinstripes, Blockstreifen, stripe, Breton, Streiferl, Ringel, gstreift~, strips",
        "checked": "Vichy, Glencheck, Hahnentritt, houndstooth, Schottenmuster, großkariert~, kleinkariert~, check, plaids, tartans",
        "dotted": "Punkt, Punkte, Punkterl, Pünkterl, Pünktli, Tupf, Tupfer, Tüpfchen, Tüpfli, Polkadots, polkadot, polkadots, Polka Dots, gepünktelt~, spotty, dotty, dot, Punktmuster, Punktemustern, Pünktchenmuster, Polka, getüpfelt~, gepünktet~, polka",
        "floral": "Blume, Blumerl, Blüemli, Blüte, Blümlein, Rosenmuster, geblumt~, geblumelt~, Blumenprint, Millefleurs, blossom, blossoms, rose print, florals, Blumenmustern, Streublumen, Streublümchen, roses, Wiesenblumen, floral pattern",
        "animal": "Leoprint, Leo Print, Leopard, Leoparden, Leopardenprint, Leopardenlook, Zebra, Zebraprint, Zebrastreifen, Tigerstreifen, Tiger, Schlangenmuster, Animal Print, Animalprints, Kuhmuster, cheetah, snakeskin, zebra stripes, tiger print, snake print, leopard prints, Gepard",
        "camouflage": "Camo, Tarnfarbe, Flecktarn, military print",
        "graphic": "Aufdrucke, Aufschrift, Logos, Motive, Schriftzüge, Slogan, Spruch, Sprüche, Prints, slogans, logos, letters, writing",
        "all-over": "Muster, Mustern, patterns, allover, Allover",
        "colour-block": "zweifärbig~, Colourblocking, Colorblocking, Farbblock, colour blocking, color blocking, colorblock, colourblock, two tone",
        "lace": "Spitzen, aus Spitze, lacey, Häkelspitzen",
        "knit": "Zopf, Strick, aus Strick, chunky knit, cable knit, Ajour, Feinstrick",
        "denim": "Jeansstoff, aus Jeans, Denims",
        "embroidered": "Bestickung, embroideries",
        "sequins": "glitzer, Glitzerndes, glitzerig~, glittery, sparkles, sparkling, glitter, Glitzi, Paillette",
        "tie-dye": "Batikprint, tie dye, tie dyed, ombre, ombré",
        "quilted": "Steppung, puffa, quilting",
    },
    "sleeve": {
        "short": "kurzarm, kurzarmig~, halbärmelig~, halbärmlig~, halbe Ärmel, halben Ärmeln, halbem Ärmel, halber Ärmel, half sleeve, half sleeves, half sleeved, half-sleeve, kurze Ärmel, kurzer Arm, kurzen Arm, short sleeved, kurzer Ärmel, halbarm, Halbarm",
        "long": "langarm, langarmig~, vollärmelig~, vollärmlig~, volle Ärmel, vollen Ärmeln, vollem Ärmel, langem Ärmel, full sleeve, full sleeves, full sleeved, full-sleeve, lange Ärmel, langer Arm, langen Arm, long sleeved, langer Ärmel",
        "none": "ohne Ärmel, ohne Arme, no arms, without arms, armless, o . Ärmel, o . Arm, ohne Arm, keine Ärmel, kein Ärmel, armlos~, ohne Ärmeln, no sleeve, sleevless, w/o sleeves",
        "three-quarter": "Ellbogenärmel, Ellbogenärmeln, elbow sleeve, elbow-length sleeves, Dreiviertelarm, Dreiviertelärmel, 3/4 Arm, 3/4-Arm, 3/4-Ärmel, 3/4 Ärmel, 3/4 Ärmeln, 3/4 sleeve, 3/4-sleeves, 3/4-sleeve, halblange Ärmel, halblangen Arm, three quarter sleeves, three quarter sleeve, dreiviertellange Ärmel",
    },
    "neckline": {
        "round": "runder Ausschnitt, runden Ausschnitt, round neckline, crewneck, Rundausschnitt, O-Ausschnitt, o-neck",
        "collar": "Kragens, Kragerl, collars, Bubikragen, Kentkragen, shirt collar, Peter Pan collar",
        "hood": "Kapuzn, Kapuzen, hoods",
        "v": "V Ausschnitt, VAusschnitt, V Neck, vneck, v-neckline, V-Auschnitt, tiefer Ausschnitt",
        "turtleneck": "Rolli, Rollkragn, Stehkragens, roll neck, turtle neck, polo neck, mock neck, funnel neck, rollneck",
        "straps": "Spaghettiträger, Träger, dünne Träger, strap, spaghetti strap, Trägerl",
        "boat": "U-Boot Ausschnitt, boatneck, Bateau, bateau neck",
        "off-shoulder": "off the shoulder, off shoulder, nackte Schultern, schulterlos~, Bardot, trägerlos~, Carmen, Bandeau, bandeau, cold shoulder, freie Schultern",
        "square": "quadratischer Ausschnitt, quadratischem Ausschnitt, eckigen Ausschnitt, square neckline, Karreeausschnitt",
        "halter": "halter neck, Neckholders, halterneck",
    },
    "length": {
        "mini": "minis, über dem Knie, über den Knien, überm Knie, above the knee, above-the-knee, above knee, above-knee, thigh length, oberschenkellang~",
        "knee": "kniebedeckend~, knee length, bis zum Knie, bis zu den Knien, Knielänge, knee-high, umspielt das Knie",
        "midi": "midis, unter dem Knie, unterm Knie, unterhalb des Knies, unterhalb der Knie, below the knee, below knee, below-knee, bis zur Wade, Wadenlänge, mid-length, mid length, halblang~, calf length",
        "maxi": "maxis, bis zum Boden, floor length, ankle length, to the floor",
        "cropped": "Crop, Cropped, kurz geschnitten",
    },
}

# Garments without a value in the vocabulary: a question about them is a new one all the same.
OTHER_GARMENTS = """
anzug anzüge anzügen suit suits bikini bikinis badeanzug badeanzüge swimsuit swimwear badehose badehosen
bademantel morgenmantel robe socken socke strümpfe socks sock gürtel belt belts krawatte krawatten tie
handschuhe handschuh gloves schlafanzug pyjama pyjamas pajamas nachthemd nightdress dessous lingerie bh
bhs bra unterwäsche underwear unterhose unterhosen boxershorts poncho ponchos cape capes schmuck kette
ohrringe kleidung klamotten mode outfit outfits clothes clothing garment garments
kostüm kostüme hosenanzug kimono kimonos tracht fliege pantsuit
stirnband petticoat petticoats
"""

# Ordinary words that end like a garment or are one slip of the finger away from a word above.
ORDINARY_WORDS = """
laptop desktop stop shop barock handtuch handtücher hemdkragen party partys dressy address wolle leder
seide leinen samt stoff stoffe taste tasten rocker rockig streit strand sticker kleine kleiner kleines
kleinen kleinem leichte sommer winter herbst sport sporty sportlich model modell modelle boden dose coast
roast blues wester western dresscode hochzeit reise preis preise fest feste farbe farben rund weise weich
knöpfe schleife rüschen falten taille bund streng strenge straight stretch edel elegant größe lecker
shape shapes print sunset trachten feier beides button buttons pocket pockets
"""

# What may stand before a colour and leave it the same; other words before a colour are words.
COLOUR_TONES = """
hell dunkel knall tief zart pastell neon leucht matt blass kräftig satt gras see wald moos apfel limetten
flaschen tannen rubin kirsch ziegel feuer blut erd purpur schoko kaffee nuss reh kakao stahl rauch mittel
königs royal kobalt himmel baby eis tauben meer ozean nacht marine jeans tinten alt puder blüten bonbon
kaugummi zitronen sonnen senf mais gold stein beton maus asch silber schiefer lavendel flieder violett
kreide perl creme woll natur schnee oliv mint smaragd petrol super ganz pech kohl raben rot gelb grün blau
schwarz weiß grau braun rosa lila rost wein lachs
"""
