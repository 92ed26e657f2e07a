/** The full-screen photo viewer: swipe, arrow keys, zoom, counter. */

import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { textOf } from "./conversation.js";
import { pictureUrl } from "./pictures.js";

const MOST_ZOOM = 5;
const SWIPE_PX = 60;

/** Open the viewer on `messages` (each with a photo) at `index`; `title` is the sender's name. */
export function openViewer(layers, { t, messages, index, title, subtitle }) {
  new Viewer(layers, { t, messages, index, title, subtitle });
}

class Viewer {
  constructor(layers, { t, messages, index, title, subtitle }) {
    Object.assign(this, { t, messages, index });
    this.pointers = new Map();
    this.build(title, subtitle);
    this.close = layers.open(this.node, {
      kind: "viewer",
      label: t("viewer"),
      focus: this.closeKey,
    });
    this.node.addEventListener("keydown", (event) => this.onKey(event));
    this.listenToPointers();
    this.show(index);
  }

  build(title, subtitle) {
    const { t } = this;
    const key = (name, symbol, run, extra = "") =>
      iconButton(t(name), icon(symbol), { class: `on-dark ${extra}`, on: { click: run } });
    this.closeKey = key("close", "close", () => this.close());
    this.counter = el("span", { class: "viewer-counter", role: "status", "aria-live": "polite" });
    this.saveLink = el(
      "a",
      { class: "icon-button on-dark", title: t("save"), "aria-label": t("save") },
      icon("save"),
    );
    this.image = el("img", { class: "viewer-image", draggable: false });
    this.canvas = el("div", { class: "viewer-canvas" }, this.image);
    this.caption = el("p", { class: "viewer-caption", dir: "auto" });
    this.strip = el(
      "div",
      { class: "viewer-dots", "aria-hidden": "true" },
      this.messages.map(() => el("i")),
    );
    this.previous = key("previous", "back", () => this.step(-1), "viewer-previous");
    this.next = key("next", "forward", () => this.step(1), "viewer-next");
    this.node = el(
      "div",
      { class: "viewer" },
      el(
        "header",
        { class: "viewer-head" },
        this.closeKey,
        el(
          "div",
          { class: "viewer-title" },
          el("strong", { textContent: title }),
          this.counter,
          el("span", { textContent: subtitle }),
        ),
        key("zoomOut", "minus", () => this.zoom(this.scale / 1.6)),
        key("zoomIn", "plus", () => this.zoom(this.scale * 1.6)),
        this.saveLink,
      ),
      this.canvas,
      this.previous,
      this.next,
      el("footer", { class: "viewer-foot" }, this.caption, this.strip),
    );
  }

  show(index) {
    const { messages, t } = this;
    this.index = index;
    const message = messages[index];
    const largest = message.photo.at(-1);
    const text = textOf(message) || messages.map(textOf).find(Boolean) || "";
    const counter = messages.length > 1 ? t("counter", { i: index + 1, n: messages.length }) : "";
    this.image.src = pictureUrl(largest);
    this.image.alt =
      messages.length > 1 ? t("photoOf", { i: index + 1, n: messages.length }) : t("photo");
    this.image.width = largest.width || 0;
    this.image.height = largest.height || 0;
    this.saveLink.href = pictureUrl(largest);
    this.saveLink.download = `garderobe-${message.message_id}.jpg`;
    this.counter.textContent = counter;
    this.caption.textContent = text;
    this.previous.hidden = index === 0;
    this.next.hidden = index === messages.length - 1;
    [...this.strip.children].forEach((dot, i) => dot.classList.toggle("is-current", i === index));
    this.strip.hidden = messages.length === 1;
    this.reset();
    for (const near of [index - 1, index + 1]) {
      if (messages[near]) new Image().src = pictureUrl(messages[near].photo.at(-1));
    }
  }

  step(by) {
    const next = this.index + by;
    if (next < 0 || next >= this.messages.length) return this.reset();
    const held = document.activeElement;
    this.show(next);
    if (held?.hidden) this.closeKey.focus();
    return undefined;
  }

  onKey(event) {
    const actions = {
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      Home: () => this.show(0),
      End: () => this.show(this.messages.length - 1),
      "+": () => this.zoom(this.scale * 1.6),
      "=": () => this.zoom(this.scale * 1.6),
      "-": () => this.zoom(this.scale / 1.6),
      0: () => this.reset(),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  reset() {
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.apply();
  }

  zoom(scale) {
    this.scale = Math.min(MOST_ZOOM, Math.max(1, scale));
    if (this.scale === 1) this.x = this.y = 0;
    this.apply();
  }

  apply() {
    this.image.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.canvas.classList.toggle("is-zoomed", this.scale > 1);
  }

  listenToPointers() {
    const { canvas } = this;
    canvas.addEventListener("dblclick", () => (this.scale > 1 ? this.reset() : this.zoom(2.5)));
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    canvas.addEventListener("pointerup", (event) => this.release(event));
    canvas.addEventListener("pointercancel", (event) => this.release(event));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(this.scale * Math.exp(-event.deltaY / 300));
  }

  press(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.origin = { x: event.clientX, y: event.clientY, panX: this.x, panY: this.y };
    this.pinch = this.pointers.size === 2 ? { spread: this.spread(), scale: this.scale } : null;
    this.canvas.classList.add("is-held");
  }

  drag(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.pinch) return this.zoom((this.pinch.scale * this.spread()) / this.pinch.spread);
    const dx = event.clientX - this.origin.x;
    const dy = event.clientY - this.origin.y;
    this.x = this.origin.panX + dx;
    this.y = this.scale > 1 ? this.origin.panY + dy : Math.abs(dy) > Math.abs(dx) ? dy : 0;
    this.apply();
    return undefined;
  }

  release(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.canvas.classList.remove("is-held");
    const wasPinch = this.pinch !== null;
    this.pinch = null;
    if (this.scale > 1 || wasPinch) return;
    const { x, y } = this;
    if (Math.abs(y) > 120) this.close();
    else if (Math.abs(x) > SWIPE_PX) this.step(x < 0 ? 1 : -1);
    else this.reset();
  }

  spread() {
    const [a, b] = [...this.pointers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y) || 1;
  }
}
