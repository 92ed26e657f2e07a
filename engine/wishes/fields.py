"""Which values and fields a wish is about."""

from engine.wishes.request import Phrase, Term


def list_all_terms(phrase: Phrase) -> tuple[Term, ...]:
    """List the terms of a phrase and of its options."""
    terms = dict.fromkeys(phrase.terms)
    for option in phrase.options:
        terms |= dict.fromkeys(list_all_terms(option))
    return tuple(terms)


def list_fields(phrase: Phrase) -> set[str]:
    """List the fields of a phrase's terms and of its options'."""
    return {name_field(term.field) for term in list_all_terms(phrase)}


def name_field(field: str) -> str:
    """Name the field a term's belongs to: a group is a choice of kinds."""
    return "kind" if field == "group" else field
