/** One chat on the screen: its messages, its live events, its field, and what one can do in it. */

import { AttachSheet } from "./attach.js";
import { Composer } from "./composer.js";
import { Conversation, summarise, textOf } from "./conversation.js";
import { el } from "./dom.js";
import { buildEmptyChat } from "./empty.js";
import { ChatEvents } from "./events.js";
import { ChatHeader } from "./header.js";
import { Taps } from "./keyboard.js";
import { MessageList } from "./messages.js";
import { openMenu } from "./menu.js";
import { Outbox } from "./outbox.js";
import { openViewer } from "./viewer.js";
import { formatDay, formatTime } from "./clock.js";
import { openPreview } from "./preview.js";

const RENDER_WAIT_MS = 30;
const ANNOUNCE_WAIT_MS = 500;
const LIKE = "❤";

export class ChatView {
  /** `phone` holds the api, the state, the phrases and the layers; see app.js. */
  constructor(phone, { chat, person, draft, onBack, onMenu }) {
    Object.assign(this, { phone, chat, person, onMenu });
    this.t = phone.t;
    this.conversation = new Conversation();
    this.fresh = new Set();
    this.isLoading = true;
    this.buildParts(draft, onBack);
    this.open();
  }

  async open() {
    const since = await this.load();
    if (this.isClosed) return;
    this.events = new ChatEvents(this.chat.id, {
      since,
      onEvent: (kind, data) => this.onEvent(kind, data),
      onConnection: (isOpen, isAgain) => this.onConnection(isOpen, isAgain),
    });
  }

  buildParts(draft, onBack) {
    const { phone, chat, person, t } = this;
    this.outbox = new Outbox({
      api: phone.api,
      chatId: chat.id,
      person,
      conversation: this.conversation,
      onChange: (change) => this.onOutboxChange(change),
      describeFailure: (error) => this.describeFailure(error),
    });
    this.taps = new Taps({
      api: phone.api,
      chatId: chat.id,
      personId: person.id,
      onAnswer: (answer) => this.showAnswer(answer),
      onError: (error) => phone.layers.toast(this.describeFailure(error)),
    });
    this.list = new MessageList({ conversation: this.conversation, view: this.buildView(), actions: this.buildListActions() });
    this.header = new ChatHeader({
      t,
      title: chat.type === "group" ? chat.title : phone.state.bot.first_name,
      who: chat.type === "group" ? chat : { ...phone.state.bot, is_bot: true },
      resting: chat.type === "group" ? phone.describeGroup() : t("online"),
      onBack,
      onMenu: (anchor) => this.openChatMenu(anchor),
      onAction: (isBusy) => this.list.setTyping(isBusy),
    });
    this.composer = this.buildComposer(draft);
    this.banner = el("div", { class: "banner", role: "status", hidden: true });
    this.empty = this.buildEmpty();
    this.element = el(
      "section",
      { class: "view chat-view", "aria-label": chat.title },
      this.header.element,
      this.banner,
      this.list.element,
      this.composer.element,
    );
    this.list.element.append(this.empty);
  }

  buildEmpty() {
    const { t, phone, chat } = this;
    const onStart = () => this.outbox.send({ text: "/start" });
    return buildEmptyChat({ t, bot: phone.state.bot, chat, language: phone.language, onStart });
  }

  /** The bot's commands in the language of the phone's owner, as Telegram shows them. */
  listCommands() {
    const { commands = {} } = this.phone.state.bot;
    return commands[this.phone.personLanguage] ?? commands.en ?? [];
  }

  buildComposer(draft) {
    const { state } = this.phone;
    return new Composer({
      t: this.t,
      commands: this.listCommands(),
      suffix: this.chat.type === "group" ? `@${state.bot.username}` : "",
      draft,
      actions: {
        send: (message) => this.outbox.send(message),
        edit: (message, text) => this.saveEdit(message, text),
        editLast: () => this.editLast(),
        attach: () => this.openAttach(),
        files: (files) => this.offerFiles(files),
      },
    });
  }

