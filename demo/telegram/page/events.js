/** One chat's live events, over a connection that is made again when it breaks. */

const KINDS = ["message", "edited", "deleted", "action", "callback_answer", "bot", "cleared"];
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 10_000;

export class ChatEvents {
  /**
   * Open the stream of `chatId`. `onEvent(kind, data)` gets every event, `onConnection(isOpen,
   * isAgain)` every change; `isAgain` says that events may have been missed meanwhile.
   */
  constructor(chatId, { onEvent, onConnection }) {
    this.chatId = chatId;
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
    this.source = new EventSource(`app/events?chat=${encodeURIComponent(this.chatId)}`);
    this.source.addEventListener("open", () => {
      this.wait = FIRST_WAIT_MS;
      this.onConnection(true, this.hasBeenOpen);
      this.hasBeenOpen = true;
    });
    this.source.addEventListener("error", () => this.reopenLater());
    for (const kind of KINDS) {
      this.source.addEventListener(kind, (event) => this.onEvent(kind, JSON.parse(event.data)));
    }
  }

  // The browser gives up for good on an HTTP error, so the waiting is ours in every case; what
  // was missed is fetched by the chat when the stream is open again.
  reopenLater() {
    this.source.close();
    this.source = null;
    this.onConnection(false, this.hasBeenOpen);
    this.timer = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(this.wait * 1.7, LONGEST_WAIT_MS);
  }

  close() {
    clearTimeout(this.timer);
    removeEventListener("online", this.retryNow);
    this.source?.close();
  }
}
