"""What operators can count: the figures behind /metrics, in Prometheus' terms."""

from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

Stage = Literal["download", "decode", "line", "encode", "rank", "send"]
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_SIZES = (1, 2, 4, 8, 16, 32)


class Metrics:
    """Every figure of one bot, in a registry of its own.

    A label's values are few and known beforehand: none names a person, and none holds words.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)  # memory, processor time, open files
        self._count_updates()
        self._count_answers()
        self._count_sendings()
        self._measure_stages()
        self._watch_queues()

    def note_batch(self, size: int, seconds: float) -> None:
        """Hear of a batch, as the engine's watcher."""
        self.batch_size.observe(size)
        self.note_stage("encode", seconds)

    def note_ranking(self, seconds: float) -> None:
        """Hear of a ranking, as the engine's watcher."""
        self.note_stage("rank", seconds)

    def note_stage(self, stage: Stage, seconds: float) -> None:
        """Count how long something took."""
        self.stage_seconds.labels(stage).observe(seconds)

    def _count_updates(self) -> None:
        self.updates_received = self._counter(
            "updates_received", "Updates committed for the first time, by kind.", "kind"
        )
        self.updates_repeated = self._counter(
            "updates_repeated", "Updates that had been committed before."
        )
        self.updates_ended = self._counter(
            "updates_ended",
            "Updates that came to their end: done, failed (set aside) or turned_away (a flood).",
            "outcome",
        )
        self.update_attempts_failed = self._counter(
            "update_attempts_failed", "Attempts to handle an update that failed."
        )
        self.update_seconds = self._histogram(
            "update_seconds", "From an update's turn in its chat's line to its end."
        )
        self.receiving_failed = self._counter(
            "receiving_failed", "Polls, or calls about the webhook, that failed."
        )
        self.webhook_requests = self._counter(
            "webhook_requests", "Requests to the webhook, by the status they got.", "status"
        )

    def _count_answers(self) -> None:
        self.answers = self._counter(
            "answers",
            "Pages of matches: asked by photo, words or both; hits or none; the language.",
            *("asked", "result", "language"),
        )
        self.hits = self._counter("hits", "Items shown.")
        self.inline_answers = self._counter(
            "inline_answers", "Inline queries answered: with hits or none.", "result"
        )
        self.inline_chosen = self._counter("inline_chosen", "Inline results that were sent.")

    def _count_sendings(self) -> None:
        self.messages_sent = self._counter(
            "messages_sent", "Messages that Telegram took, an album's items one by one.", "method"
        )
        self.messages_unconfirmed = self._counter(
            "messages_unconfirmed", "Messages that left, of which Telegram said nothing.", "method"
        )
        self.calls_repeated = self._counter(
            "calls_repeated",
            "Calls made again: after a pause (429), a move, or trouble of server or network.",
            *("method", "why"),
        )
        self.calls_refused = self._counter(
            "calls_refused",
            "Calls given up: closed (blocked, left), bad_request, pause, server, network, other.",
            *("method", "why"),
        )

    def _measure_stages(self) -> None:
        self.stage_seconds = self._histogram(
            "stage_seconds",
            "Of an answer: download, decode, waiting in line, encode, rank, send.",
            "stage",
        )
        self.batch_size = Histogram(
            "garderobe_encoder_batch_size",
            "Pictures or phrases that went through the model together.",
            buckets=_SIZES,
            registry=self.registry,
        )

    def _watch_queues(self) -> None:
        self.updates_in_lines = self._gauge(
            "chat_lines_waiting", "Updates waiting in chats' lines."
        )
        self.searches_in_line = self._gauge(
            "encoder_line_waiting", "Searches waiting in front of the engine."
        )
        self.encodings_waiting = self._gauge(
            "encodings_waiting", "Pictures and phrases waiting for the model."
        )
        self.inbox_waiting = self._gauge("inbox_waiting", "Updates committed and not done.")
        self.inbox_set_aside = self._gauge("inbox_set_aside", "Updates set aside and kept.")
        self.index_items = self._gauge("index_items", "Items that can be found.")
        self.telegram_pending = self._gauge(
            "telegram_pending_updates",
            "Updates that Telegram could not deliver to the webhook yet.",
        )
        self.is_ready = self._gauge("ready", "1 where a part is ready, else 0.", "part")

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"garderobe_{name}", what, labels, registry=self.registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"garderobe_{name}", what, labels, registry=self.registry)

    def _histogram(self, name: str, what: str, *labels: str) -> Histogram:
        return Histogram(
            f"garderobe_{name}", what, labels, buckets=_SECONDS, registry=self.registry
        )