  buildView() {
    const { phone } = this;
    return {
      t: this.t,
      language: phone.language,
      personId: this.person.id,
      taps: this.taps,
      lookOf: (entry) => this.lookOf(entry),
      onCommand: (text) => this.outbox.send({ text }),
      openViewer: (messages, index) => this.openViewer(messages, index),
      jumpTo: (messageId) => this.jumpTo(messageId),
      toggleReaction: (messages, emoji) => this.toggleReaction(messages, emoji),
      retry: (entry) => this.outbox.retry(entry.messages[0].message_id),
      discard: (entry) => this.outbox.discard(entry.messages[0].message_id),
      actions: {
        openLink: (href) => this.openLink(href),
        copy: (text) => this.copy(text),
        startInline: (query) => {
          this.composer.setText(`@${phone.state.bot.username} ${query}`);
          this.composer.focus();
        },
      },
    };
  }

  buildListActions() {
    return {
      openMenu: (entry, point) => this.openEntryMenu(entry, point),
      reply: (entry) => this.replyTo(entry),
      like: (entry) => this.toggleReaction(entry.messages, LIKE),
      loadOlder: () => this.loadOlder(),
    };
  }

  lookOf({ messages }) {
    const lead = messages[0];
    const isOwn = String(lead.from?.id) === String(this.person.id);
    return { isOwn, isGroup: this.chat.type === "group", state: isOwn ? this.stateOf(messages.at(-1)) : null };
  }

  stateOf(message) {
    if (message.local) return message.state;
    return message.message_id < this.readUpTo ? "read" : "sent";
  }

  // ---- loading and live events

  /** Load the newest messages; return the id of the last event they include. */
  async load() {
    let since;
    try {
      const { messages, last_event_id: last } = await this.phone.api.listMessages(this.chat.id);
      since = last;
      this.conversation.put(messages);
      this.conversation.isComplete ||= messages.length < 60;
    } catch {
      this.phone.layers.toast(this.t("loadFailed"));
    }
    this.isLoading = false;
    if (!this.isClosed) this.refresh();
    return since;
  }

  async loadOlder() {
    const before = this.conversation.findOldestId();
    if (this.isLoading || this.conversation.isComplete || before === null) return;
    this.isLoading = true;
    try {
      const { messages } = await this.phone.api.listMessages(this.chat.id, { before });
      this.conversation.put(messages);
      this.conversation.isComplete = messages.length < 60;
      this.list.renderOlder();
    } catch {
      // Scrolling on asks again; the banner already says when the line is down.
    } finally {
      this.isLoading = false;
    }
  }

  onConnection(isOpen, isAgain) {
    clearTimeout(this.bannerTimer);
    if (isOpen) {
      this.banner.hidden = true;
      if (isAgain) this.load();
      return;
    }
    this.bannerTimer = setTimeout(() => {
      this.banner.textContent = this.t("reconnecting");
      this.banner.hidden = false;
    }, 600);
  }

  onEvent(kind, data) {
    const handlers = {
      message: () => this.onMessage(data),
      edited: () => this.conversation.get(data.message_id) && this.conversation.put([data]),
      deleted: () => this.conversation.remove(data.message_id),
      cleared: () => this.conversation.clear(),
      action: () => this.onAction(data.action),
      callback_answer: () => this.taps.receive(data),
      bot: () => this.onBot(data),
    };
    handlers[kind]();
    if (["message", "edited", "deleted", "cleared"].includes(kind)) this.refreshSoon();
  }

  onMessage(message) {
    const isOwn = String(message.from?.id) === String(this.person.id);
    if (isOwn && this.outbox.hold(message)) return;
    if (message.from?.is_bot) this.header.rest();
    const [added] = this.conversation.put([message]);
    if (added) this.fresh.add(message.message_id);
  }

  /** Take the bot's new name, commands and description without disturbing the chat. */
  onBot(bot) {
    this.phone.state.bot = bot;
    this.composer.commands.commands = this.listCommands();
    const empty = this.buildEmpty();
    empty.hidden = this.empty.hidden;
    this.empty.replaceWith(empty);
    this.empty = empty;
  }

