/** A message's text with its Bot API entities, as nodes: nothing in a text is ever parsed as HTML. */

import { button, el } from "./dom.js";

const PLAIN_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const SAFE_SCHEMES = ["http:", "https:", "mailto:", "tel:"];

/**
 * Build the nodes of `text`. Offsets and lengths count UTF-16 units, as JavaScript's do.
 * `onCommand(text)` is called with a tapped bot command or hashtag.
 */
export function renderText(text, entities = [], { onCommand, t }) {
  const ordered = [...(entities ?? [])]
    .filter((entity) => entity.length > 0 && entity.offset >= 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return renderRange(text, ordered, 0, text.length, { onCommand, t });
}

function renderRange(text, entities, start, end, options) {
  const nodes = [];
  let position = start;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < position || entity.offset >= end || stop <= entity.offset) continue;
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const inner = entities.slice(i + 1).filter((other) => other.offset < stop);
    nodes.push(
      wrap(entity, text, renderRange(text, inner, entity.offset, stop, options), stop, options),
    );
    // A block breaks the line by itself: its own line end would show as an empty line.
    position = BLOCKS.includes(entity.type) && text[stop] === "\n" ? Math.min(stop + 1, end) : stop;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

function wrap(entity, text, children, stop, { onCommand, t }) {
  const raw = text.slice(entity.offset, stop);
  switch (entity.type) {
    case "url":
      return link(/^[a-z][a-z+.-]*:/i.test(raw) ? raw : `https://${raw}`, children);
    case "text_link":
      return link(entity.url, children);
    case "email":
      return link(`mailto:${raw}`, children);
    case "phone_number":
      return link(`tel:${raw.replace(/[^+\d]/g, "")}`, children);
    case "bot_command":
    case "hashtag":
    case "cashtag":
      return button({ class: "text-button", on: { click: () => onCommand(raw) } }, ...children);
    case "mention":
    case "text_mention":
      return el("span", { class: "mention" }, ...children);
    case "spoiler":
      return spoiler(children, t);
    default:
      return el(PLAIN_TAGS[entity.type] ?? "span", {}, ...children);
  }
}

function link(address, children) {
  const href = safeUrl(address);
  if (href === null) return el("span", {}, ...children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** The URL of an address when it is one that may be opened, else null. */
export function safeUrl(address) {
  const url = parseUrl(address);
  return url && SAFE_SCHEMES.includes(url.protocol) ? url.href : null;
}

function parseUrl(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function spoiler(children, t) {
  const inner = el("span", { class: "spoiler-text", "aria-hidden": "true" }, ...children);
  const cover = button({ class: "spoiler", "aria-label": t("showSpoiler") }, inner);
  cover.addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      cover.replaceWith(el("span", { class: "spoiler-open" }, ...inner.childNodes));
    },
    { capture: true, once: true },
  );
  return cover;
}
