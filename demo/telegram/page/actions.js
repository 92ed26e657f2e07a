/** What one can do in a chat: reply, react, edit, copy, attach, open links and pictures. */

import { AttachSheet } from "./attach.js";
import { formatDay, formatTime } from "./clock.js";
import { textOf } from "./conversation.js";
import { openMenu } from "./menu.js";
import { openPreview } from "./preview.js";
import { openViewer } from "./viewer.js";

export const LIKE = "❤";

/** What the server refuses again however often it is sent. */
const HOPELESS = new Set([
  "message_empty",
  "text_too_long",
  "caption_too_long",
  "too_many_files",
  "file_empty",
  "file_too_big",
]);

/** The message of an entry that is meant: the picture that was touched, else the one with words. */
function leadOf({ messages, picked }) {
  return picked ?? messages.find(textOf) ?? messages[0];
}

export class ChatActions {
  /** Act in `view`, the chat on the screen. */
  constructor(view) {
    this.view = view;
    this.t = view.t;
  }

  openEntryMenu(entry, point) {
    const { t } = this;
    const message = leadOf(entry);
    const text = textOf(message);
    // Holding a finger down may also count as a context menu: one menu is enough.
    if (message.local || this.view.phone.layers.stack.length > 0) return;
    const isOwnText = this.view.lookOf(entry).isOwn && text && !message.via_bot;
    const items = [
      { label: t("reply"), icon: "reply", run: () => this.replyTo(entry) },
      text ? { label: t("copy"), icon: "copy", run: () => this.copy(text) } : null,
      isOwnText
        ? { label: t("edit"), icon: "edit", run: () => this.view.composer.edit(message) }
        : null,
      { label: t("forward"), icon: "pass", run: () => this.offerForward(entry, point) },
    ].filter(Boolean);
    const meant = entry.picked ? [entry.picked] : entry.messages;
    const chosen = this.findOwnReaction(meant)?.emoji;
    const reactions = { chosen, pick: (emoji) => this.toggleReaction(meant, emoji) };
    openMenu(this.view.phone.layers, { t, label: t("messageMenu"), point, items, reactions });
  }

  openChatMenu(anchor) {
    const { t } = this;
    const box = anchor.getBoundingClientRect();
    const clear = () =>
      this.view.phone.layers.ask(t("clearChatAsk"), {
        t,
        action: t("clear"),
        isDanger: true,
        onConfirm: () => this.clear(),
      });
    const items = [
      ...this.view.onMenu(),
      { label: t("clearChat"), icon: "trash", isDanger: true, run: clear },
    ];
    openMenu(this.view.phone.layers, {
      t,
      label: t("chatMenu"),
      point: { x: box.right, y: box.bottom + 4 },
      items,
    });
  }

  async clear() {
    try {
      await this.view.phone.api.clearChat(this.view.chat.id);
      this.view.conversation.clear();
      this.view.refresh();
    } catch (error) {
      this.view.phone.layers.toast(this.describeFailure(error));
    }
  }

  replyTo(entry) {
    if (!entry || entry.messages[0].local) return;
    this.view.composer.reply(leadOf(entry));
  }

  /** Ask into which chat a message goes on, the picture alone where one was touched. */
  offerForward(entry, point) {
    const { t, phone } = { t: this.t, phone: this.view.phone };
    const messages = entry.picked ? [entry.picked] : entry.messages;
    const items = phone.listChats().map((chat) => ({
      label: chat.type === "group" ? chat.title : phone.state.bot.first_name,
      icon: "pass",
      run: () => this.forward(messages, chat),
    }));
    openMenu(phone.layers, { t, label: t("forwardTo"), point, items });
  }

  async forward(messages, chat) {
    const { phone } = this.view;
    try {
      await phone.api.forward(this.view.chat.id, {
        personId: this.view.person.id,
        messageIds: messages.map(({ message_id: id }) => id),
        toChatId: chat.id,
      });
      if (chat.id !== this.view.chat.id) phone.open(chat);
    } catch (error) {
      phone.layers.toast(this.describeFailure(error));
    }
  }

  editLast() {
    const own = this.view.conversation
      .listAll()
      .filter(
        (message) =>
          textOf(message) &&
          !message.via_bot &&
          !message.local &&
          String(message.from?.id) === String(this.view.person.id),
      );
    if (own.length === 0) return false;
    this.view.composer.edit(own.at(-1));
    return true;
  }

