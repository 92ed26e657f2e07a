"""German sentences: nouns with their genders, adjectives with their endings."""

import random

from demo.wardrobe.garment import FOOT_KINDS, Garment
from demo.wardrobe.words import german_terms as terms


def bend(word: str, gender: str) -> str:
    """Give an adjective its ending without an article."""
    if word.endswith("türkis"):
        return f"{word}farben{terms.ENDINGS[gender]}"
    if not word or word.endswith(terms.UNBENDING):
        return word
    return word + terms.ENDINGS[gender]


def name_noun(garment: Garment, rng: random.Random) -> tuple[str, str]:
    """Name the garment and its gender, with length and cut in the noun where German does so."""
    noun, gender = rng.choice(terms.NOUNS[garment.kind])
    special = _find_special(garment)
    if special is not None:
        return special
    prefix = terms.LENGTHS.get(garment.length)
    if prefix and garment.kind in {"dress", "skirt"}:
        return prefix[0] + noun.lower(), gender
    return noun, gender


def _find_special(garment: Garment) -> tuple[str, str] | None:
    key = (garment.kind, garment.cut.split()[0] if garment.cut else "")
    by_cut = {
        ("skirt", "pencil"): ("Bleistiftrock", "m"), ("skirt", "pleated"): ("Faltenrock", "m"),
        ("skirt", "wrap"): ("Wickelrock", "m"), ("dress", "shirt-dress"): ("Hemdblusenkleid", "n"),
        ("dress", "wrap"): ("Wickelkleid", "n"), ("dress", "sheath"): ("Etuikleid", "n"),
        ("jumpsuit", "dungaree"): ("Latzhose", "f"), ("trousers", "joggers"): ("Jogginghose", "f"),
        ("trousers", "cargo"): ("Cargohose", "f"), ("trousers", "chino"): ("Chinohose", "f"),
        ("trousers", "wide"): ("Marlenehose", "f"), ("trousers", "flared"): ("Schlaghose", "f"),
        ("jeans", "skinny"): ("Skinny-Jeans", "f"), ("jeans", "flared"): ("Schlagjeans", "f"),
        ("jeans", "wide"): ("weite Jeans", "f"), ("shoes", "ballet"): ("Ballerinas", "p"),
        ("shoes", "loafer"): ("Loafer", "p"), ("shoes", "lace-up"): ("Schnürschuhe", "p"),
        ("boots", "chelsea"): ("Chelsea Boots", "p"), ("boots", "lace-up"): ("Schnürstiefel", "p"),
        ("boots", "zip"): ("Stiefeletten", "p"), ("hat", "bucket"): ("Fischerhut", "m"),
        ("jacket", "bomber"): ("Bomberjacke", "f"), ("top", "spaghetti"): ("Spaghettiträgertop",
        "n"),
        ("beanie", "bobble"): ("Bommelmütze", "f"),
        ("sandals", "slide"): ("Pantoletten", "p"), ("sandals", "thong"): ("Zehentrenner", "p"),
    }  # fmt: skip
    by_pattern = {
        ("jacket", "quilted"): ("Steppjacke", "f"), ("jacket", "denim"): ("Jeansjacke", "f"),
        ("vest", "quilted"): ("Steppweste", "f"), ("coat", "quilted"): ("Steppmantel", "m"),
        ("dress", "lace"): ("Spitzenkleid", "n"), ("shirt", "denim"): ("Jeanshemd", "n"),
        ("skirt", "denim"): ("Jeansrock", "m"), ("vest", "knit"): ("Pullunder", "m"),
        ("dress", "denim"): ("Jeanskleid", "n"), ("shorts", "denim"): ("Jeansshorts", "p"),
        ("top", "sequins"): ("Paillettentop", "n"), ("dress", "knit"): ("Strickkleid", "n"),
    }  # fmt: skip
    if garment.kind == "hoodie" and "zip" in garment.cut:
        return "Sweatjacke", "f"
    if garment.cut == "" or "spaghetti" not in garment.cut or garment.neckline == "straps":
        found = by_pattern.get((garment.kind, garment.pattern)) or by_cut.get(key)
        if found and not (
            garment.kind == "dress"
            and garment.length in terms.LENGTHS
            and key in by_cut
            and key[1] != "shirt-dress"
        ):
            return found
    return None


def bend_phrase(adjectives: list[str], noun: str, gender: str) -> str:
    """Join adjectives and a noun that may bring its own adjective."""
    bent = [bend(word, gender) for word in adjectives if word]
    return " ".join([*bent, noun])


def get_extras(garment: Garment, noun: str, rng: random.Random) -> list[str]:
    """List what can be said after the noun, the most telling first."""
    extras = list(_pattern_extra(garment, noun, rng))
    if (
        garment.neckline
        and not (
            garment.neckline in {"collar", "open"}
            and garment.kind not in {"dress", "jumpsuit", "blouse", "coat"}
        )
        and not (garment.neckline == "hood" and garment.kind == "hoodie")
    ):
        extras.append(rng.choice(_get_neckline(garment)))
    if garment.sleeve and garment.kind not in {
        "t-shirt",
        "longsleeve",
        "coat",
        "blazer",
        "vest",
        "jacket",
    }:
        extras.append(rng.choice(terms.SLEEVES[garment.sleeve]))
    for cut, words in terms.CUT_WORDS.items():
        if cut in garment.cut.split() and not _is_told(cut, noun):
            extras.append(rng.choice(words))
    return extras