  onAction(action) {
    this.hasAction = true;
    this.header.showAction(action);
    this.refreshSoon();
  }

  onOutboxChange({ isOwn = false, isQuiet = false }) {
    if (isOwn) this.list.sticks = true;
    this.refresh({ isFresh: isOwn && !isQuiet });
  }

  refreshSoon() {
    clearTimeout(this.renderTimer);
    this.renderTimer = setTimeout(() => {
      this.countFresh();
      this.refresh({ isFresh: true });
    }, RENDER_WAIT_MS);
  }

  countFresh() {
    for (const { messages, key } of this.conversation.listEntries()) {
      const isFresh = messages.some((message) => this.fresh.has(message.message_id));
      if (!isFresh || this.lookOf({ messages }).isOwn) continue;
      if (!this.list.cache.has(key)) this.list.countUnread();
      this.announceSoon(key);
    }
    this.fresh.clear();
  }

  announceSoon(key) {
    this.toAnnounce ??= new Set();
    this.toAnnounce.add(key);
    clearTimeout(this.announceTimer);
    this.announceTimer = setTimeout(() => {
      const entries = this.conversation.listEntries().filter((entry) => this.toAnnounce.has(entry.key));
      this.toAnnounce.clear();
      const lines = entries.map(({ messages }) =>
        this.t("newMessageFrom", { name: messages[0].from?.first_name ?? "", text: summarise(messages, this.t) }),
      );
      this.phone.announce(lines.join("\n"));
    }, ANNOUNCE_WAIT_MS);
  }

  refresh({ isFresh = false } = {}) {
    const all = this.conversation.listAll();
    const ofBot = all.filter((message) => message.from?.is_bot);
    const own = all.filter((message) => !message.local && String(message.from?.id) === String(this.person.id));
    this.readUpTo = this.hasAction ? (own.at(-1)?.message_id ?? 0) + 1 : (ofBot.at(-1)?.message_id ?? 0);
    this.hasAction = false;
    this.empty.hidden = this.isLoading || all.length > 0;
    this.list.render({ isFresh });
    this.composer.setKeyboard(this.conversation.findKeyboardMessage());
  }

  // ---- what one can do

  openEntryMenu(entry, point) {
    const { t } = this;
    const message = entry.messages.find(textOf) ?? entry.messages[0];
    const text = textOf(message);
    if (message.local) return;
    const isOwnText = this.lookOf(entry).isOwn && message.text;
    const items = [
      { label: t("reply"), icon: "reply", run: () => this.replyTo(entry) },
      text ? { label: t("copy"), icon: "copy", run: () => this.copy(text) } : null,
      isOwnText ? { label: t("edit"), icon: "edit", run: () => this.composer.edit(message) } : null,
    ].filter(Boolean);
    const chosen = this.findOwnReaction(entry.messages)?.emoji;
    const reactions = { chosen, pick: (emoji) => this.toggleReaction(entry.messages, emoji) };
    openMenu(this.phone.layers, { t, label: t("messageMenu"), point, items, reactions });
  }

  openChatMenu(anchor) {
    const { t } = this;
    const box = anchor.getBoundingClientRect();
    const clear = () =>
      this.phone.layers.ask(t("clearChatAsk"), { t, action: t("clear"), isDanger: true, onConfirm: () => this.clear() });
    const items = [...this.onMenu(), { label: t("clearChat"), icon: "trash", isDanger: true, run: clear }];
    openMenu(this.phone.layers, { t, label: t("chatMenu"), point: { x: box.right, y: box.bottom + 4 }, items });
  }

  async clear() {
    try {
      await this.phone.api.clearChat(this.chat.id);
      this.conversation.clear();
      this.refresh();
    } catch (error) {
      this.phone.layers.toast(this.describeFailure(error));
    }
  }

  replyTo(entry) {
    if (!entry || entry.messages[0].local) return;
    this.composer.reply(entry.messages.find(textOf) ?? entry.messages[0]);
  }

