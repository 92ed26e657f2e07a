"""Words that say how the others are meant and are not searched for themselves."""
# ruff: noqa: E501 # tables: one family of words a line

import functools
from enum import Enum, auto

from engine.wishes.tables import WordTable, list_by_value


class Cue(Enum):
    """What a cue word does to the words around it."""

    POLITE = auto()  # says nothing, wherever it stands
    ARTICLE = auto()  # says nothing at the edges of a phrase
    WITH = auto()  # what follows is wanted
    BUT = auto()  # a new wish begins
    AND = auto()
    OR = auto()
    NOT = auto()  # a property is ruled out: nicht rot; or what was just said: Blumen bitte nicht
    NONE_OF = auto()  # a thing is ruled out with all that belongs to it: kein Kleid mit Blumen
    WITHOUT = auto()
    INSTEAD = auto()  # the next thing is ruled out, the one after it is wanted
    RATHER = auto()
    THAN = auto()  # after RATHER: what follows is ruled out
    NEITHER = auto()
    NOR = auto()  # goes on ruling out
    DISLIKE = auto()  # what was just said is ruled out: Punkte mag ich nicht
    CORRECT = auto()  # what follows takes the place of what was just said: rot, nein, blau
    ADD = auto()  # beside what was asked, not in its place
    START_OVER = auto()


_GROUPS = {
    Cue.POLITE: """
        bitte, danke, dankeschön, merci, hallo, hi, hey, moin, servus, grüezi, guten tag, guten morgen,
        guten abend, kannst du mir, könntest du mir, können sie mir, könnten sie mir, könnt ihr mir,
        zeig, zeige, zeigen, zeig mir, zeige mir, zeig uns, zeige uns, zeigen sie mir, zeigst du mir,
        gib mir, finde, find, such, such mir, suche, suchen, ich suche, ich such, wir suchen, ich möchte,
        ich möcht, möchte, wir möchten, ich will, will, wir wollen, ich wollte, ich brauche, ich brauch, brauche, haste, habts ihr, habts, hätten sie, hättet ihr, vlt, vllt, evtl, eventuell, suchen wir, hol mir, lass, lass mal,
        wir brauchen, ich hätte gern, ich hätte gerne, ich hätte, hätte, hätte gern, hätte gerne,
        hätt gern, i hätt gern, ich bräuchte, ich nehme, ich mag, mag, mir gefällt, mir gefallen, hast du, hast, habt ihr,
        haben sie, haben, gibt es, gibts, gibt's, mal, einmal, gern, gerne, vielleicht, ja, doch,
        ach, nicht nur, halt, eigentlich, irgendwie, einfach, jetzt, nur, wirklich, am liebsten, egal, ehrlich,
        dasselbe, dieselbe, denselben, das gleiche, den gleichen, die gleiche, die gleichen, das selbe,
        den selben, die selbe, stattdessen, alles, etwas, was, irgendwas, entweder, ich weiß nicht, weiß nicht,
        keine ahnung, das ist, kostet, kosten, preis, soll, sollte, sollen, darf, dürfen, kann, muss,
        könnte, würde, ich glaube, find ich, finde ich, warte, hab, auch, ich hab, ungefähr, schon, ruhig, wenn möglich,
        sagen, sag mir, sagen wir, checken, hmm, hm, ok, okay, oh, please, pls, plz, thanks, thank you, thx, hello, good morning, good evening,
        can i see, could i see, can i have, may i see, not only, not just, can you, could you, would you, find me, show, show me, show us, give me, do you have, do you also have,
        have you got, got any, i'm looking for, i am looking for, im looking for, looking for, i'd like,
        id like, i would like, i like, like, i want, i need, we need, we want, want, need, maybe, perhaps,
        yes, now, only, just, really, the same, same, instead, everything, anything, something, either,
        i don't know, i dont know, no idea, it's, its, it is, costs, cost, costing, price, priced, should, should be, must be, can be,
        mein budget liegt, mein budget, budget liegt, budget, my budget is, my budget, wäre mir, wäre, wären, must,
        i think, have, would, i'd, i'll take, i'm, is there, are there, possible, if possible""",
    Cue.ARTICLE: """
        ein, eine, einen, einem, einer, eines, eins, ne, nen, der, die, das, den, dem, des, dieses, diese,
        diesen, dieser, so, so ein, so eine, so einen, es, er, sie, ist, sind, sein, ich, mir, du, ihr, wir,
        uns, mein, meine, meinen, noch, davon, von, vom, zu, bei, da, dann, wie, aus dem, dort,
        a, an, the, some, any, this, that, these, those, one, ones, it, are, be, is, i, me, you, we, us, my, which,
        sowas, so was, so etwas, that's, of, to, at, there, then, though, from, something like, so was wie,
        sowas wie""",
    Cue.WITH: "mit, m ., in, im, auch in, also in, in der farbe, with, having, in the colour, in the color, w /",
    Cue.BUT: "aber, jedoch, allerdings, sondern, und zwar, hauptsache, dafür, but, however, yet",
    Cue.AND: "und, u, u ., sowie, and, n, as well as",
    Cue.OR: "oder, od, od ., bzw, bzw ., beziehungsweise, or",
    Cue.NOT: """
        nicht, nich, nicht unbedingt, ned, net, nöd, niemals, nie, auf keinen fall, auf gar keinen fall, keinesfalls,
        bloß nicht, nur nicht, lieber nicht, eher nicht, gar nicht, überhaupt nicht,
        not, not necessarily, never, rather not, don't, do not, dont, isn't, is not, shouldn't be, should not be, mustn't be, must not be, definitely not, certainly not""",
    Cue.NONE_OF: """
        kein, keine, keinen, keinem, keiner, keines, keins, koa, koan, kei, keini, nichts, nix, nur kein, nur keine,
        nur keinen, nur nichts, bloß kein, bloß keine, bloß keinen, bloß nichts, lieber kein, lieber keine,
        lieber keinen, nicht ein, nicht eine, auf keinen fall ein, auf keinen fall eine, auf keinen fall einen, hasse, ich hasse,
        alles nur kein, alles nur keine, alles nur nicht,
        no, none, none of, nothing, not a, not an, not any, anything but, everything but,
        i don't want, i don't like, i do not like, i do not want, i dont like, i dont want, don't want,
        don't like, dont want, dont like, do not want, do not like, i hate, hate, no more""",
    Cue.WITHOUT: """
        must not have, mustn't have, should not have, shouldn't have, ohne, onhe, ohen, ohn, außer, alles außer, bis auf, frei von, o ., vergiss, vergiss mal, forget the, drop the, lose the, weg mit, weg mit den, weg mit dem, weg mit der, remove, remove the, get rid of, get rid of the, leave out, leave out the, without, w / o, witout, wihtout, withot,
        withuot, except, except for, anything except, everything except, excluding, minus, free of""",
    Cue.INSTEAD: "statt, anstatt, anstelle, anstelle von, nicht mehr, instead of, in place of, rather than",
    Cue.RATHER: """
        lieber, eher, besser, bevorzugt, ich hätte lieber, rather, i'd rather, i would rather,
        prefer, i prefer, i'd prefer, preferably, better""",
    Cue.THAN: "als, than",
    Cue.NEITHER: "weder, neither",
    Cue.NOR: "nor, noch auch",
    Cue.DISLIKE: """
        mag ich nicht, mag ich gar nicht, gefällt mir nicht, gefallen mir nicht, will ich nicht,
        möchte ich nicht, brauche ich nicht, hasse ich, stehen mir nicht, steht mir nicht, muss nicht sein,
        geht gar nicht, gehen gar nicht, weg, weglassen, raus, rausnehmen, wegnehmen, müssen weg, muss weg, don't suit me, doesn't suit me""",
    Cue.CORRECT: """
        nein, nee, nope, ich wollte sagen, wollte ich sagen, wollte sagen, will sagen, i meant to say, nein doch, nein lieber, nein doch lieber, ach nein, ach ne, ne doch, doch lieber, doch eher, lieber doch,
        lieber doch nur, no wait, wait, wait no, actually, oh no, no make it, make it, make that, or rather, sorry, ich meinte, ich meine, ich mein, meinte ich, gemeint war, i meant, i mean""",
    Cue.ADD: """
        zusätzlich, auch noch, auch mit, außerdem, obendrein, dazu, noch dazu, ebenfalls, zudem,
        also, additionally, in addition, plus, as well, on top, furthermore, too""",
    Cue.START_OVER: """
        vergiss das, vergiss alles, vergiss es, alles vergessen, von vorn, von vorne, noch mal von vorn,
        noch mal von vorne, nochmal von vorn, nochmal von vorne, fang neu an, neu anfangen, neu starten, neustart,
        neue suche, alles auf anfang, was anderes, was ganz anderes, etwas anderes, etwas ganz anderes,
        start over, start again, new search, forget that, forget it, forget everything, forget all that,
        reset, from scratch, something else, something different, something completely different,
        let's start over""",
}
CUES = WordTable(list_by_value(_GROUPS))