def _get_neckline(garment: Garment) -> tuple[str, ...]:
    if garment.kind == "cardigan" and garment.neckline == "open":
        return ("offen getragen", "ohne Verschluss")
    return terms.NECKLINES[garment.neckline]


def _is_told(cut: str, noun: str) -> bool:
    told = {
        "wrap": "Wickel",
        "pleated": "Falten",
        "bobble": "Bommel",
        "cargo": "Cargo",
        "lace-up": "Schnür",
        "joggers": "Jogging",
        "zip": "Stiefelett",
    }
    return cut in told and told[cut] in noun


def _pattern_extra(garment: Garment, noun: str, rng: random.Random) -> list[str]:
    key = f"{garment.pattern}:{garment.variant}"
    is_told = (
        (garment.pattern == "denim" and "eans" in noun)
        or (garment.pattern == "lace" and "Spitze" in noun)
        or (garment.pattern == "quilted" and "Stepp" in noun)
        or (garment.pattern == "sequins" and "Pailletten" in noun)
    )
    return [] if is_told or key not in terms.WITH else [rng.choice(terms.WITH[key])]


def get_pattern_word(garment: Garment, noun: str, rng: random.Random) -> str:
    """Choose the pattern's adjective, or nothing where the noun says it already."""
    words = terms.PATTERNS.get(
        f"{garment.pattern}:{garment.variant}", terms.PATTERNS.get(garment.pattern, ())
    )
    word = rng.choice(words) if words else ""
    is_told = (word == "gesteppt" and "Stepp" in noun) or (word == "gestrickt" and "trick" in noun)
    is_vague = word in {"bedruckt", "gemustert", "gebatikt"} and rng.random() < 0.7
    return "" if is_told or is_vague else word


def write_title(garment: Garment, rng: random.Random) -> str:
    """Write a shop's title, the colour at its end: "Geblümtes Midikleid mit V-Ausschnitt, grün"."""
    noun, gender = name_noun(garment, rng)
    word = get_pattern_word(garment, noun, rng)
    extras = _without_echo(garment, word, get_extras(garment, noun, rng))
    count = 1 if garment.kind in FOOT_KINDS else rng.choice((1, 1, 2))
    extras = extras[:count]
    if garment.pattern == "plain" and not extras and garment.fabric in terms.FABRICS:
        extras = [terms.FABRICS[garment.fabric]]
    title = say(bend_phrase([word], noun, gender), extras)
    colour = " und ".join(terms.ALONE.get(c, terms.COLOURS[c]) for c in garment.colours[:2])
    return f"{title[0].upper()}{title[1:]}, {colour}"


def write_caption(garment: Garment, rng: random.Random) -> str:
    """Describe a garment in a shopper's words."""
    noun, gender = name_noun(garment, rng)
    word = get_pattern_word(garment, noun, rng) if rng.random() < 0.5 else ""
    extras = _without_echo(garment, word, get_extras(garment, noun, rng))
    form, colour = rng.randrange(4), get_colour_adjective(garment)
    shown = extras[: rng.choice((1, 2, 2))]
    if form == 1:
        return say(
            bend_phrase([word], noun, gender), [*shown, f"in {_join_nouns(garment.colours)}"]
        )
    if form == 2 and garment.pattern in {"floral", "all-over", "dotted", "embroidered"}:
        inks = _join_nouns(garment.pattern_colours)
        return f"{say(bend_phrase([colour], noun, gender), extras[:1])}, Muster in {inks}"
    if form == 3:
        fabric = terms.FABRICS.get(garment.fabric, "")
        is_told = not fabric or any(e.startswith("aus ") for e in shown) or fabric[4:] in noun
        shown = extras[:1] if is_told else [*extras[:1], fabric]
    words = [word, colour] if garment.pattern == "plain" else [colour, word]
    return say(bend_phrase(words, noun, gender), shown)


def _without_echo(garment: Garment, word: str, extras: list[str]) -> list[str]:
    """Drop what only repeats the adjective: no "gestreiftes Hemd mit Streifen"."""
    if word and garment.pattern in terms.SAYS_IT_TWICE:
        return [extra for extra in extras if extra not in _all_with(garment)]
    return extras


def _all_with(garment: Garment) -> tuple[str, ...]:
    return terms.WITH.get(f"{garment.pattern}:{garment.variant}", ())


def say(noun: str, extras: list[str]) -> str:
    """Put what is told after the noun: "mit A und B", and adverbs behind commas."""
    text, is_with = noun, False
    for extra in extras:
        if extra.startswith("mit ") and is_with:
            text += f" und {extra[4:]}"
        elif extra.startswith(("mit ", "aus ", "in ", "im ", "ohne ", "zum ")):
            text += f" {extra}"
        else:
            text += f", {extra}"
        is_with = extra.startswith("mit ")
    return text


def get_colour_adjective(garment: Garment) -> str:
    """Name the garment's colours as one adjective: "blau-weiß"."""
    names = list(dict.fromkeys(garment.colours[:2]))
    return "-".join(terms.COLOURS[name] for name in names)


def _join_nouns(names: tuple[str, ...]) -> str:
    words = [terms.NOUN_COLOURS.get(name, terms.COLOURS[name]) for name in names[:2]]
    return " und ".join(f"{word[0].upper()}{word[1:]}" for word in words)
