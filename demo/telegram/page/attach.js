/** The attach sheet: photos, camera, any file, and the sample photos at hand. */

import { openCamera } from "./camera.js";
import { button, el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { loadSample } from "./samples.js";

const SUNDRIES = ["sticker", "voice", "location", "contact"];

export class AttachSheet {
  /** `onFiles(files, as)` gets what was chosen, as `photo` or `document`; `onSundry(kind)` the rest. */
  constructor(phone, { onFiles, onSundry }) {
    Object.assign(this, { phone, t: phone.t, onFiles, onSundry });
    this.chosen = new Set();
  }

  open() {
    const { t } = this;
    this.proceed = button({ class: "wide-key", hidden: true, on: { click: () => this.finish() } });
    const close = iconButton(t("close"), icon("close"), { on: { click: () => this.close() } });
    const tiles = el(
      "div",
      { class: "attach-tiles" },
      this.buildTile("photo", t("gallery"), () => this.pick({ accept: "image/*", as: "photo" })),
      this.buildTile("camera", t("camera"), () => this.useCamera()),
      this.buildTile("file", t("file"), () => this.pick({ accept: "", as: "document" })),
    );
    const sundries = el(
      "div",
      { class: "attach-sundries" },
      SUNDRIES.map((kind) => this.buildSundry(kind)),
    );
    const sheet = el(
      "div",
      { class: "sheet" },
      el("div", { class: "sheet-head" }, el("h2", { textContent: t("attachTitle") }), close),
      tiles,
      sundries,
      this.buildSamples(),
      this.proceed,
    );
    const [first] = tiles.children;
    this.close = this.phone.layers.open(sheet, {
      kind: "sheet",
      label: t("attachTitle"),
      focus: first,
    });
  }

  buildTile(symbol, label, run) {
    return button(
      { class: `attach-tile is-${symbol}`, on: { click: run } },
      el("span", { class: "attach-mark" }, icon(symbol)),
      el("span", { textContent: label }),
    );
  }

  buildSundry(kind) {
    const send = () => {
      this.close();
      this.onSundry(kind);
    };
    return button(
      { class: "sundry-key", on: { click: send } },
      icon(kind),
      el("span", { textContent: this.t(kind) }),
    );
  }

  buildSamples() {
    const { t, phone } = this;
    const samples = phone.state.samples ?? [];
    if (samples.length === 0) return null;
    const tiles = samples.map((sample) => {
      const title = phone.titleOf(sample);
      const tile = button(
        { class: "sample-tile", "aria-pressed": "false", "aria-label": title, title },
        el("img", { src: sample.url, alt: "", loading: "lazy", draggable: false }),
        el("span", { class: "sample-check" }, icon("check")),
      );
      tile.addEventListener("click", () => this.toggle(sample, tile));
      return tile;
    });
    return el(
      "section",
      { class: "sheet-samples" },
      el("h3", { textContent: t("samples") }),
      el("div", { class: "sample-grid" }, tiles),
    );
  }

  toggle(sample, tile) {
    if (!this.chosen.delete(sample)) this.chosen.add(sample);
    tile.setAttribute("aria-pressed", String(this.chosen.has(sample)));
    const count = this.chosen.size;
    this.proceed.hidden = count === 0;
    this.proceed.textContent = `${this.t("proceed")} · ${this.t("chosen", { n: count })}`;
  }

  async finish() {
    try {
      const files = await Promise.all([...this.chosen].map(loadSample));
      this.close();
      this.onFiles(files, "photo");
    } catch {
      this.phone.layers.toast(this.t("sampleFailed"));
    }
  }

  pick({ accept, as }) {
    this.close();
    pickFiles({ accept, onFiles: (files) => this.onFiles(files, as) });
  }

  useCamera() {
    this.close();
    openCamera(this.phone, { onFile: (file) => this.onFiles([file], "photo") });
  }
}

/** Open the system's file chooser. `capture` asks phones for their camera. */
export function pickFiles({ accept, capture, isMultiple = true, onFiles }) {
  const input = el("input", {
    type: "file",
    accept,
    multiple: isMultiple,
    class: "visually-hidden",
    tabIndex: -1,
  });
  input.setAttribute("aria-hidden", "true");
  if (capture) input.setAttribute("capture", capture);
  input.addEventListener("change", () => {
    onFiles([...input.files]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}
