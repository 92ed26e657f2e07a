/** What stands beside the phone on a desk: what this is, who is using it, the sample photos. */

import { button, el } from "./dom.js";
import { hanger } from "./icons.js";
import { buildPeople, buildSettings } from "./people.js";
import { SAMPLE_TYPE } from "./samples.js";
import { avatar } from "./avatar.js";

/** Fill the side panel: three sentences, the phone's owner, their chats, the settings. */
export function fillAbout(panel, phone, { onPerson, onOpen }) {
  const { t } = phone;
  panel.replaceChildren(
    el(
      "div",
      { class: "brand" },
      el("span", { class: "avatar is-bot brand-mark", "aria-hidden": "true" }, hanger()),
      el("span", { textContent: phone.state.bot.first_name }),
    ),
    el("h2", { class: "panel-title", textContent: t("aboutTitle") }),
    el("p", { class: "panel-text", textContent: t("aboutText") }),
    el(
      "section",
      { class: "panel-part" },
      el("h3", { textContent: t("whose") }),
      buildPeople(phone, onPerson),
    ),
    el(
      "section",
      { class: "panel-part" },
      el("h3", { textContent: t("chats") }),
      buildChats(phone, onOpen),
    ),
    buildSettings(phone),
  );
}

function buildChats(phone, onOpen) {
  const rows = phone.listChats().map((chat) => {
    const isGroup = chat.type === "group";
    const isCurrent = phone.chat?.id === chat.id;
    return button(
      {
        class: "panel-chat",
        "aria-current": isCurrent ? "true" : undefined,
        on: { click: () => onOpen(chat) },
      },
      avatar(isGroup ? chat : { is_bot: true }, "panel-chat-avatar"),
      el("span", { dir: "auto", textContent: isGroup ? chat.title : phone.state.bot.first_name }),
    );
  });
  return el("div", { class: "panel-chats" }, rows);
}

/** Fill the shelf of sample photos; `onSample(name)` gets one that was tapped. */
export function fillShelf(panel, phone, { onSample }) {
  const { t } = phone;
  const samples = phone.state.samples ?? [];
  panel.hidden = samples.length === 0;
  panel.replaceChildren(
    el("h2", { class: "shelf-title", textContent: t("samples") }),
    el("p", { class: "shelf-hint", textContent: t("samplesHint") }),
    el(
      "div",
      { class: "shelf-grid" },
      samples.map((sample) => buildSample(sample, phone, onSample)),
    ),
  );
}

function buildSample(sample, phone, onSample) {
  const title = phone.titleOf(sample);
  const image = el("img", { src: sample.url, alt: "", draggable: false });
  const tile = button(
    {
      class: "shelf-tile",
      draggable: true,
      title,
      "aria-label": title,
      on: { click: () => onSample(sample.name) },
    },
    image,
  );
  tile.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(SAMPLE_TYPE, sample.name);
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setDragImage(image, image.width / 2, image.height / 2);
  });
  return tile;
}
