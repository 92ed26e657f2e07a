/** Pop-up menus: a message's actions with reactions, and the chat's own menu. */

import { button, el } from "./dom.js";
import { icon } from "./icons.js";

/** Reactions that a bot may receive without being an administrator's exception. */
export const REACTIONS = ["👍", "❤", "🔥", "👏", "😁", "🤔", "👎"];

/**
 * Open a menu near `point` (`{x, y}` in the window). `items` are `{label, icon, run, isDanger}`;
 * `reactions`, if given, is `{chosen, pick(emoji)}`.
 */
export function openMenu(layers, { t, label, point, items, reactions }) {
  const rows = items.map((item) =>
    button(
      { class: `menu-item ${item.isDanger ? "is-danger" : ""}`, role: "menuitem" },
      icon(item.icon),
      el("span", { textContent: item.label }),
    ),
  );
  const card = el("div", { class: "menu-card", role: "menu", "aria-label": label }, rows);
  const bar = reactions ? buildReactionBar(reactions, t) : null;
  const menu = el("div", { class: "menu" }, bar, card);
  const close = layers.open(menu, { kind: "menu", label, focus: rows[0] });
  rows.forEach((row, i) => row.addEventListener("click", () => afterClosing(close, items[i].run)));
  bar?.addEventListener("click", ({ target }) => {
    const emoji = target.closest("button")?.dataset.emoji;
    if (emoji) afterClosing(close, () => reactions.pick(emoji));
  });
  card.addEventListener("keydown", (event) => moveInMenu(event, rows));
  place(menu, point, layers.host);
}

/** An emoji in colour: Telegram names some, such as the heart, by their plain form. */
export function showEmoji(emoji) {
  return [...emoji].length === 1 ? `${emoji}\uFE0F` : emoji;
}

function afterClosing(close, run) {
  close();
  run();
}

function buildReactionBar({ chosen }, t) {
  return el(
    "div",
    { class: "reaction-bar", role: "group" },
    REACTIONS.map((emoji) =>
      button({
        class: `reaction-choice ${chosen === emoji ? "is-chosen" : ""}`,
        "aria-label": t(chosen === emoji ? "unreact" : "react", { emoji }),
        "aria-pressed": String(chosen === emoji),
        "data-emoji": emoji,
        textContent: showEmoji(emoji),
      }),
    ),
  );
}

function moveInMenu(event, rows) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = (rows.indexOf(document.activeElement) + step + rows.length) % rows.length;
  rows[next].focus();
}

function place(menu, point, host) {
  const box = host.getBoundingClientRect();
  const scale = box.width / host.offsetWidth || 1;
  const x = (point.x - box.left) / scale;
  const y = (point.y - box.top) / scale;
  const left = Math.min(Math.max(10, x), host.offsetWidth - menu.offsetWidth - 10);
  const top = Math.min(Math.max(50, y), host.offsetHeight - menu.offsetHeight - 30);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
