/** The remote control of a dialogue that is played: what it is called, how far, pause, stop. */

import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

export class Remote {
  constructor(phone, dialogue) {
    Object.assign(this, { phone, t: phone.t, isPaused: false, isStopped: false });
    const title = dialogue[`title_${phone.language}`];
    this.count = el("span", { class: "remote-count" });
    this.pauseKey = iconButton(this.t("pause"), icon("pause"), {
      on: { click: () => this.toggle() },
    });
    this.stopKey = iconButton(this.t("stop"), icon("close"), { on: { click: () => this.end() } });
    this.element = el(
      "div",
      { class: "remote", role: "group", "aria-label": this.t("dialogue", { title }) },
      el("strong", { dir: "auto", textContent: title }),
      this.count,
      this.pauseKey,
      this.stopKey,
    );
    document.body.append(this.element);
  }

  show(place, count) {
    this.count.textContent = this.t("counter", { i: place + 1, n: count });
  }

  /** Say what happens behind the stage in tests, where nobody can see it happen. */
  async announce(direction, rest) {
    const card = el("p", {
      class: "remote-card",
      role: "status",
      textContent: this.t(`stage_${direction}`),
    });
    this.element.append(card);
    await rest();
    card.remove();
  }

  toggle() {
    this.isPaused = !this.isPaused;
    const label = this.t(this.isPaused ? "resume" : "pause");
    this.pauseKey.replaceChildren(icon(this.isPaused ? "play" : "pause"));
    this.pauseKey.title = label;
    this.pauseKey.setAttribute("aria-label", label);
    if (!this.isPaused) this.resume?.();
  }

  async whilePaused() {
    if (!this.isPaused || this.isStopped) return;
    await new Promise((resolve) => {
      this.resume = resolve;
    });
  }

  end() {
    this.isStopped = true;
    this.isPaused = false;
    this.resume?.();
    this.element.remove();
    document.documentElement.dataset.dialogue = "ended";
  }
}
