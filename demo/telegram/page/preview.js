/** The sheet before pictures go: what is sent, with a caption, as photos or as files. */

import { pickFiles } from "./attach.js";
import { layoutAlbum } from "./album.js";
import { button, el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { measurePicture } from "./pictures.js";

const MOST_FILES = 10;

/** Open the sheet for `files`; `onSend({files, text, as})` gets the shopper's decision. */
export function openPreview(phone, { files, as, caption, onSend }) {
  new Preview(phone, { as, caption, onSend }).open(files);
}

class Preview {
  constructor(phone, { as, caption, onSend }) {
    Object.assign(this, { phone, t: phone.t, as, onSend });
    this.items = [];
    this.build(caption);
  }

  async open(files) {
    this.closeLayer = this.phone.layers.open(this.node, {
      kind: "preview",
      label: this.t("previewTitle", { n: files.length }),
      focus: this.field,
      onClose: () => this.items.forEach(({ url }) => URL.revokeObjectURL(url)),
    });
    await this.add(files);
  }

  build(caption) {
    const { t } = this;
    this.title = el("h2", {});
    this.stage = el("div", { class: "preview-stage" });
    this.field = el("textarea", {
      class: "field",
      rows: 1,
      dir: "auto",
      placeholder: t("caption"),
      "aria-label": t("caption"),
      value: caption,
      maxLength: 4096,
      enterKeyHint: "send",
    });
    this.toggle = el("input", {
      type: "checkbox",
      class: "switch",
      role: "switch",
      checked: this.as === "document",
    });
    this.sendKey = button(
      {
        class: "send-key",
        title: t("send"),
        "aria-label": t("send"),
        on: { click: () => this.send() },
      },
      icon("send"),
    );
    this.node = el(
      "div",
      { class: "sheet preview" },
      el(
        "div",
        { class: "sheet-head" },
        iconButton(t("cancel"), icon("close"), { on: { click: () => this.closeLayer() } }),
        this.title,
        iconButton(t("addMore"), icon("plus"), { on: { click: () => this.addMore() } }),
      ),
      this.stage,
      el(
        "label",
        { class: "switch-row" },
        el(
          "span",
          {},
          el("span", { textContent: t("asFile") }),
          el("small", { textContent: t("asFileHint") }),
        ),
        this.toggle,
      ),
      el(
        "div",
        { class: "composer-row" },
        el("div", { class: "field-frame" }, this.field),
        this.sendKey,
      ),
    );
    this.toggle.addEventListener("change", () => {
      this.as = this.toggle.checked ? "document" : "photo";
      this.render();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
  }

  async add(files) {
    const measured = await Promise.all(
      files.map(async (file) => ({ file, ...(await measurePicture(file)) })),
    );
    this.items.push(...measured);
    if (this.items.length > MOST_FILES) {
      this.items.length = MOST_FILES;
      this.phone.layers.toast(this.t("tooMany"));
    }
    this.render();
  }

  addMore() {
    const accept = this.as === "photo" ? "image/*" : "";
    pickFiles({ accept, onFiles: (files) => this.add(files) });
  }

  remove(item) {
    URL.revokeObjectURL(item.url);
    this.items = this.items.filter((other) => other !== item);
    if (this.items.length === 0) this.closeLayer();
    else {
      this.render();
      this.field.focus();
    }
  }

  render() {
    const n = this.items.length;
    const isAllShown = this.items.every(({ width }) => width > 0);
    const asFiles = this.as === "document" || !isAllShown;
    this.title.textContent = this.t(asFiles ? "previewFiles" : "previewTitle", { n });
    this.stage.classList.toggle("is-files", asFiles);
    this.stage.replaceChildren(asFiles ? this.buildFiles() : this.buildPictures());
  }

  buildPictures() {
    const frame = el("div", { class: "preview-album" });
    const ratios = this.items.map(({ width, height }) => width / height);
    const { height, tiles } = this.items.length > 1 ? layoutAlbum(ratios) : lonePicture(ratios[0]);
    frame.style.setProperty("--ratio", String(1 / height));
    this.items.forEach((item, i) => {
      const tile = el(
        "div",
        { class: "preview-tile" },
        el("img", { src: item.url, alt: item.file.name }),
        this.buildRemove(item),
      );
      tile.style.left = `${tiles[i].x * 100}%`;
      tile.style.top = `${(tiles[i].y / height) * 100}%`;
      tile.style.width = `${tiles[i].width * 100}%`;
      tile.style.height = `${(tiles[i].height / height) * 100}%`;
      frame.append(tile);
    });
    return frame;
  }

  buildFiles() {
    const rows = this.items.map((item) =>
      el(
        "li",
        { class: "preview-file" },
        item.width > 0
          ? el("img", { class: "file-thumb", src: item.url, alt: "" })
          : el("span", { class: "file-mark" }, icon("file")),
        el("span", { class: "file-name", dir: "auto", textContent: item.file.name }),
        this.buildRemove(item),
      ),
    );
    return el("ul", { class: "preview-files" }, rows);
  }

  buildRemove(item) {
    const label = this.t("removeFile", { name: item.file.name });
    return iconButton(label, icon("close"), {
      class: "remove-key",
      on: { click: () => this.remove(item) },
    });
  }

  // A picture that this browser cannot show (HEIC, a PDF) can only go as a file.
  send() {
    if (this.items.length === 0) return;
    const isAllShown = this.items.every(({ width }) => width > 0);
    const as = isAllShown ? this.as : "document";
    const files = this.items.map(({ file }) => file);
    this.closeLayer();
    this.onSend({ files, text: this.field.value.trim(), as });
  }
}

function lonePicture(ratio) {
  const height = Math.min(1.35, Math.max(0.5, 1 / ratio));
  return { height, tiles: [{ x: 0, y: 0, width: 1, height }] };
}
