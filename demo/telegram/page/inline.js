/** Inline mode: what the bot offers while one types behind its name, shown above the field. */

import { fileUrl } from "./api.js";
import { button, el } from "./dom.js";

const TYPING_MS = 400;

export class InlineResults {
  /** `ask(query)` gets the bot's answer; `choose(queryId, resultId)` sends one of its results. */
  constructor({ t, field, username, ask, choose }) {
    Object.assign(this, { t, field, ask, choose });
    this.pattern = new RegExp(`^@${username}\\s+(.*)$`, "is");
    this.element = el("div", {
      class: "inline-results",
      role: "group",
      "aria-label": t("inlineResults"),
      hidden: true,
    });
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  /** Follow what the field holds now. */
  update() {
    clearTimeout(this.timer);
    const query = this.pattern.exec(this.field.value)?.[1];
    this.asked = query;
    if (query === undefined) this.element.hidden = true;
    else this.timer = setTimeout(() => this.load(query), TYPING_MS);
  }

  hide() {
    this.element.hidden = true;
    this.field.focus();
  }

  // A bot without inline mode stays silent: then there is simply nothing to choose from.
  async load(query) {
    const answer = await this.ask(query).catch(() => null);
    if (answer === null || this.asked !== query) return;
    const { inline_query_id: queryId, results = [] } = answer;
    const keys = results.map((result) => this.buildResult(queryId, result));
    const none = el("p", { class: "inline-none", textContent: this.t("noResults") });
    this.element.replaceChildren(...(keys.length > 0 ? keys : [none]));
    this.element.hidden = false;
  }

  buildResult(queryId, result) {
    const picture = result.photo_file_id ? fileUrl(result.photo_file_id) : null;
    const title = result.title ?? result.caption ?? this.t("photo");
    return button(
      {
        class: `inline-result ${picture ? "is-picture" : ""}`,
        "aria-label": title,
        title,
        on: { click: () => this.pick(queryId, result.id) },
      },
      picture ? el("img", { src: picture, alt: "", loading: "lazy" }) : null,
      picture ? null : el("strong", { dir: "auto", textContent: title }),
      picture ? null : el("span", { dir: "auto", textContent: result.description ?? "" }),
    );
  }

  pick(queryId, resultId) {
    this.element.hidden = true;
    this.asked = undefined;
    this.choose(queryId, resultId);
  }
}