  editLast() {
    const own = this.conversation.listAll().filter(
      (message) => message.text && !message.local && String(message.from?.id) === String(this.person.id),
    );
    if (own.length === 0) return false;
    this.composer.edit(own.at(-1));
    return true;
  }

  async saveEdit(message, text) {
    if (text === textOf(message)) return;
    try {
      const answer = await this.phone.api.editMessage(this.chat.id, message.message_id, { personId: this.person.id, text });
      const changed = answer.messages ?? [answer.message ?? { ...message, text, edit_date: Date.now() / 1000 }];
      this.conversation.put(changed);
      this.refresh();
    } catch (error) {
      this.phone.layers.toast(this.describeFailure(error));
    }
  }

  findOwnReaction(messages) {
    return messages
      .flatMap((message) => message.reactions ?? [])
      .find(({ person_id: id }) => String(id) === String(this.person.id));
  }

  async toggleReaction(messages, emoji) {
    const message = messages.find((one) => this.findOwnReaction([one])) ?? messages[0];
    if (message.local) return;
    const isTaken = this.findOwnReaction([message])?.emoji === emoji;
    const others = (message.reactions ?? []).filter(({ person_id: id }) => String(id) !== String(this.person.id));
    const own = isTaken ? [] : [{ emoji, person_id: this.person.id }];
    this.conversation.put([{ ...message, reactions: [...others, ...own] }]);
    this.refresh();
    try {
      await this.phone.api.react(this.chat.id, message.message_id, { personId: this.person.id, emoji: isTaken ? null : emoji });
    } catch (error) {
      this.conversation.put([message]);
      this.refresh();
      this.phone.layers.toast(this.describeFailure(error));
    }
  }

  openViewer(messages, index) {
    const { t, language } = this.phone;
    const lead = messages[0];
    openViewer(this.phone.layers, {
      t,
      messages,
      index,
      title: this.lookOf({ messages }).isOwn ? t("you") : (lead.from?.first_name ?? ""),
      subtitle: `${formatDay(lead.date, language, t)}, ${formatTime(lead.date, language)}`,
    });
  }

  async jumpTo(messageId) {
    for (let pages = 0; pages < 20 && !this.list.jumpTo(messageId); pages++) {
      if (this.conversation.isComplete) return;
      await this.loadOlder();
    }
  }

  openAttach() {
    new AttachSheet(this.phone, { onFiles: (files, as) => this.offerFiles(files, as) }).open();
  }

  /** Show files before they go, with a caption; what is in the field becomes the caption. */
  offerFiles(files, as = "photo") {
    if (files.length === 0) return;
    const text = this.composer.edited ? "" : this.composer.field.value;
    openPreview(this.phone, {
      files,
      as,
      caption: text,
      onSend: (message) => {
        if (text) this.composer.setText("");
        this.outbox.send({ ...message, replyTo: this.composer.takeReply() });
      },
    });
  }

  showAnswer({ text, show_alert: isAlert, url }) {
    if (url) this.openLink(url);
    if (!text) return;
    if (isAlert) this.phone.layers.alert(text, this.t);
    else this.phone.layers.toast(text);
  }

  openLink(href) {
    if (!href) return;
    const start = new RegExp(`^https?://t\\.me/${this.phone.state.bot.username}\\?start=([\\w-]+)$`, "i").exec(href);
    if (start) this.outbox.send({ text: `/start ${start[1]}` });
    else window.open(href, "_blank", "noopener,noreferrer");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.phone.layers.toast(this.t("copied"));
    } catch {
      // A page served to the room over plain HTTP has no clipboard; nothing is lost.
    }
  }

  describeFailure(error) {
    if (error.code === "offline") return this.t("failedOffline");
    const known = this.phone.findSentence(`error_${error.code}`);
    return known ?? this.t("failedRefused", { reason: error.message });
  }

  getDraft() {
    return this.composer.edited ? "" : this.composer.field.value;
  }

  close() {
    for (const timer of [this.renderTimer, this.announceTimer, this.bannerTimer]) clearTimeout(timer);
    this.isClosed = true;
    this.events?.close();
    this.taps.close();
    this.header.close();
    this.list.close();
    this.element.remove();
  }
}
