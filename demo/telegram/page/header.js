/** The head of a chat: back, who it is, what they are doing, the menu. */

import { avatar } from "./avatar.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

// A chat action is good for five seconds (Bot API, sendChatAction).
const ACTION_MS = 5200;
const PHRASES = { typing: "typing", upload_photo: "sendingPhotos", upload_document: "sendingFile" };

export class ChatHeader {
  constructor({ t, title, who, resting, onBack, onMenu, onAction = () => {} }) {
    Object.assign(this, { t, resting, onAction });
    this.status = el("span", { class: "header-status", textContent: resting });
    this.dots = el(
      "span",
      { class: "header-dots", hidden: true, "aria-hidden": "true" },
      el("i"),
      el("i"),
      el("i"),
    );
    const menu = iconButton(t("chatMenu"), icon("more"), { "aria-haspopup": "menu" });
    menu.addEventListener("click", () => onMenu(menu));
    this.element = el(
      "header",
      { class: "bar chat-header" },
      iconButton(t("backToChats"), icon("back"), { class: "back-key", on: { click: onBack } }),
      avatar(who, "header-avatar"),
      el(
        "div",
        { class: "header-lines" },
        el("h1", { class: "header-title", dir: "auto", textContent: title }),
        el("p", { class: "header-state", role: "status" }, this.dots, this.status),
      ),
      menu,
    );
  }

  /** Show a chat action until it lapses. */
  showAction(action) {
    clearTimeout(this.timer);
    this.set(this.t(PHRASES[action] ?? "typing"), true);
    this.timer = setTimeout(() => this.rest(), ACTION_MS);
  }

  rest() {
    clearTimeout(this.timer);
    this.set(this.resting, false);
  }

  set(text, isBusy) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.element.classList.toggle("is-busy", isBusy);
    this.dots.hidden = !isBusy;
    this.onAction(isBusy);
  }

  close() {
    clearTimeout(this.timer);
  }
}
