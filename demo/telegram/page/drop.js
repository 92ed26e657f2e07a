/** Dropping files or sample photos onto the phone. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { SAMPLE_TYPE } from "./samples.js";

/** Take drops on `device`; `onFiles(files)` and `onSample(name)` get what fell. */
export function listenToDrops(device, { getLabel, onFiles, onSample }) {
  const line = el("p");
  const cover = el(
    "div",
    { class: "drop-cover", hidden: true },
    el("div", { class: "drop-card" }, icon("photo"), line),
  );
  device.append(cover);
  let depth = 0;

  const show = (isShown) => {
    line.textContent = getLabel();
    cover.hidden = !isShown;
  };
  const isWelcome = ({ dataTransfer: { types } }) =>
    types.includes("Files") || types.includes(SAMPLE_TYPE);

  device.addEventListener("dragenter", (event) => {
    if (!isWelcome(event)) return;
    event.preventDefault();
    depth += 1;
    show(true);
  });
  device.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  device.addEventListener("dragover", (event) => isWelcome(event) && event.preventDefault());
  device.addEventListener("drop", (event) => {
    if (!isWelcome(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    const name = event.dataTransfer.getData(SAMPLE_TYPE);
    if (name) onSample(name);
    else onFiles([...event.dataTransfer.files]);
  });
  // A file that misses the phone must not replace the page.
  for (const kind of ["dragover", "drop"])
    addEventListener(kind, (event) => event.preventDefault());
}
