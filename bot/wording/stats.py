"""What happened lately, in words."""

from bot.operator.stats import ENOUGH, Ranking, Report, Span
from bot.wording.texts import MissingSentenceError, Speech


def describe_stats(report: Report, speech: Speech) -> str:
    """Say what happened, by count."""
    lines = [speech.html("stats-title")]
    for span in report.spans:
        lines += ["", *_describe_span(span, speech)]
    for title, ranking in (("stats-wished", report.wished), ("stats-missed", report.missed)):
        if ranking:
            lines += ["", speech.html(title, days=report.spans[-1].days)]
            lines += _describe_ranking(ranking, speech)
    lines += ["", speech.html("stats-note", people=ENOUGH)]
    if report.open_feedback:
        lines += ["", speech.html("stats-feedback", count=report.open_feedback)]
    return "\n".join(lines)


def _describe_span(span: Span, speech: Speech) -> list[str]:
    lines = [
        speech.html("stats-span", days=span.days),
        speech.html("stats-searches", searches=span.searches, people=span.people),
    ]
    if span.searches:
        lines.append(
            speech.html("stats-of-them", photos=span.with_photo, nothing=span.without_result)
        )
    if span.likes or span.dislikes:
        lines.append(speech.html("stats-verdicts", likes=span.likes, dislikes=span.dislikes))
    return lines


def _describe_ranking(ranking: Ranking, speech: Speech) -> list[str]:
    return [
        speech.html("stats-line", place=place, value=_name_value(value, speech), count=count)
        for place, (value, count) in enumerate(ranking, 1)
    ]


def _name_value(value: str, speech: Speech) -> str:
    """Name a value as shoppers read it; one without such a name as the engine calls it."""
    field, _, name = value.partition(":")
    try:
        return speech.plain(f"value-{field}-{name.replace(' ', '-')}")
    except MissingSentenceError:
        return name
