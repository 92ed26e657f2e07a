/** The list of a chat's entries on screen: order, grouping, scrolling, paging, keyboard focus. */

import { buildEntry } from "./bubble.js";
import { dayOf, formatDay } from "./clock.js";
import { button, el } from "./dom.js";
import { listenToGestures } from "./gestures.js";
import { icon } from "./icons.js";

const GROUP_SECONDS = 300;
const NEAR_END_PX = 60;
const PAGE_AHEAD_PX = 500;

export class MessageList {
  /**
   * Show `conversation`. `view` is what bubbles need; `actions` has `openMenu(entry, point)`,
   * `reply(entry)`, `like(entry)` and `loadOlder()`.
   */
  constructor({ conversation, view, actions }) {
    Object.assign(this, { conversation, view, actions });
    this.cache = new Map();
    this.days = new Map();
    this.unread = 0;
    this.sticks = true;
    this.lastTop = 0;
    this.build();
  }

  build() {
    const { t } = this.view;
    this.list = el("ol", { class: "message-list", "aria-label": t("messages") });
    this.typing = el(
      "div",
      { class: "typing", hidden: true, "aria-hidden": "true" },
      el("i"),
      el("i"),
      el("i"),
    );
    this.scroller = el(
      "div",
      { class: "messages" },
      el("div", { class: "messages-space" }),
      this.list,
      this.typing,
    );
    this.badge = el("span", { class: "unread-badge", hidden: true });
    this.toEnd = button(
      { class: "to-end", hidden: true, on: { click: () => this.scrollToEnd() } },
      icon("down"),
      this.badge,
    );
    this.element = el("div", { class: "messages-frame" }, this.scroller, this.toEnd);
    this.scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("contextmenu", (event) => this.onContextMenu(event));
    listenToGestures(this.list, {
      find: (node) => this.findEntry(node),
      onReply: this.actions.reply,
      onLike: this.actions.like,
      onHold: this.actions.openMenu,
    });
    this.resizing = new ResizeObserver(() => this.sticks && this.scrollToEnd({ isInstant: true }));
    this.resizing.observe(this.scroller);
    this.updateEnd();
  }

  close() {
    this.resizing.disconnect();
  }

  /** Show the conversation as it is now; `isFresh` entries glide in. */
  render({ isFresh = false } = {}) {
    const before = { height: this.scroller.scrollHeight, top: this.scroller.scrollTop };
    const entries = this.conversation.listEntries();
    const nodes = [];
    let shown = null;
    entries.forEach((entry, i) => {
      const day = dayOf(entry.messages[0].date);
      if (day !== shown) nodes.push(this.getDay(day, entry.messages[0].date));
      shown = day;
      nodes.push(this.getNode(entry, entries[i - 1], entries[i + 1], isFresh));
    });
    this.place(nodes);
    this.updateStop();
    if (this.sticks) this.scrollToEnd({ isInstant: !isFresh });
    return before;
  }

  /** Put older entries above without moving what is being read. */
  renderOlder() {
    const { height, top } = this.render();
    this.scroller.scrollTop = top + this.scroller.scrollHeight - height;
  }

  getDay(day, seconds) {
    const { t, language } = this.view;
    if (!this.days.has(day)) this.days.set(day, el("li", { class: "day" }, el("span")));
    const node = this.days.get(day);
    node.firstChild.textContent = formatDay(seconds, language, t);
    return node;
  }

  getNode(entry, previous, next, isFresh) {
    const look = { ...this.view.lookOf(entry) };
    const isKnown = this.cache.has(entry.key);
    const cached = this.cache.get(entry.key);
    const isSame =
      isKnown &&
      cached.state === look.state &&
      cached.messages.length === entry.messages.length &&
      cached.messages.every((message, i) => message === entry.messages[i]);
    const node = isSame ? cached.node : buildEntry(entry, look, this.view);
    if (isKnown && !isSame && cached.node.contains(document.activeElement)) this.focusAfter = node;
    if (isFresh && !isKnown) node.classList.add("is-new");
    node.classList.toggle("is-own", look.isOwn);
    node.classList.toggle("is-first", !joins(previous, entry));
    node.classList.toggle("is-last", !joins(entry, next));
    this.cache.set(entry.key, { node, entry, messages: [...entry.messages], state: look.state });
    return node;
  }

