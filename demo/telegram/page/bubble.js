/** One entry of a chat as a list item: sender, quote, pictures, text, time, keyboard, reactions. */

import { buildAlbum, buildPhoto } from "./album.js";
import { avatar } from "./avatar.js";
import { formatTime } from "./clock.js";
import { findSundry, summarise, textOf } from "./conversation.js";
import { button, el } from "./dom.js";
import { renderText } from "./entities.js";
import { icon, tick } from "./icons.js";
import { buildInlineKeyboard } from "./keyboard.js";
import { fileUrl } from "./api.js";
import { showEmoji } from "./menu.js";
import { chooseSize, pictureUrl } from "./pictures.js";

/**
 * Build the list item of `entry`. `look` says `{isOwn, isFirst, isLast, isGroup, state}`;
 * `view` holds the phrases, the language, the taps and what a bubble can ask for.
 */
export function buildEntry(entry, look, view) {
  const { messages } = entry;
  const lead = messages[0];
  const bubble = el("div", { class: "bubble" }, buildContent(messages, look, view));
  const isMediaOnly = lead.photo && !findWorded(messages);
  bubble.classList.toggle("is-media", Boolean(lead.photo));
  bubble.classList.toggle("is-media-only", Boolean(isMediaOnly));
  bubble.classList.toggle("is-album", messages.length > 1 && Boolean(lead.photo));
  bubble.classList.toggle("is-emoji", isLoneEmoji(lead) || Boolean(lead.sticker));
  const column = el("div", { class: "bubble-column" }, bubble);
  const keyed = messages.find((message) => message.reply_markup?.inline_keyboard?.length);
  if (keyed) column.append(buildInlineKeyboard(keyed, view));
  if (look.state === "failed") column.append(buildFailure(entry, view));
  return el(
    "li",
    {
      class: "entry",
      tabIndex: -1,
      "data-key": entry.key,
      "aria-label": describe(messages, look, view),
    },
    look.isGroup && !look.isOwn ? avatar(lead.from, "entry-avatar") : null,
    column,
  );
}

function buildContent(messages, look, view) {
  const lead = messages[0];
  const { t } = view;
  const parts = [];
  if (look.isGroup && !look.isOwn) {
    parts.push(
      el("div", {
        class: `bubble-sender tint-${tint(lead.from)}`,
        dir: "auto",
        textContent: lead.from?.first_name ?? "",
      }),
    );
  }
  if (lead.via_bot)
    parts.push(el("div", { class: "bubble-via", textContent: `via @${lead.via_bot.username}` }));
  const origin = lead.forward_origin?.sender_user ?? lead.forward_origin?.sender_chat;
  if (origin)
    parts.push(
      el("div", {
        class: "bubble-via",
        dir: "auto",
        textContent: view.t("forwardedFrom", { name: origin.first_name ?? origin.title ?? "" }),
      }),
    );
  if (lead.reply_to_message) parts.push(buildQuote(lead.reply_to_message, view));
  const photos = messages.filter((message) => message.photo?.length);
  if (photos.length > 0) {
    const options = { t, onOpen: (i) => view.openViewer(photos, i) };
    parts.push(photos.length > 1 ? buildAlbum(photos, options) : buildPhoto(photos[0], options));
    if (look.state === "sending") parts.at(-1).append(el("span", { class: "sending-ring" }));
  }
  for (const message of messages) if (message.document) parts.push(buildDocument(message, view));
  if (findSundry(lead)) parts.push(buildSundry(lead, t));
  parts.push(buildBody(messages, look, view));
  return parts;
}

/** The message whose words stand in the bubble: an album shows a caption only if one item has one. */
function findWorded(messages) {
  const worded = messages.filter(textOf);
  return worded.length === 1 ? worded[0] : null;
}

function buildBody(messages, look, view) {
  const worded = findWorded(messages);
  const meta = buildMeta(messages, look, view);
  const reactions = buildReactions(messages, view);
  if (!worded) return el("div", { class: "bubble-foot" }, reactions, meta);
  const text = el(
    "div",
    { class: "bubble-text", dir: "auto" },
    renderText(textOf(worded), worded.entities ?? worded.caption_entities ?? [], view),
  );
  if (reactions)
    return el(
      "div",
      { class: "bubble-body" },
      text,
      el("div", { class: "bubble-foot" }, reactions, meta),
    );
  text.append(meta);
  return el("div", { class: "bubble-body" }, text);
}

function buildMeta(messages, look, { t, language }) {
  const last = messages.at(-1);
  const isEdited = messages.some((message) => message.edit_date);
  const state = look.state === "failed" ? null : look.state;
  return el(
    "span",
    { class: "bubble-meta" },
    isEdited ? el("span", { class: "bubble-edited", textContent: t("edited") }) : null,
    el("time", { textContent: formatTime(last.date, language) }),
    look.isOwn && state ? tick(state) : null,
  );
}

