/** A chat before its first message: what the bot can do, and a big Start. */

import { avatar } from "./avatar.js";
import { button, el } from "./dom.js";

/** Build the empty state; `onStart` sends /start. */
export function buildEmptyChat({ t, bot, chat, language, onStart }) {
  const isGroup = chat.type === "group";
  const description = isGroup
    ? t("emptyGroup")
    : (bot.description?.[language] ?? bot.description?.en ?? "");
  return el(
    "div",
    { class: "empty-chat", hidden: true },
    el(
      "div",
      { class: "empty-card" },
      avatar(isGroup ? chat : { is_bot: true }, "empty-avatar"),
      el("h2", { dir: "auto", textContent: isGroup ? chat.title : t("emptyTitle") }),
      el("p", { dir: "auto", textContent: description }),
      button({ class: "start-key", textContent: t("start"), on: { click: onStart } }),
    ),
  );
}
