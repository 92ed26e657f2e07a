/** One chat's live events, over a connection that is made again when it breaks. */

const KINDS = ["message", "edited", "deleted", "action", "callback_answer", "bot", "cleared", "reset"];
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 10_000;

export class ChatEvents {
  /**
   * Open the stream of `chatId` after the event `since`. `onEvent(kind, data)` gets every event,
   * `onConnection(isOpen, isAgain)` every change; `isAgain` says that some may have been missed.
   */
  constructor(chatId, { since, onEvent, onConnection }) {
    this.chatId = chatId;
    this.since = since;
    this.onEvent = onEvent;
    this.onConnection = onConnection;
    this.wait = FIRST_WAIT_MS;
    this.hasBeenOpen = false;
    this.retryNow = () => this.source === null && this.open();
    addEventListener("online", this.retryNow);
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    const query = new URLSearchParams({ chat: this.chatId });
    if (this.since) query.set("since", this.since);
    this.source = new EventSource(`app/events?${query}`);
    this.source.addEventListener("open", () => {
      this.wait = FIRST_WAIT_MS;
      this.onConnection(true, this.hasBeenOpen);
      this.hasBeenOpen = true;
    });
    this.source.addEventListener("error", () => this.reopenLater());
    for (const kind of KINDS) {
      this.source.addEventListener(kind, (event) => {
        this.since = event.lastEventId || this.since;
        this.onEvent(kind, JSON.parse(event.data));
      });
    }
  }

  // The browser gives up for good on an HTTP error, so the waiting is ours in every case; what
  // was missed comes again after `since`, and the chat fetches what is too old for that.
  reopenLater() {
    this.source.close();
    this.source = null;
    this.onConnection(false, this.hasBeenOpen);
    this.timer = setTimeout(() => this.open(), this.wait * (0.8 + 0.4 * Math.random()));
    this.wait = Math.min(this.wait * 1.7, LONGEST_WAIT_MS);
  }

  close() {
    clearTimeout(this.timer);
    removeEventListener("online", this.retryNow);
    this.source?.close();
  }
}
