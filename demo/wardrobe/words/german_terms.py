"""The German words for what the catalogue's vocabulary names."""

ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}

COLOURS = {
    "black": "schwarz", "white": "weiß", "grey": "grau", "beige": "beige", "brown": "braun",
    "red": "rot",
    "burgundy": "weinrot", "pink": "rosa", "orange": "orange", "yellow": "gelb", "green": "grün",
    "olive": "olivgrün", "turquoise": "türkis", "light blue": "hellblau", "blue": "blau",
    "navy": "dunkelblau", "purple": "lila", "gold": "golden", "silver": "silbern",
    "multicolour": "bunt",
}  # fmt: skip
UNBENDING = ("beige", "rosa", "orange", "lila")
SAYS_IT_TWICE = {"striped", "checked", "dotted", "quilted", "embroidered"}
"""Patterns whose adjective leaves nothing for the words after the noun to add."""
ALONE = {"gold": "gold", "silver": "silber"}
NOUN_COLOURS = {"gold": "Gold", "silver": "Silber", "multicolour": "Bunt"}

NOUNS: dict[str, tuple[tuple[str, str], ...]] = {
    "dress": (("Kleid", "n"),), "skirt": (("Rock", "m"),), "top": (("Top", "n"),),
    "t-shirt": (("T-Shirt", "n"), ("Shirt", "n")), "polo": (("Poloshirt", "n"), ("Polohemd", "n")),
    "shirt": (("Hemd", "n"),), "blouse": (("Bluse", "f"),),
    "longsleeve": (("Langarmshirt", "n"), ("Longsleeve", "n")),
    "sweater": (("Pullover", "m"), ("Pulli", "m"), ("Strickpullover", "m")),
    "cardigan": (("Strickjacke", "f"), ("Cardigan", "m")),
    "hoodie": (("Hoodie", "m"), ("Kapuzenpullover", "m")), "jacket": (("Jacke", "f"),),
    "coat": (("Mantel", "m"),), "vest": (("Weste", "f"),), "blazer": (("Blazer", "m"),),
    "trousers": (("Hose", "f"), ("Stoffhose", "f")), "jeans": (("Jeans", "f"),),
    "leggings": (("Leggings", "f"),), "shorts": (("Shorts", "p"), ("kurze Hose", "f")),
    "jumpsuit": (("Jumpsuit", "m"), ("Overall", "m")), "cap": (("Cap", "f"), ("Schirmmütze", "f")),
    "hat": (("Hut", "m"),), "beanie": (("Strickmütze", "f"), ("Beanie", "f")),
    "sneakers": (("Sneaker", "p"), ("Turnschuhe", "p")), "shoes": (("Schuhe", "p"),),
    "boots": (("Stiefel", "p"),), "sandals": (("Sandalen", "p"),),
    "heels": (("Pumps", "p"), ("High Heels", "p")),
}  # fmt: skip

PATTERNS: dict[str, tuple[str, ...]] = {
    "striped": ("gestreift",), "striped:breton": ("geringelt", "gestreift"),
    "striped:horizontal": ("quergestreift", "gestreift", "geringelt"),
    "striped:vertical": ("längsgestreift", "gestreift"), "striped:multi": ("bunt gestreift",),
    "checked": ("kariert",), "dotted": ("gepunktet", "getupft"), "floral": ("geblümt",),
    "animal:leopard": (), "lace": (), "knit:nordic": (), "melange": ("meliert",), "denim": (),
    "embroidered": ("bestickt",), "sequins": ("glitzernd",), "quilted": ("gesteppt",),
    "all-over": ("gemustert",), "tie-dye": ("gebatikt",), "graphic": ("bedruckt",),
    "camouflage": (), "colour-block": (), "plain": ("schlicht", "einfarbig", ""),
    "knit": ("gestrickt", ""),
}  # fmt: skip

