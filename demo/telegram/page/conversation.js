/** One chat's messages in order, and the entries (a message or an album) they form. */

export class Conversation {
  constructor() {
    this.messages = new Map();
    this.isComplete = false;
  }

  /** Add or replace messages by id. Return those that were not known before. */
  put(messages) {
    const added = messages.filter((message) => !this.messages.has(message.message_id));
    for (const message of messages) this.messages.set(message.message_id, message);
    return added;
  }

  /** Replace an optimistic message, or drop it. */
  remove(messageId) {
    return this.messages.delete(messageId);
  }

  get(messageId) {
    return this.messages.get(messageId) ?? null;
  }

  clear() {
    this.messages.clear();
    this.isComplete = true;
  }

  /** The id of the oldest message the server knows, for paging upward. */
  findOldestId() {
    return this.listAll().find((message) => !message.local)?.message_id ?? null;
  }

  /** The id of the newest message the server knows, 0 where it knows none. */
  findNewestId() {
    return this.listAll().findLast((message) => !message.local)?.message_id ?? 0;
  }

  /** All messages: the server's by id, a failed one where it failed, then those on their way. */
  listAll() {
    const place = ({ local, message_id: id, after }) =>
      local ? (after ?? Number.MAX_SAFE_INTEGER) + 0.5 : id;
    return [...this.messages.values()].sort((a, b) => place(a) - place(b));
  }

  /** The entries from old to new: `{key, messages}`; an album is one entry. */
  listEntries() {
    const entries = [];
    for (const message of this.listAll()) {
      const group = message.media_group_id;
      const last = entries.at(-1);
      if (group && last?.group === group) last.messages.push(message);
      else
        entries.push({
          key: group ? `g${group}` : `m${message.message_id}`,
          group,
          messages: [message],
        });
    }
    return entries;
  }

  /** The newest message of the bot that speaks about the reply keyboard, or null. */
  findKeyboardMessage() {
    const speaks = ({ reply_markup: markup }) =>
      markup && (markup.keyboard || markup.remove_keyboard || markup.force_reply);
    return this.listAll().filter(speaks).at(-1) ?? null;
  }
}

/** The text or caption of a message, or "". */
export function textOf(message) {
  return message.text ?? message.caption ?? "";
}

/** What a message is that has neither words, photo nor file; null for the others. */
export function findSundry(message) {
  return ["sticker", "voice", "location", "contact"].find((kind) => message[kind]) ?? null;
}

/** One line that stands for a message in a list, a quote or an announcement. */
export function summarise(messages, t) {
  const sundry = findSundry(messages[0]);
  if (sundry) return t(sundry);
  const text = messages.map(textOf).find((words) => words !== "");
  const photos = messages.filter((message) => message.photo).length;
  const kind =
    photos > 1
      ? t("album", { n: photos })
      : photos === 1
        ? t("photo")
        : messages[0].document
          ? (messages[0].document.file_name ?? t("document"))
          : "";
  return [kind, text].filter(Boolean).join(kind && text ? " · " : "");
}
