"""Pieces become a request: which words belong together, and what is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from engine.wishes.comparative_words import PARTS
from engine.wishes.comparatives import Comparison
from engine.wishes.cues import Cue
from engine.wishes.lookahead import Lookahead
from engine.wishes.phrases import Item, Said, build_phrase, list_fields
from engine.wishes.pieces import AskForMore, Break, Link, Piece, Word
from engine.wishes.prices import combine
from engine.wishes.request import Comparative, PhotoPart, Price, ResultsUse, Term
from engine.wishes.results import Mention
from engine.wishes.sleeves import read_sleeveless, split_sleeves
from engine.wishes.tokens import join


class Mode(Enum):
    """What becomes of the words that follow."""

    WANT = auto()
    RULE_OUT = auto()
    COMPARE = auto()  # they say what the last comparative is about


@dataclass(slots=True)
class Draft:
    """What has been read so far."""

    wishes: list[Said] = field(default_factory=list)
    comparatives: list[Comparative] = field(default_factory=list)
    price: Price | None = None
    results: list[int] = field(default_factory=list)
    results_use: ResultsUse | None = None
    photo_parts: list[PhotoPart] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    is_addition: bool = False
    starts_over: bool = False
    asks_for_more: bool = False
    has_verdict: bool = False  # "zu kurz" is said of what was shown


class Assembler:
    """Reads pieces from first to last, looking one phrase ahead at most."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._ahead = Lookahead(pieces)
        self._mode = Mode.WANT
        self._denial = Cue.WITHOUT  # which cue began what is being ruled out
        self._has_preference = False  # "lieber … als" in this sentence
        self._has_neither = False
        self._is_correction = False
        self._items: list[Item] = []
        self.draft = Draft()

    def assemble(self) -> Draft:
        """Read all pieces."""
        for place, piece in enumerate(self._pieces):
            self._ahead.place = place
            self._take(piece)
        self._flush()
        return self.draft

    def _take(self, piece: Piece) -> None:
        match piece.content:
            case Word(meaning):
                self._take_word(Item(piece.tokens, meaning))
            case Cue():
                self._take_cue(piece.content, piece)
            case Break():
                self._take_break(piece)
            case Comparison():
                self._take_comparison(piece.content)
            case _:
                is_denied = self._mode is Mode.RULE_OUT and not self._has_words()
                self._flush()
                self._take_fact(piece)
                if is_denied and isinstance(piece.content, Mention):  # "nicht das zweite"
                    self.draft.results_use = "dislike"

    def _take_fact(self, piece: Piece) -> None:
        text = join(list(piece.tokens))
        match piece.content:
            case Price():
                self.draft.price = combine(self.draft.price, piece.content)
            case Mention(numbers, use):
                self.draft.results += [n for n in numbers if n not in self.draft.results]
                self.draft.results_use = use or self.draft.results_use
                self.draft.asides.append(text)
            case PhotoPart():
                self.draft.photo_parts.append(piece.content)
                self.draft.asides.append(text)
            case Link():
                self.draft.links.append(text)
            case AskForMore():
                self.draft.asks_for_more = True
                self.draft.asides.append(text)

    def _take_word(self, item: Item) -> None:
        is_next = self._denial is Cue.INSTEAD and self._mode is Mode.RULE_OUT
        if is_next and self._shares_field(item):  # statt rot | blau
            self._flush()
        self._items.append(self._read_pockets(item))

    def _read_pockets(self, item: Item) -> Item:
        """Take "mit Taschen" and "ohne Taschen" for pockets, which no value stands for."""
        is_with = bool(self._items) and self._items[-1].cue is Cue.WITH
        is_without = self._mode is Mode.RULE_OUT and self._denial is Cue.WITHOUT and not self._items
        is_pocket = item.meaning.terms == (Term("kind", "bag"),) and (is_with or is_without)
        return Item(item.tokens) if is_pocket else item

    def _take_cue(self, cue: Cue, piece: Piece) -> None:
        match cue:
            case Cue.ARTICLE:
                self._take_article(piece)
            case Cue.WITH:
                self._take_with(piece)
            case Cue.AND | Cue.OR:
                self._take_joint(cue, piece)
            case Cue.DISLIKE:
                self._rule_out_last()
            case Cue.THAN:
                self._take_than(piece)
            case _ if cue is not Cue.POLITE:
                self._take_turn(cue, piece)

    def _take_turn(self, cue: Cue, piece: Piece) -> None:
        match cue:
            case Cue.START_OVER:
                self._flush()
                self.draft.starts_over = True
                self.draft.asides.append(join(list(piece.tokens)))
            case Cue.CORRECT:
                self._flush()
                self._is_correction = True
            case Cue.ADD:
                self._flush()
                self.draft.is_addition = True
            case _:
                self._turn(cue)

    def _turn(self, cue: Cue) -> None:
        """Take a cue after which words count otherwise than before."""
        if cue is Cue.NOT and not self._ahead.has_words():
            self._rule_out_last()
            return
        was_denied = self._mode is Mode.RULE_OUT and not self._has_words()
        is_double = was_denied and self._denial is Cue.NOT and cue is Cue.WITHOUT
        self._flush()
        if cue is Cue.RATHER:
            self._has_preference = True
        elif cue is Cue.NOR:
            self._mode, self._denial = Mode.RULE_OUT, Cue.NOT
        elif cue is not Cue.BUT and not is_double:  # "nicht ohne Blumen" wants them
            self._mode = Mode.RULE_OUT
            self._denial = cue
            self._has_neither = self._has_neither or cue is Cue.NEITHER
        if cue is Cue.RATHER and was_denied:  # "nicht lieber rot"
            self._mode = Mode.RULE_OUT

    def _take_article(self, piece: Piece) -> None:
        if self._has_neither and piece.tokens and piece.tokens[0].key == "noch":
            self._flush()
            self._mode = Mode.RULE_OUT
            return
        if self._mode is Mode.RULE_OUT and self._denial is Cue.INSTEAD and self._has_words():
            self._flush()  # statt dem roten | ein blaues
        self._add_small(Item(piece.tokens, cue=Cue.ARTICLE))

    def _take_with(self, piece: Piece) -> None:
        belongs = (
            self._mode is Mode.RULE_OUT and self._denial is Cue.NONE_OF and self._has_garment()
        )
        if self._has_words() and self._mode is not Mode.WANT and not belongs:
            self._flush()
        self._add_small(Item(piece.tokens, cue=Cue.WITH))

    def _take_joint(self, cue: Cue, piece: Piece) -> None:
        if self._mode is Mode.WANT:
            if cue is Cue.AND and self._ahead.begins_anew(self._items):
                self._flush()
            else:
                self._add_small(Item(piece.tokens, cue=cue))
            return
        goes_on = self._mode is Mode.RULE_OUT and self._ahead.goes_on_ruling_out(self._items)
        denial = self._denial
        self._flush()
        if goes_on:
            self._mode, self._denial = Mode.RULE_OUT, denial

    def _add_small(self, item: Item) -> None:
        """Add a small word; of those before the first word only the last one matters.

        And the "mit" before an article.
        """
        is_led = [it.cue for it in self._items] == [Cue.WITH] and item.cue is Cue.ARTICLE
        if not self._has_words() and not is_led:
            self._items.clear()
        self._items.append(item)

    def _take_than(self, piece: Piece) -> None:
        if self._has_preference:
            self._flush()
            self._mode, self._denial = Mode.RULE_OUT, Cue.NOT
        else:
            self._add_small(Item(piece.tokens, cue=Cue.ARTICLE))

    def _take_break(self, piece: Piece) -> None:
        if self._ahead.is_soft(piece, self._items):
            return
        joint = self._ahead.find_list_joint(self._items)
        if joint is not None:
            self._take_joint(joint, piece)
            return
        if not self._has_words() and self._mode is Mode.RULE_OUT and piece.content == Break(True):
            return  # "nein, ohne, äh, Blumen"
        self._flush()
        self._has_preference = self._has_preference and piece.content == Break(True)

    def _take_comparison(self, comparison: Comparison) -> None:
        comparative = comparison.comparative
        if self._is_part_alone():  # "die Ärmel länger"
            comparative = replace(comparative, about=build_phrase(self._items))
            self._items = []
        self._flush()
        self.draft.has_verdict = self.draft.has_verdict or comparison.is_verdict
        self.draft.comparatives.append(comparative)
        if comparison.takes_phrase:
            self._mode = Mode.COMPARE

    def _flush(self) -> None:
        """End the phrase; what follows is wanted unless a cue says otherwise."""
        items, mode = self._items, self._mode
        self._items, self._mode = [], Mode.WANT
        if not any(item.is_word for item in items):
            return
        is_correction, self._is_correction = self._is_correction, False
        if mode is Mode.COMPARE:
            self._compare(items)
        elif mode is Mode.WANT:
            self._want(items, is_correction=is_correction)
        else:
            self._rule_out(items)

    def _want(self, items: list[Item], *, is_correction: bool) -> None:
        """Ask for a phrase; of "Kleid mit Ärmeln" the sleeves rule out that it has none."""
        items, sleeves = split_sleeves(items)
        if sleeves is not None:
            self.draft.asides.append(sleeves.text)
            self.draft.wishes.append(Said([read_sleeveless(sleeves)], is_wanted=False))
        if any(item.is_word for item in items):
            self.draft.wishes.append(Said(items, is_correction=is_correction))

    def _compare(self, items: list[Item]) -> None:
        """Say what the last comparative is about; "mehr Kleider" asks for dresses."""
        last = self.draft.comparatives[-1]
        if last.dimension == "amount" and any(item.meaning.is_garment for item in items):
            self.draft.comparatives.pop()
            self.draft.asides.append(last.text)
            self.draft.wishes.append(Said(items))
        elif last.about is not None:  # "dots mehr rot"
            self.draft.wishes.append(Said(items))
        else:
            self.draft.comparatives[-1] = replace(last, about=build_phrase(items))

    def _rule_out(self, items: list[Item]) -> None:
        """Rule out a phrase; of "nicht gepunktetes Kleid" the dress stays wanted."""
        place = next((n for n, item in enumerate(items) if item.meaning.is_garment), 0)
        is_split = self._denial is Cue.NOT and place > 0 and not self._has_article(items)
        if is_split and all(item.meaning.is_adjective for item in items[:place]):
            self.draft.wishes.append(Said(items[:place], is_wanted=False))
            self.draft.wishes.append(Said(items[place:]))
        else:
            self.draft.wishes.append(Said(items, is_wanted=False))

    def _rule_out_last(self) -> None:
        """Rule out what was just said: "Blumen bitte nicht"."""
        if self._has_words():
            self._mode, self._denial = Mode.RULE_OUT, Cue.NONE_OF
            self._flush()

    # What stands around the place that is being read.

    def _has_words(self) -> bool:
        return any(item.is_word for item in self._items)

    def _has_garment(self) -> bool:
        return any(item.meaning.is_garment for item in self._items)

    def _has_article(self, items: list[Item]) -> bool:
        return bool(items) and items[0].cue is Cue.ARTICLE

    def _shares_field(self, item: Item) -> bool:
        fields = list_fields(item.meaning)
        return any(fields & list_fields(known.meaning) for known in self._items)

    def _is_part_alone(self) -> bool:
        words = [item for item in self._items if item.is_word]
        return len(words) == 1 and self._mode is Mode.WANT and words[0].tokens[0].key in PARTS