function buildQuote(quoted, view) {
  const name = quoted.from?.first_name ?? "";
  const photo = quoted.photo?.length ? chooseSize(quoted.photo, 36) : null;
  return button(
    {
      class: `quote tint-${tint(quoted.from)}`,
      on: { click: () => view.jumpTo(quoted.message_id) },
    },
    photo ? el("img", { class: "quote-photo", src: pictureUrl(photo), alt: "" }) : null,
    el(
      "span",
      { class: "quote-lines" },
      el("strong", { dir: "auto", textContent: name }),
      el("span", { dir: "auto", textContent: summarise([quoted], view.t) }),
    ),
  );
}

function buildDocument({ document: file, local }, { t }) {
  const name = file.file_name ?? t("document");
  const thumbnail = file.thumbnail ?? file.thumb;
  const mark = thumbnail
    ? el("img", { class: "file-thumb", src: pictureUrl(thumbnail), alt: "" })
    : el("span", { class: "file-mark" }, icon("file"));
  return el(
    "a",
    {
      class: "file",
      href: local ? file.url : fileUrl(file.file_id),
      download: name,
      "aria-label": t("saveFile", { name }),
    },
    mark,
    el(
      "span",
      { class: "file-lines" },
      el("span", { class: "file-name", dir: "auto", textContent: name }),
      el("span", { class: "file-size", textContent: formatBytes(file.file_size) }),
    ),
  );
}

function buildSundry(message, t) {
  const kind = findSundry(message);
  if (kind === "sticker")
    return el("div", { class: "sticker", textContent: message.sticker.emoji ?? "🏷" });
  const details = {
    voice: () => `0:${String(message.voice.duration).padStart(2, "0")}`,
    location: () => `${message.location.latitude}, ${message.location.longitude}`,
    contact: () => `${message.contact.first_name} · ${message.contact.phone_number}`,
  };
  return el(
    "div",
    { class: "file" },
    el("span", { class: "file-mark" }, icon(kind)),
    el(
      "span",
      { class: "file-lines" },
      el("span", { class: "file-name", textContent: t(kind) }),
      el("span", { class: "file-size", dir: "auto", textContent: details[kind]() }),
    ),
  );
}

function buildReactions(messages, { t, toggleReaction, personId }) {
  const all = messages.flatMap((message) => message.reactions ?? []);
  if (all.length === 0) return null;
  const counts = new Map();
  for (const { emoji } of all) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const chips = [...counts].map(([emoji, n]) => {
    const isOwn = all.some(
      (one) => one.emoji === emoji && String(one.person_id) === String(personId),
    );
    return button(
      {
        class: `reaction ${isOwn ? "is-own" : ""}`,
        "aria-label": t("reactionCount", { n, emoji }),
        "aria-pressed": String(isOwn),
        on: { click: () => toggleReaction(messages, emoji) },
      },
      el("span", { textContent: showEmoji(emoji) }),
      n > 1 ? el("span", { textContent: n }) : null,
    );
  });
  return el("span", { class: "reactions" }, chips);
}

function buildFailure(entry, view) {
  const { t, discard } = view;
  const { failure: reason, remedy } = entry.messages[0];
  return el(
    "div",
    { class: "failure", role: "alert" },
    icon("alert"),
    el("span", { class: "failure-text", dir: "auto", textContent: reason }),
    remedy
      ? button({
          class: "text-button",
          textContent: t(remedy === "retry" ? "retry" : "asFile"),
          on: { click: () => view[remedy](entry) },
        })
      : null,
    button({
      class: "text-button",
      textContent: t("discard"),
      on: { click: () => discard(entry) },
    }),
  );
}

/** The spoken line of an entry: who, what, when, and how far it got. */
function describe(messages, look, { t, language }) {
  const lead = messages[0];
  const name = look.isOwn ? t("you") : (lead.from?.first_name ?? "");
  const state =
    look.isOwn && look.state ? t(look.state === "failed" ? "notSent" : look.state) : null;
  return [name, summarise(messages, t), formatTime(lead.date, language), state]
    .filter(Boolean)
    .join(", ");
}

/** Which of the sender colours belongs to a person. */
export function tint(sender) {
  return Math.abs(Number(sender?.id) || 0) % 6;
}

function isLoneEmoji(message) {
  const text = message.text ?? "";
  return (
    text.length > 0 &&
    text.length <= 16 &&
    /^(\p{Extended_Pictographic}(\uFE0F|\u200D|\p{Emoji_Modifier})*){1,3}$/u.test(text)
  );
}

function formatBytes(count) {
  if (!Number.isFinite(count)) return "";
  if (count < 1000) return `${count} B`;
  if (count < 1_000_000) return `${Math.round(count / 1000)} kB`;
  return `${(count / 1_000_000).toFixed(1)} MB`;
}
