/** Messages on their way: shown at once, replaced by the server's, kept for a retry when refused. */

import { measurePicture, rememberSent } from "./pictures.js";

export class Outbox {
  constructor({ api, chatId, person, conversation, onChange, describeFailure, chooseRemedy }) {
    Object.assign(this, { api, chatId, person, conversation, onChange });
    Object.assign(this, { describeFailure, chooseRemedy });
    this.jobs = new Map();
    this.held = [];
    this.count = 0;
  }

  /** Send words, files or both. The optimistic messages stand in the chat when this returns. */
  async send({ text = "", files = [], as = "photo", replyTo = null }) {
    const pictures = as === "photo" ? await Promise.all(files.map(measurePicture)) : [];
    const job = { text, files, as, replyTo, isSending: false };
    job.locals = this.buildLocals(job, pictures);
    this.conversation.put(job.locals);
    for (const message of job.locals) this.jobs.set(message.message_id, job);
    this.onChange({ isOwn: true });
    return this.deliver(job);
  }

  buildLocals({ text, files, as, replyTo }, pictures) {
    const batch = ++this.count;
    const parts = files.length > 0 ? files : [null];
    return parts.map((file, i) => ({
      message_id: `local-${batch}-${i}`,
      local: true,
      state: "sending",
      date: Math.floor(Date.now() / 1000),
      from: { id: this.person.id, first_name: this.person.first_name },
      reply_to_message: i === 0 && replyTo ? replyTo : undefined,
      ...(files.length > 1 ? { media_group_id: `local-${batch}` } : {}),
      ...(file === null
        ? { text }
        : {
            ...describeFile(file, as, pictures[i]),
            ...(i === 0 && text ? { caption: text } : {}),
          }),
    }));
  }

  async deliver(job) {
    this.mark(job, { state: "sending", failure: undefined, after: undefined });
    job.isSending = true;
    try {
      const { messages } = await this.api.sendMessage(this.chatId, {
        personId: this.person.id,
        text: job.text,
        files: job.files,
        as: job.as,
        replyTo: job.replyTo?.message_id ?? null,
      });
      job.isSending = false;
      this.settle(job, messages);
    } catch (error) {
      job.isSending = false;
      this.mark(job, {
        state: "failed",
        failure: this.describeFailure(error),
        remedy: this.chooseRemedy(error),
        after: this.conversation.findNewestId(),
      });
    }
    this.release();
  }

  settle(job, messages) {
    job.locals.forEach((local, i) => {
      const url = local.photo?.[0].url;
      if (url && messages[i]?.photo)
        rememberSent(
          messages[i].photo.map((size) => size.file_id),
          url,
        );
    });
    this.drop(job);
    this.conversation.put(messages);
    this.onChange({ isOwn: true, isQuiet: true });
  }

  /** Keep a message that may be one of ours under its real id until the sending has settled. */
  hold(message) {
    if (![...this.jobs.values()].some((job) => job.isSending)) return false;
    this.held.push(message);
    return true;
  }

  release() {
    if (this.held.length === 0 || [...this.jobs.values()].some((job) => job.isSending)) return;
    this.conversation.put(this.held);
    this.held = [];
    this.onChange({ isOwn: true, isQuiet: true });
  }

  retry(messageId) {
    const job = this.jobs.get(messageId);
    return job && !job.isSending ? this.deliver(job) : undefined;
  }

  /** Send refused photos once more, as the files they are. */
  sendAsFile(messageId) {
    const job = this.jobs.get(messageId);
    if (!job || job.isSending) return undefined;
    this.discard(messageId);
    return this.send({ ...job, as: "document" });
  }

  discard(messageId) {
    const job = this.jobs.get(messageId);
    if (!job) return;
    this.drop(job);
    this.onChange({});
  }

  drop(job) {
    for (const { message_id: id } of job.locals) {
      this.conversation.remove(id);
      this.jobs.delete(id);
    }
  }

  mark(job, changes) {
    job.locals = job.locals.map((message) => ({ ...message, ...changes }));
    this.conversation.put(job.locals);
    this.onChange({});
  }
}

function describeFile(file, as, picture) {
  if (as === "photo" && picture.width > 0) return { photo: [picture] };
  return {
    document: {
      url: picture?.url ?? URL.createObjectURL(file),
      file_name: file.name,
      file_size: file.size,
      mime_type: file.type,
    },
  };
}