  async saveEdit(message, text) {
    if (text === textOf(message)) return;
    try {
      const answer = await this.view.phone.api.editMessage(this.view.chat.id, message.message_id, {
        personId: this.view.person.id,
        text,
      });
      const changed = answer.messages ?? [
        answer.message ?? { ...message, text, edit_date: Date.now() / 1000 },
      ];
      this.view.conversation.put(changed);
      this.view.refresh();
    } catch (error) {
      this.view.phone.layers.toast(this.describeFailure(error));
    }
  }

  findOwnReaction(messages) {
    return messages
      .flatMap((message) => message.reactions ?? [])
      .find(({ person_id: id }) => String(id) === String(this.view.person.id));
  }

  async toggleReaction(messages, emoji) {
    const message = messages.find((one) => this.findOwnReaction([one])) ?? messages[0];
    if (message.local) return;
    const isTaken = this.findOwnReaction([message])?.emoji === emoji;
    const others = (message.reactions ?? []).filter(
      ({ person_id: id }) => String(id) !== String(this.view.person.id),
    );
    const own = isTaken ? [] : [{ emoji, person_id: this.view.person.id }];
    this.view.conversation.put([{ ...message, reactions: [...others, ...own] }]);
    this.view.refresh();
    try {
      await this.view.phone.api.react(this.view.chat.id, message.message_id, {
        personId: this.view.person.id,
        emoji: isTaken ? null : emoji,
      });
    } catch (error) {
      this.view.conversation.put([message]);
      this.view.refresh();
      this.view.phone.layers.toast(this.describeFailure(error));
    }
  }

  openViewer(messages, index) {
    const { t, language } = this.view.phone;
    const lead = messages[0];
    openViewer(this.view.phone.layers, {
      t,
      messages,
      index,
      title: this.view.lookOf({ messages }).isOwn ? t("you") : (lead.from?.first_name ?? ""),
      subtitle: `${formatDay(lead.date, language, t)}, ${formatTime(lead.date, language)}`,
    });
  }

  async jumpTo(messageId) {
    for (let pages = 0; pages < 20 && !this.view.list.jumpTo(messageId); pages++) {
      if (this.view.conversation.isComplete) return;
      await this.view.loadOlder();
    }
  }

  openAttach() {
    new AttachSheet(this.view.phone, {
      onFiles: (files, as) => this.offerFiles(files, as),
      onSundry: (kind) => this.sendSundry(kind),
    }).open();
  }

  async sendSundry(kind) {
    this.view.list.sticks = true;
    try {
      const personId = this.view.person.id;
      await this.view.phone.api.sendSundry(this.view.chat.id, { personId, kind });
    } catch (error) {
      this.view.phone.layers.toast(this.describeFailure(error));
    }
  }

  /** Show files before they go, with a caption; what is in the field becomes the caption. */
  offerFiles(files, as = "photo") {
    if (files.length === 0) return;
    const text = this.view.composer.edited ? "" : this.view.composer.field.value;
    openPreview(this.view.phone, {
      files,
      as,
      caption: text,
      onSend: (message) => {
        if (text) this.view.composer.setText("");
        this.view.outbox.send({ ...message, replyTo: this.view.composer.takeReply() });
      },
    });
  }

  showAnswer({ text, show_alert: isAlert, url }) {
    if (url) this.openLink(url);
    if (!text) return;
    if (isAlert) this.view.phone.layers.alert(text, this.t);
    else this.view.phone.layers.toast(text);
  }

  openLink(href) {
    if (!href) return;
    const start = new RegExp(
      `^https?://t\\.me/${this.view.phone.state.bot.username}\\?start=([\\w-]+)$`,
      "i",
    ).exec(href);
    const passed = /^https:\/\/t\.me\/share\/url\?(.+)$/i.exec(href);
    if (start) this.view.outbox.send({ text: `/start ${start[1]}` });
    // Nobody else is here to pass a link on to: it can be pasted into another person's chat.
    else if (passed) this.copy(new URLSearchParams(passed[1]).get("url") ?? href);
    else window.open(href, "_blank", "noopener,noreferrer");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.view.phone.layers.toast(this.t("copied"));
    } catch {
      // A page served to the room over plain HTTP has no clipboard; nothing is lost.
    }
  }

  describeFailure(error) {
    if (error.code === "offline") return this.t("failedOffline");
    const known = this.view.phone.findSentence(`error_${error.code}`);
    return known ?? this.t("failedRefused", { reason: error.message });
  }

  /** Say what helps a message that was not sent: `retry`, `sendAsFile`, or null for nothing. */
  chooseRemedy(error) {
    if (["image_unreadable", "image_dimensions"].includes(error.code)) return "sendAsFile";
    return HOPELESS.has(error.code) ? null : "retry";
  }
}
