/** The field and its keys: words, commands, quoting, editing, the bot's reply keyboard. */

import { CommandList } from "./commands.js";
import { summarise, textOf } from "./conversation.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { InlineResults } from "./inline.js";
import { buildReplyKeyboard } from "./keyboard.js";

const TALLEST_FIELD_PX = 132;

export class Composer {
  /**
   * `actions`: `send({text, replyTo})`, `edit(message, text)`, `editLast()`, `attach()`,
   * `files(files)`, `askInline(query)`, `chooseInline(queryId, resultId)`. `commands` are the bot's
   * in the person's language; `suffix` is `@bot` in a group.
   */
  constructor({ t, username, commands, suffix, draft, actions }) {
    Object.assign(this, { t, actions });
    this.replyTo = null;
    this.edited = null;
    this.isSingle = matchMedia("(pointer: coarse)");
    this.build();
    this.commands = new CommandList({
      t,
      field: this.field,
      commands,
      suffix,
      onPick: (text) => this.sendText(text),
    });
    this.inline = new InlineResults({
      t,
      field: this.field,
      username,
      ask: (query) => actions.askInline(query),
      choose: (queryId, resultId) => this.chooseInline(queryId, resultId),
    });
    this.element.prepend(this.commands.element, this.inline.element);
    this.setText(draft ?? "");
  }

  build() {
    const { t } = this;
    this.field = el("textarea", {
      class: "field",
      id: "field",
      rows: 1,
      dir: "auto",
      placeholder: t("write"),
      "aria-label": t("write"),
      autocomplete: "off",
      enterKeyHint: "send",
      maxLength: 8192,
    });
    this.attachKey = iconButton(t("attach"), icon("plus"), {
      class: "attach-key",
      on: { click: () => this.actions.attach() },
    });
    this.commandKey = iconButton(t("commands"), icon("slash"), { class: "in-field command-key" });
    this.keyboardKey = iconButton(t("showKeyboard"), icon("keyboard"), {
      class: "in-field",
      hidden: true,
    });
    this.sendKey = el(
      "button",
      {
        type: "submit",
        class: "send-key",
        title: t("send"),
        "aria-label": t("send"),
        disabled: true,
      },
      icon("send"),
    );
    this.bar = el("div", { class: "quote-bar", hidden: true });
    this.keys = el("div", { class: "reply-keys", hidden: true });
    this.form = el(
      "form",
      { class: "composer-row" },
      this.attachKey,
      el("div", { class: "field-frame" }, this.field, this.keyboardKey, this.commandKey),
      this.sendKey,
    );
    this.element = el("footer", { class: "composer" }, this.bar, this.form, this.keys);
    this.listen();
  }

  listen() {
    this.field.addEventListener("input", () => this.onInput());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("paste", (event) => this.onPaste(event));
    this.commandKey.addEventListener("click", () => this.commands.toggleAll());
    this.keyboardKey.addEventListener("click", () => this.showKeys(this.keys.hidden));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  onInput() {
    const isEmpty = this.field.value.trim() === "";
    this.sendKey.disabled = isEmpty;
    this.element.classList.toggle("has-text", !isEmpty);
    this.fitField();
    this.commands.update();
    this.inline.update();
  }

  chooseInline(queryId, resultId) {
    this.setText("");
    this.focus();
    this.actions.chooseInline(queryId, resultId);
  }

  /** Let the field be as tall as its words, within reason; it has no height off the screen. */
  fitField() {
    this.field.style.height = "";
    const { scrollHeight } = this.field;
    if (scrollHeight > 50)
      this.field.style.height = `${Math.min(scrollHeight, TALLEST_FIELD_PX)}px`;
  }

  onKey(event) {
    if (event.isComposing || this.commands.onKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !this.isSingle.matches) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.replyTo || this.edited)) {
      event.preventDefault();
      this.dropBar();
    } else if (event.key === "ArrowUp" && this.field.value === "" && this.actions.editLast()) {
      event.preventDefault();
    }
  }

  onPaste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.actions.files(files);
  }

  submit() {
    const text = this.field.value.trim();
    if (text === "") return;
    if (this.edited) this.actions.edit(this.edited, text);
    else this.actions.send({ text, replyTo: this.replyTo });
    this.setText("");
    this.dropBar();
  }

  sendText(text) {
    this.actions.send({ text, replyTo: this.takeReply() });
    this.setText("");
  }

  /** The quoted message, which the next message takes along. */
  takeReply() {
    const quoted = this.replyTo;
    this.dropBar();
    return quoted;
  }

  setText(text) {
    this.field.value = text;
    this.onInput();
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  reply(message) {
    this.edited = null;
    this.replyTo = message;
    const title = this.t("replyingTo", { name: message.from?.first_name ?? "" });
    this.showBar("reply", title, summarise([message], this.t));
  }

  edit(message) {
    this.replyTo = null;
    this.edited = message;
    this.showBar("edit", this.t("editing"), textOf(message));
    this.setText(textOf(message));
    this.sendKey.replaceChildren(icon("check"));
    this.sendKey.setAttribute("aria-label", this.t("saveEdit"));
  }

  showBar(symbol, title, text) {
    const drop = iconButton(this.t("cancel"), icon("close"), {
      on: { click: () => this.dropBar() },
    });
    const lines = el(
      "div",
      { class: "quote-lines" },
      el("strong", { textContent: title }),
      el("span", { dir: "auto", textContent: text }),
    );
    this.bar.replaceChildren(el("span", { class: "quote-symbol" }, icon(symbol)), lines, drop);
    this.bar.hidden = false;
    this.focus();
  }

  dropBar() {
    if (this.edited) {
      this.setText("");
      this.sendKey.replaceChildren(icon("send"));
      this.sendKey.setAttribute("aria-label", this.t("send"));
    }
    this.replyTo = null;
    this.edited = null;
    this.bar.hidden = true;
    this.bar.replaceChildren();
  }

  /** Show what the newest word of the bot on the reply keyboard says. */
  setKeyboard(message) {
    const markup = message?.reply_markup;
    if (message?.message_id === this.keyboardOf) return;
    this.keyboardOf = message?.message_id;
    this.field.placeholder = markup?.input_field_placeholder || this.t("write");
    this.keys.replaceChildren();
    if (markup?.keyboard) {
      const onKey = (text) => {
        this.sendText(text);
        if (markup.one_time_keyboard) this.showKeys(false);
      };
      this.keys.replaceChildren(buildReplyKeyboard(markup, { t: this.t, onKey }));
    }
    this.keyboardKey.hidden = !markup?.keyboard;
    this.showKeys(Boolean(markup?.keyboard));
    if (markup?.force_reply) this.reply(message);
  }

  showKeys(isShown) {
    this.keys.hidden = !isShown;
    this.keyboardKey.setAttribute("aria-expanded", String(isShown));
    const label = this.t(isShown ? "hideKeyboard" : "showKeyboard");
    this.keyboardKey.setAttribute("aria-label", label);
    this.keyboardKey.title = label;
  }
}