START_OVER_ALONE = frozenset({"neu", "new"})  # within a message they are words: "ein neues Kleid"
ASKING_FOR_MORE = frozenset(  # likewise
    {
        *("mehr", "more", "weitere", "weiter", "andere", "nächste", "nächsten", "nächste seite"),
        *("welche", "welche noch", "und sonst", "sonst", "weitere bitte", "naechste"),
        *(
            "next",
            "next page",
            "others",
            "another",
            "what else",
            "any others",
            "another page",
            "show others",
        ),
    }
)

# A message that opens so changes what was asked before.
REFINING = WordTable(
    {
        group.replace("_", " "): True
        for group in [
            "mit",
            "with",
            "ohne",
            "without",
            "aber",
            "but",
            "lieber",
            "rather",
            "in",
            "im",
            "unter",
            "under",
            "und",
            "and",
            "nur",
            "only",
            "auch",
            "also",
            "jetzt",
            "now",
            "statt",
            "stattdessen",
            "anstatt",
            "instead",
            "nicht",
            "not",
            "kein",
            "keine",
            "keinen",
            "keinem",
            "keiner",
            "keines",
            "no",
            "mehr",
            "more",
            "weniger",
            "less",
            "dasselbe",
            "dieselbe",
            "denselben",
            "außer",
            "weder",
            "neither",
            "nichts",
            "außerdem",
            "zusätzlich",
            "doch",
            "nein",
            "eher",
            "auf_keinen_fall",
            "bloß_kein",
            "bloß_keine",
            "bloß_keinen",
            "the_same",
            "das_gleiche",
            "die_gleiche",
            "die_gleichen",
            "den_gleichen",
            "das_selbe",
            "ich_meinte",
            "ich_meine",
            "ich_mein",
            "gemeint_war",
            "i_meant",
            "ich_wollte_sagen",
            "wollte_sagen",
            "i_meant_to_say",
            "nee",
            "nope",
            "i_mean",
            "die_selbe",
            "den_selben",
        ]
    }
)


@functools.cache
def list_silent_words() -> frozenset[str]:
    """List the words that may be in no part of a request: cues, polite words and articles."""
    groups = [group for group, _ in CUES.list_items()]
    return frozenset(word for group in groups for word in group.split(" ")) | {"like"}