WITH: dict[str, tuple[str, ...]] = {
    "striped:horizontal": ("mit Querstreifen", "mit Streifen"),
    "striped:breton": ("mit Bretonstreifen", "mit schmalen Ringeln"),
    "striped:block": ("mit breiten Blockstreifen", "mit breiten Streifen"),
    "striped:multi": ("mit bunten Streifen",),
    "striped:vertical": ("mit Längsstreifen", "mit senkrechten Streifen"),
    "striped:pin": ("mit Nadelstreifen", "mit feinen Nadelstreifen"),
    "checked:gingham": ("mit Karomuster", "im Gingham-Karo"),
    "checked:vichy": ("im Vichykaro", "mit kleinem Karo"),
    "checked:buffalo": ("mit großem Karo", "im Holzfällerkaro"),
    "checked:tartan": ("mit Schottenkaro", "im Tartanmuster"),
    "checked:windowpane": ("mit Fensterkaro", "mit feinem Gitterkaro"),
    "checked:houndstooth": ("mit Hahnentrittmuster", "im Hahnentritt"),
    "dotted:small": ("mit Punkten", "mit kleinen Tupfen", "mit Polka Dots"),
    "dotted:large": ("mit großen Punkten", "mit großen Tupfen"),
    "dotted:scattered": ("mit bunten Punkten", "mit verstreuten Tupfen"),
    "dotted:rings": ("mit Kringeln", "mit Ringen und Punkten"),
    "floral:ditsy": ("mit Streublümchen", "mit kleinen Blumen", "mit Millefleurs-Muster"),
    "floral:daisies": ("mit Margeriten", "mit Gänseblümchen"),
    "floral:blossoms": ("mit großen Blüten", "mit Kirschblüten"),
    "floral:stems": ("mit Blumen auf langen Stielen", "mit Tulpen und Blüten"),
    "floral:hibiscus": ("mit Hibiskusblüten", "mit tropischen Blüten"),
    "floral:roses": ("mit Rosen", "mit Rosenmuster"),
    "floral:meadow": ("mit bunter Blumenwiese", "mit Wiesenblumen"),
    "animal:leopard": ("mit Leopardenmuster", "im Leo-Look", "mit Leoprint"),
    "animal:zebra": ("mit Zebrastreifen", "im Zebramuster"),
    "animal:snake": ("mit Schlangenmuster", "in Schlangenoptik"),
    "camouflage:woodland": ("im Camouflage-Muster", "mit Tarnmuster"),
    "graphic:sun": ("mit Sonnenuntergang", "mit Sonnen-Print"),
    "graphic:waves": ("mit Wellen-Print",),
    "graphic:letters": ("mit Schriftzug", "mit Aufdruck"), "graphic:heart": ("mit Herz",
    "mit Herz-Print"),
    "graphic:star": ("mit Stern", "mit Stern-Print"), "graphic:cat": ("mit Katze",
    "mit Katzenmotiv"),
    "graphic:flower": ("mit Blumen-Print", "mit Margerite auf der Brust"),
    "graphic:palm": ("mit Palme", "mit Palmen-Print"), "graphic:mountain": ("mit Bergmotiv",),
    "graphic:bicycle": ("mit Fahrrad-Print",), "graphic:smile": ("mit Smiley",),
    "all-over:geometric": ("mit geometrischem Muster", "mit Grafikmuster"),
    "all-over:diamonds": ("mit Rautenmuster", "im Argyle-Muster"),
    "all-over:paisley": ("mit Paisleymuster",), "all-over:ikat": ("mit Ikatmuster",
    "mit Ethno-Rauten"),
    "all-over:waves": ("mit Wellenmuster", "mit Fächermuster"),
    "all-over:terrazzo": ("mit Terrazzomuster",), "all-over:brush": ("mit Pinselstrichen",),
    "all-over:hearts": ("mit Herzchen", "mit vielen Herzen"),
    "all-over:stars": ("mit Sternen", "mit Sternchen"),
    "all-over:leaves": ("mit Palmblättern", "mit Blättermuster"),
    "all-over:zigzag": ("mit Zickzackmuster",),
    "all-over:ovals": ("mit Retromuster",), "colour-block:halves": ("im Colour-Block",),
    "colour-block:bands": ("im Colour-Block", "mit Farbblöcken"),
    "colour-block:diagonal": ("mit schrägem Farbeinsatz",),
    "colour-block:yoke": ("mit farbiger Passe",),
    "colour-block:sleeves": ("mit abgesetzten Ärmeln", "mit Raglanärmeln in Kontrastfarbe"),
    "colour-block:visor": ("mit farbigem Schirm",), "lace:flowers": ("aus Spitze", "mit Spitze"),
    "knit:cable": ("mit Zopfmuster", "in Zopfstrick"), "knit:rib": ("in Rippstrick", "mit Rippen"),
    "knit:chunky": ("aus Grobstrick",), "knit:nordic": ("mit Norwegermuster",),
    "sequins:discs": ("mit Pailletten", "aus Pailletten"),
    "tie-dye:spiral": ("in Batikoptik", "im Batik-Look"), "tie-dye:rings": ("in Batikoptik",),
    "quilted:diamond": ("mit Rautensteppung",), "quilted:channels": ("mit Steppkammern",
    "wattiert"),
    "embroidered:chest": ("mit Blumenstickerei", "mit Stickerei"),
    "embroidered:hem": ("mit Stickerei am Saum",), "denim:twill": ("aus Denim", "aus Jeansstoff"),
    "plain:straw": ("aus Stroh", "geflochten"),
}  # fmt: skip

