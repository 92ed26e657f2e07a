/** The bot's commands: the menu behind the slash key and completion while a slash is typed. */

import { el } from "./dom.js";

export class CommandList {
  /** `onPick(text)` gets the chosen command with its slash. */
  constructor({ t, field, commands, suffix = "", onPick }) {
    Object.assign(this, { field, commands, suffix, onPick });
    this.shown = [];
    this.active = 0;
    this.element = el("ul", {
      class: "command-list",
      id: "command-list",
      role: "listbox",
      "aria-label": t("commands"),
      hidden: true,
    });
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "command-list");
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.pick(Number(row.dataset.index));
    });
  }

  /** Show what the field's words so far could become. */
  update() {
    const typed = /^\/(\w*)$/.exec(this.field.value);
    this.show(
      typed
        ? this.commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase()))
        : [],
    );
  }

  toggleAll() {
    this.show(this.element.hidden ? this.commands : []);
    this.field.focus({ preventScroll: true });
  }

  show(commands) {
    this.shown = commands;
    this.active = 0;
    this.element.hidden = commands.length === 0;
    this.element.replaceChildren(...commands.map((command, i) => this.buildRow(command, i)));
    this.mark();
  }

  buildRow({ command, description }, index) {
    return el(
      "li",
      { role: "option", id: `command-${index}`, class: "command", "data-index": index },
      el("strong", { textContent: `/${command}` }),
      el("span", { dir: "auto", textContent: description }),
    );
  }

  mark() {
    [...this.element.children].forEach((row, i) => {
      row.setAttribute("aria-selected", String(i === this.active));
      if (i === this.active && !this.element.hidden) row.scrollIntoView({ block: "nearest" });
    });
    if (this.shown.length > 0)
      this.field.setAttribute("aria-activedescendant", `command-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** Handle a key of the field while the list is open. Say whether it was taken. */
  onKey(event) {
    if (this.element.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.active = (this.active + step + this.shown.length) % this.shown.length;
      this.mark();
    } else if (event.key === "Enter") this.pick(this.active);
    else if (event.key === "Tab") this.complete();
    else if (event.key === "Escape") this.show([]);
    else return false;
    event.preventDefault();
    return true;
  }

  complete() {
    this.field.value = `/${this.shown[this.active].command} `;
    this.show([]);
    this.field.dispatchEvent(new Event("input"));
  }

  pick(index) {
    const { command } = this.shown[index];
    this.show([]);
    this.onPick(`/${command}${this.suffix}`);
  }
}
