/** One chat on the screen: its messages, its live events, its field, and what one can do in it. */

import { ChatActions, LIKE } from "./actions.js";
import { Composer } from "./composer.js";
import { Conversation, summarise } from "./conversation.js";
import { el } from "./dom.js";
import { buildEmptyChat } from "./empty.js";
import { ChatEvents } from "./events.js";
import { ChatHeader } from "./header.js";
import { Taps } from "./keyboard.js";
import { MessageList } from "./messages.js";
import { Outbox } from "./outbox.js";

const RENDER_WAIT_MS = 30;
const ANNOUNCE_WAIT_MS = 500;

export class ChatView {
  /** `phone` holds the api, the state, the phrases and the layers; see app.js. */
  constructor(phone, { chat, person, draft, onBack, onMenu }) {
    Object.assign(this, { phone, chat, person, onMenu });
    this.t = phone.t;
    this.conversation = new Conversation();
    this.fresh = new Set();
    this.isLoading = true;
    this.actions = new ChatActions(this);
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
      describeFailure: (error) => this.actions.describeFailure(error),
      chooseRemedy: (error) => this.actions.chooseRemedy(error),
    });
    this.taps = new Taps({
      api: phone.api,
      chatId: chat.id,
      personId: person.id,
      onAnswer: (answer) => this.actions.showAnswer(answer),
      onError: (error) => phone.layers.toast(this.actions.describeFailure(error)),
    });
    this.list = new MessageList({
      conversation: this.conversation,
      view: this.buildView(),
      actions: this.buildListActions(),
    });
    this.header = new ChatHeader({
      t,
      title: chat.type === "group" ? chat.title : phone.state.bot.first_name,
      who: chat.type === "group" ? chat : { ...phone.state.bot, is_bot: true },
      resting: chat.type === "group" ? phone.describeGroup() : t("online"),
      onBack,
      onMenu: (anchor) => this.actions.openChatMenu(anchor),
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
      username: state.bot.username,
      commands: this.listCommands(),
      suffix: this.chat.type === "group" ? `@${state.bot.username}` : "",
      draft,
      actions: {
        send: (message) => this.outbox.send(message),
        edit: (message, text) => this.actions.saveEdit(message, text),
        editLast: () => this.actions.editLast(),
        attach: () => this.actions.openAttach(),
        files: (files) => this.actions.offerFiles(files),
        askInline: (query) => this.phone.api.askInline({ ...this.speaker, query }),
        chooseInline: (inlineQueryId, resultId) => this.chooseInline(inlineQueryId, resultId),
      },
    });
  }

  get speaker() {
    return { personId: this.person.id, chatId: this.chat.id };
  }

  async chooseInline(inlineQueryId, resultId) {
    this.list.sticks = true;
    try {
      await this.phone.api.chooseInline({ ...this.speaker, inlineQueryId, resultId });
    } catch (error) {
      this.phone.layers.toast(this.actions.describeFailure(error));
    }
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
      openViewer: (messages, index) => this.actions.openViewer(messages, index),
      jumpTo: (messageId) => this.actions.jumpTo(messageId),
      toggleReaction: (messages, emoji) => this.actions.toggleReaction(messages, emoji),
      retry: (entry) => this.outbox.retry(entry.messages[0].message_id),
      sendAsFile: (entry) => this.outbox.sendAsFile(entry.messages[0].message_id),
      discard: (entry) => this.outbox.discard(entry.messages[0].message_id),
      actions: {
        openLink: (href) => this.actions.openLink(href),
        copy: (text) => this.actions.copy(text),
        startInline: (query) => {
          this.composer.setText(`@${phone.state.bot.username} ${query}`);
          this.composer.focus();
        },
      },
    };
  }

  buildListActions() {
    return {
      openMenu: (entry, point) => this.actions.openEntryMenu(entry, point),
      reply: (entry) => this.actions.replyTo(entry),
      like: (entry) => this.actions.toggleReaction(entry.messages, LIKE),
      loadOlder: () => this.loadOlder(),
    };
  }

  lookOf({ messages }) {
    const lead = messages[0];
    const isOwn = String(lead.from?.id) === String(this.person.id);
    return {
      isOwn,
      isGroup: this.chat.type === "group",
      state: isOwn ? this.stateOf(messages.at(-1)) : null,
    };
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
    if (this.events) this.beginAnewIfForgotten();
    this.bannerTimer = setTimeout(() => {
      this.banner.textContent = this.t("reconnecting");
      this.banner.hidden = false;
    }, 600);
  }

  /** Begin anew where everybody was forgotten while this phone slept. */
  async beginAnewIfForgotten() {
    try {
      await this.phone.api.listMessages(this.chat.id, { limit: 1 });
    } catch (error) {
      if (error.code === "no_session") this.phone.beginAnew();
    }
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
      reset: () => this.phone.beginAnew(),
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
      const entries = this.conversation
        .listEntries()
        .filter((entry) => this.toAnnounce.has(entry.key));
      this.toAnnounce.clear();
      const lines = entries.map(({ messages }) =>
        this.t("newMessageFrom", {
          name: messages[0].from?.first_name ?? "",
          text: summarise(messages, this.t),
        }),
      );
      this.phone.announce(lines.join("\n"));
    }, ANNOUNCE_WAIT_MS);
  }

  refresh({ isFresh = false } = {}) {
    const all = this.conversation.listAll();
    const ofBot = all.filter((message) => message.from?.is_bot);
    const own = all.filter(
      (message) => !message.local && String(message.from?.id) === String(this.person.id),
    );
    this.readUpTo = this.hasAction
      ? (own.at(-1)?.message_id ?? 0) + 1
      : (ofBot.at(-1)?.message_id ?? 0);
    this.hasAction = false;
    this.empty.hidden = this.isLoading || all.length > 0;
    this.list.render({ isFresh });
    this.composer.setKeyboard(this.conversation.findKeyboardMessage());
  }

  offerFiles(files) {
    this.actions.offerFiles(files);
  }

  getDraft() {
    return this.composer.edited ? "" : this.composer.field.value;
  }

  close() {
    for (const timer of [this.renderTimer, this.announceTimer, this.bannerTimer])
      clearTimeout(timer);
    this.isClosed = true;
    this.events?.close();
    this.taps.close();
    this.header.close();
    this.list.close();
    this.element.remove();
  }
}