NECKLINES: dict[str, tuple[str, ...]] = {
    "v": ("mit V-Ausschnitt",), "boat": ("mit U-Boot-Ausschnitt",), "collar": ("mit Kragen",),
    "turtleneck": ("mit Rollkragen",), "straps": ("mit Trägern", "mit schmalen Trägern"),
    "square": ("mit Karree-Ausschnitt", "mit eckigem Ausschnitt"), "halter": ("mit Neckholder",),
    "off-shoulder": ("schulterfrei", "mit Carmenausschnitt"), "hood": ("mit Kapuze",),
    "round": ("mit Rundhals", "mit rundem Ausschnitt"), "open": ("mit Revers",),
}  # fmt: skip
SLEEVES = {"none": ("ohne Ärmel", "ärmellos"), "short": ("mit kurzen Ärmeln", "kurzärmelig"),
           "three-quarter": ("mit Dreiviertelärmeln", "mit 3/4-Ärmeln"),
           "long": ("mit langen Ärmeln", "langärmelig")}  # fmt: skip
LENGTHS = {"mini": ("Mini",), "midi": ("Midi",), "maxi": ("Maxi",)}
FABRICS = {"satin": "aus Satin", "linen": "aus Leinen", "leather": "aus Leder", "wool": "aus Wolle",
           "suede": "aus Wildleder", "felt": "aus Filz", "knit": "aus Strick",
           "fleece": "aus Fleece",
           "denim": "aus Denim", "canvas": "aus Canvas", "twill": "aus Baumwolltwill",
           "poplin": "aus Baumwolle", "jersey": "aus Jersey"}  # fmt: skip
CUT_WORDS = {
    "belt": ("mit Gürtel",), "bow": ("mit Schleife",), "puff": ("mit Puffärmeln",),
    "pocket": ("mit Brusttasche",), "wrap": ("in Wickeloptik",), "pleated": ("mit Plissee",),
    "tiered": ("mit Stufen", "mit Volants"), "zip": ("mit Reißverschluss",),
    "bobble": ("mit Bommel",),
    "joggers": ("mit Bündchen",), "cargo": ("mit Seitentaschen",), "strappy": ("mit zwei Riemen",),
    "ankle-strap": ("mit Fesselriemchen",), "lace-up": ("zum Schnüren",),
}  # fmt: skip
