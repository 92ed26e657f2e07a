/** What lies over the chat: sheets, menus, dialogs, the viewer; and the toasts. */

import { button, el } from "./dom.js";

const TOAST_MS = 3500;

/** A stack of layers: the top one has the keyboard, all below it are inert. */
export class Layers {
  constructor({ host, toasts, beneath }) {
    Object.assign(this, { host, toasts, beneath });
    this.stack = [];
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.stack.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      this.stack.at(-1).close();
    });
  }

  /**
   * Show `content` as a modal dialog named `label` and return how to close it. `kind` is its
   * look (sheet, menu, dialog, viewer); focus goes to `focus` and afterwards back to where it was.
   */
  open(content, { kind, label, focus, onClose = () => {} }) {
    const before = document.activeElement;
    const layer = el(
      "div",
      {
        class: `layer layer-${kind}`,
        role: "dialog",
        "aria-modal": "true",
        "aria-label": label,
        tabIndex: -1,
      },
      content,
    );
    const entry = { layer };
    layer.addEventListener("pointerdown", (event) => event.target === layer && entry.close());
    layer.addEventListener("keydown", (event) => keepTabInside(event, layer));
    entry.close = () => {
      if (!this.stack.includes(entry)) return;
      this.stack = this.stack.filter((other) => other !== entry);
      layer.remove();
      this.updateInert();
      if (before?.isConnected) before.focus({ preventScroll: true });
      onClose();
    };
    this.stack.push(entry);
    this.host.append(layer);
    this.updateInert();
    (focus ?? layer).focus({ preventScroll: true });
    return entry.close;
  }

  closeAll() {
    for (const entry of [...this.stack].reverse()) entry.close();
  }

  updateInert() {
    for (const node of this.beneath) node.inert = this.stack.length > 0;
    this.stack.forEach(({ layer }, i) => {
      layer.inert = i < this.stack.length - 1;
    });
  }

  /** Show a passing line. */
  toast(text) {
    const node = el("div", { class: "toast", dir: "auto", textContent: text });
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST_MS);
  }

  /** Show a text that wants to be read. */
  alert(text, t) {
    const confirm = button({ class: "dialog-key is-primary", textContent: t("ok") });
    const close = this.open(dialogCard(text, [confirm]), {
      kind: "dialog",
      label: text,
      focus: confirm,
    });
    confirm.addEventListener("click", close);
  }

  /** Ask before `onConfirm`. */
  ask(text, { t, action, isDanger = false, onConfirm }) {
    const cancel = button({ class: "dialog-key", textContent: t("cancel") });
    const confirm = button({
      class: `dialog-key ${isDanger ? "is-danger" : "is-primary"}`,
      textContent: action,
    });
    const close = this.open(dialogCard(text, [cancel, confirm]), {
      kind: "dialog",
      label: text,
      focus: confirm,
    });
    cancel.addEventListener("click", () => close());
    confirm.addEventListener("click", () => {
      close();
      onConfirm();
    });
  }
}

function dialogCard(text, keys) {
  return el(
    "div",
    { class: "dialog-card" },
    el("p", { class: "dialog-text", dir: "auto", textContent: text }),
    el("div", { class: "dialog-keys" }, keys),
  );
}

function keepTabInside(event, layer) {
  if (event.key !== "Tab") return;
  const stops = [
    ...layer.querySelectorAll("button, a[href], input, textarea, [tabindex='0']"),
  ].filter((node) => !node.disabled && node.offsetParent !== null && node.tabIndex >= 0);
  if (stops.length === 0) return;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === edge || document.activeElement === layer) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}
