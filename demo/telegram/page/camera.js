/** Taking a photo inside the page, and the phone's own camera where the page has none. */

import { pickFiles } from "./attach.js";
import { button, el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

/** Open the camera; `onFile(file)` gets the photo as JPEG. */
export function openCamera(phone, { onFile }) {
  // Without a secure context a page has no camera stream: a phone then offers its own camera.
  if (!navigator.mediaDevices?.getUserMedia) {
    pickFiles({
      accept: "image/*",
      capture: "environment",
      isMultiple: false,
      onFiles: ([file]) => file && onFile(file),
    });
    return;
  }
  new Camera(phone, { onFile }).open();
}

class Camera {
  constructor(phone, { onFile }) {
    Object.assign(this, { phone, t: phone.t, onFile, facing: "environment" });
  }

  async open() {
    const { t } = this;
    this.video = el("video", {
      class: "camera-video",
      autoplay: true,
      muted: true,
      playsInline: true,
    });
    this.shutter = button({
      class: "shutter",
      title: t("shoot"),
      "aria-label": t("shoot"),
      disabled: true,
      on: { click: () => this.shoot() },
    });
    this.note = el("div", { class: "camera-note", role: "alert", hidden: true });
    const closeKey = iconButton(t("close"), icon("close"), {
      class: "on-dark",
      on: { click: () => this.close() },
    });
    const node = el(
      "div",
      { class: "camera" },
      el("header", { class: "camera-head" }, closeKey),
      this.video,
      this.note,
      el(
        "footer",
        { class: "camera-foot" },
        iconButton(t("choosePhoto"), icon("photo"), {
          class: "on-dark",
          on: { click: () => this.fallBack() },
        }),
        this.shutter,
        iconButton(t("flipCamera"), icon("flip"), {
          class: "on-dark",
          on: { click: () => this.flip() },
        }),
      ),
    );
    this.close = this.phone.layers.open(node, {
      kind: "camera",
      label: t("cameraTitle"),
      focus: closeKey,
      onClose: () => this.stop(),
    });
    await this.start();
  }

  async start() {
    this.stop();
    this.isStopped = false;
    try {
      const video = { facingMode: this.facing, width: { ideal: 1920 }, height: { ideal: 1440 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (this.isStopped) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      this.video.srcObject = stream;
      await this.video.play();
      this.shutter.disabled = false;
      this.shutter.focus();
    } catch {
      this.explain();
    }
    return undefined;
  }

  explain() {
    const { t } = this;
    const choose = button({
      class: "wide-key",
      textContent: t("choosePhoto"),
      on: { click: () => this.fallBack() },
    });
    this.note.replaceChildren(el("p", { textContent: t("cameraDenied") }), choose);
    this.note.hidden = false;
  }

  flip() {
    this.facing = this.facing === "environment" ? "user" : "environment";
    return this.start();
  }

  fallBack() {
    this.close();
    pickFiles({
      accept: "image/*",
      capture: "environment",
      isMultiple: false,
      onFiles: ([file]) => file && this.onFile(file),
    });
  }

  shoot() {
    const canvas = el("canvas", { width: this.video.videoWidth, height: this.video.videoHeight });
    canvas.getContext("2d").drawImage(this.video, 0, 0);
    canvas.toBlob(
      (blob) => {
        this.close();
        if (blob) this.onFile(new File([blob], "camera.jpg", { type: "image/jpeg" }));
      },
      "image/jpeg",
      0.92,
    );
  }

  stop() {
    this.isStopped = true;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
  }
}
