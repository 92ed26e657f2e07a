/** The bot's keyboards: inline ones under a bubble and reply keyboards under the field. */

import { button, el } from "./dom.js";
import { safeUrl } from "./entities.js";
import { icon } from "./icons.js";

const ANSWER_WAIT_MS = 20_000;

/** Build the inline keyboard of `message`; `taps` sends its callbacks, `actions` does the rest. */
export function buildInlineKeyboard(message, { t, taps, actions }) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    el(
      "div",
      { class: "inline-row" },
      row.map((key) => buildInlineKey(key, message, { t, taps, actions })),
    ),
  );
  return el("div", { class: "inline-keyboard", role: "group" }, rows);
}

function buildInlineKey(key, message, { taps, actions }) {
  const tone = ["danger", "success", "primary"].includes(key.style) ? `is-${key.style}` : "";
  const label = el("span", { class: "inline-label", dir: "auto", textContent: key.text });
  const node = button({ class: `inline-key ${tone}` }, label);
  if (key.url) node.append(el("span", { class: "inline-mark" }, icon("link")));
  if (key.copy_text) node.append(el("span", { class: "inline-mark" }, icon("copy")));
  node.addEventListener("click", () => press(key, message, node, { taps, actions }));
  return node;
}

function press(key, message, node, { taps, actions }) {
  if (key.callback_data !== undefined) return taps.send(message, key.callback_data, node);
  if (key.url) return actions.openLink(safeUrl(key.url));
  if (key.copy_text) return actions.copy(key.copy_text.text);
  const query = key.switch_inline_query_current_chat ?? key.switch_inline_query;
  if (query !== undefined) return actions.startInline(query);
  return undefined;
}

/** Taps waiting for the bot's answer: each key shows that it is busy until the answer is here. */
export class Taps {
  constructor({ api, chatId, personId, onAnswer, onError }) {
    Object.assign(this, { api, chatId, personId, onAnswer, onError });
    this.waiting = new Map();
    this.early = new Map();
  }

  async send(message, data, node) {
    if (node.getAttribute("aria-busy") === "true") return;
    setBusy(node, true);
    try {
      const { callback_query_id: id } = await this.api.tap(this.chatId, {
        personId: this.personId,
        messageId: message.message_id,
        data,
      });
      this.wait(String(id), node);
    } catch (error) {
      setBusy(node, false);
      this.onError(error);
    }
  }

  wait(id, node) {
    const timer = setTimeout(() => this.settle(id), ANSWER_WAIT_MS);
    this.waiting.set(id, { node, timer });
    if (this.early.has(id)) this.receive(this.early.get(id));
  }

  /** Take a `callback_answer` event, which may overtake the tap's own response. */
  receive(answer) {
    const id = String(answer.callback_query_id);
    if (!this.waiting.has(id)) {
      this.early.set(id, answer);
      return;
    }
    this.early.delete(id);
    this.settle(id);
    this.onAnswer(answer);
  }

  settle(id) {
    const { node, timer } = this.waiting.get(id);
    clearTimeout(timer);
    setBusy(node, false);
    this.waiting.delete(id);
  }

  close() {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }
}

function setBusy(node, isBusy) {
  node.setAttribute("aria-busy", String(isBusy));
  node.classList.toggle("is-busy", isBusy);
}

/** Build a reply keyboard; `onKey(text)` sends what a key says. */
export function buildReplyKeyboard(markup, { t, onKey }) {
  const rows = markup.keyboard.map((row) =>
    el(
      "div",
      { class: "reply-row" },
      row.map((key) => {
        const text = typeof key === "string" ? key : key.text;
        return button({
          class: "reply-key",
          dir: "auto",
          textContent: text,
          on: { click: () => onKey(text) },
        });
      }),
    ),
  );
  return el(
    "div",
    { class: "reply-keyboard", role: "group", "aria-label": t("replyKeyboard") },
    rows,
  );
}
