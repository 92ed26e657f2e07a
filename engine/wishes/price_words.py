"""Words and signs of prices."""
# ruff: noqa: E501 # tables: one family of words a line

from decimal import Decimal
from enum import Enum, auto

from engine.wishes.forms import list_words, spell_all
from engine.wishes.tables import WordTable, list_by_value, make_list


class Bound(Enum):
    """What a number after such a word is."""

    MAXIMUM = auto()
    MINIMUM = auto()
    ABOUT = auto()
    FROM = auto()  # the lower end where "to" follows, else a minimum
    BETWEEN = auto()  # both ends follow, or it is no price
    FOR = auto()  # a maximum, but only of money: "für 50 Euro"


BEFORE = WordTable(
    list_by_value(
        {
            Bound.MAXIMUM: """
                unter, bis, bis zu, bis maximal, höchstens, hoechstens, maximal, max, maximum, weniger als, nicht mehr als,
                nicht über, nicht teurer als, billiger als, günstiger als, nichts über, kein cent mehr als,
                nicht mehr ausgeben als, nicht mehr wie, weniger wie, nicht teurer wie, unterm, budget, budget von, budget ist, mein budget ist, budget bis, preis bis, nie über,
                unterhalb von, unterhalb, keine über, preis unter, für unter, für maximal, für höchstens, für weniger als,
                under, below, up to, at most, less than, no more than, not more than, not over,
                nothing over, cheaper than, within, budget is, my budget is, budget of, for under, for less than, for up to,
                not above, nothing above, no dearer than, maximum of, max of, <, <=, ≤""",
            Bound.MINIMUM: """
                mindestens, mind, mindest, minimal, min, minimum, über, mehr als, teurer als, nicht unter, nicht weniger als,
                nichts unter, oberhalb von, nicht billiger als, nicht günstiger als,
                at least, over, above, more than, not under, nothing under, no less than, not less than,
                not below, nothing below, dearer than, minimum of, upwards of, >, >=, ≥""",
            Bound.ABOUT: """
                um, um die, so um die, ca, circa, zirka, etwa, rund, ungefähr, in etwa, so um, bei etwa, bei ca,
                für etwa, für rund, für ungefähr, für ca, für um die, about, around, roughly, approximately, approx, ~, ≈,
                for about, for around, somewhere around""",
            Bound.FROM: "ab, from, starting at, starting from, preis ab, preis von",
            Bound.BETWEEN: "zwischen, zw, von, between, irgendwo zwischen, preislich zwischen",
            Bound.FOR: "für, for, um nur, at, zu, bei",
        }
    )
)
AFTER = WordTable(
    list_by_value(
        {
            Bound.MAXIMUM: """
                maximal, max, maximum, höchstens, oder weniger, oder billiger, oder günstiger, tops, at most,
                or less, or under, or below, or cheaper, and below, and under, at the most, limit""",
            Bound.MINIMUM: """
                mindestens, oder mehr, oder darüber, aufwärts, und mehr, und aufwärts, at least, or more,
                and up, and above, upwards, or above, and more, +""",
        }
    )
)
TO = make_list("bis, bis zu, bis maximal, und, and, to, till, -, –, —")
CURRENCIES = WordTable(
    list_by_value(
        {
            "EUR": "€, eur, euro, euros, euronen, eu, öcken, ocken, tacken, mäuse, piepen, kröten",
            "USD": "$, usd, dollar, dollars, us $, bucks",
            "GBP": "£, gbp, pfund, pound, pounds, quid",
            "CHF": "chf, fr, franken, franke, fränkli, fränkle, sfr, stutz, stütz",
            "JPY": "¥, jpy, yen",
        }
    )
)
# Bank notes by their names. Those that are decades, too, are money after a word of prices alone.
NOTES = {
    name: Decimal(value)
    for value, names in {
        5: "fünfer fiver",
        10: "zehner tenner",
        20: "zwanni zwannis zwanziger",
        50: "fuffi fuffis fuffy fuffies fuffziger fünfziger",
        100: "hunni hunnis hunderter",
        200: "zweihunderter",
        1000: "tausender",
    }.items()
    for name in spell_all(list_words(names))
}
NOTES_ALONE = frozenset(
    spell_all(list_words("zwanni fuffi fuffis fuffy fuffziger hunni hunderter"))
)
NOTE_ARTICLES = frozenset(list_words("ein einen einem nen nem n ' 'n a an den dem"))
# A number before one of these is no price: "unter 18 Jahre", "mit mehr als 3 Knöpfen".
UNITS = frozenset(
    list_words("""
    % cm mm m kg g zoll inch inches jahre jahren jahr years year yo monate months tage tagen days day
    stück teile knöpfe knöpfen buttons taschen pockets farben colours colors prozent percent uhr grad
    degrees ° er xl l teenager °c
    """)
)
# Numbers after one of these are ages or sizes.
NOT_PRICED = frozenset(
    list_words("""
    größe grösse groesse grosse gr size sizes größen groessen konfektionsgröße frauen frau damen männer herren
    kinder mädchen jungs women woman ladies men kids girls boys alter age aged us uk eu länge weite w
    """)
)