  place(nodes) {
    const kept = new Set(nodes);
    for (const child of [...this.list.children]) if (!kept.has(child)) child.remove();
    nodes.forEach((node, i) => {
      if (this.list.children[i] !== node)
        this.list.insertBefore(node, this.list.children[i] ?? null);
    });
    for (const [key, { node }] of this.cache) if (!kept.has(node)) this.cache.delete(key);
    this.focusAfter?.focus({ preventScroll: true });
    this.focusAfter = null;
  }

  /** Find the entry under a node; `picked` is the one message meant where a picture is touched. */
  findEntry(node) {
    const entry = this.cache.get(node.closest?.(".entry")?.dataset.key)?.entry;
    if (!entry) return null;
    const id = node.closest(".album-tile")?.dataset.messageId;
    const picked = entry.messages.find((message) => String(message.message_id) === id);
    return { ...entry, picked: picked ?? null };
  }

  findNode(messageId) {
    for (const { node, messages } of this.cache.values()) {
      if (messages.some((message) => message.message_id === messageId)) return node;
    }
    return null;
  }

  /** Bring a message into view and let it glow. Say whether it was there. */
  jumpTo(messageId) {
    const node = this.findNode(messageId);
    if (!node) return false;
    this.sticks = false;
    node.scrollIntoView({ block: "center", behavior: smoothness() });
    node.classList.remove("is-glowing");
    setTimeout(() => node.classList.add("is-glowing"), 30);
    node.focus({ preventScroll: true });
    return true;
  }

  scrollToEnd({ isInstant = false } = {}) {
    this.sticks = true;
    this.unread = 0;
    this.scroller.scrollTo({
      top: this.scroller.scrollHeight,
      behavior: isInstant ? "instant" : smoothness(),
    });
    this.updateEnd();
  }

  /** Count a new entry of another that came while the end was out of sight. */
  countUnread() {
    if (this.sticks) return;
    this.unread += 1;
    this.updateEnd();
  }

  setTyping(isTyping) {
    this.typing.hidden = !isTyping;
    if (this.sticks) this.scrollToEnd();
  }

  updateEnd() {
    const { t } = this.view;
    const far = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    this.toEnd.hidden = this.sticks || far < NEAR_END_PX * 2;
    this.badge.hidden = this.unread === 0;
    this.badge.textContent = this.unread;
    const label = this.unread ? t("toNewestUnread", { n: this.unread }) : t("toNewest");
    this.toEnd.setAttribute("aria-label", label);
  }

  onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) {
      this.sticks = true;
      this.unread = 0;
    } else if (scrollTop < this.lastTop - 2) this.sticks = false;
    this.lastTop = scrollTop;
    this.updateEnd();
    if (scrollTop < PAGE_AHEAD_PX) this.actions.loadOlder();
  }

  updateStop() {
    const items = this.list.querySelectorAll(".entry");
    for (const item of items) item.tabIndex = -1;
    const current =
      this.list.contains(document.activeElement) && document.activeElement.closest(".entry");
    const stop = current || items[items.length - 1];
    if (stop) stop.tabIndex = 0;
  }

  onKey(event) {
    if (!event.target.classList.contains("entry")) return;
    const items = [...this.list.querySelectorAll(".entry")];
    const at = items.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[Math.max(0, Math.min(to, items.length - 1))].focus();
      this.updateStop();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.actions.openMenu(this.findEntry(event.target), middleOf(event.target));
    }
  }

  onContextMenu(event) {
    const entry = this.findEntry(event.target);
    if (!entry || event.target.closest("a[href]")) return;
    event.preventDefault();
    const byKeyboard = event.clientX === 0 && event.clientY === 0;
    this.actions.openMenu(
      entry,
      byKeyboard ? middleOf(event.target) : { x: event.clientX, y: event.clientY },
    );
  }
}

function joins(a, b) {
  if (!a || !b) return false;
  const first = a.messages.at(-1);
  const second = b.messages[0];
  return (
    first.from?.id === second.from?.id &&
    Math.abs(second.date - first.date) < GROUP_SECONDS &&
    dayOf(first.date) === dayOf(second.date)
  );
}

function middleOf(node) {
  const box = (node.querySelector(".bubble") ?? node).getBoundingClientRect();
  return { x: box.left + Math.min(60, box.width / 2), y: Math.max(60, box.top + 20) };
}

function smoothness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
