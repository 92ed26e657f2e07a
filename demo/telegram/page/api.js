/** The page's own HTTP API, one method a request. */

/** A request the server refused or never got; `code` is the server's, or `offline`. */
export class ApiError extends Error {
  constructor(code, description, status = 0) {
    super(description || code);
    this.code = code;
    this.status = status;
  }
}

export class Api {
  /** Who is there; `isNew` begins with new people and empty chats. */
  getState({ isNew = false } = {}) {
    return request("GET", isNew ? "app/state?new" : "app/state");
  }

  getDialogue(name) {
    return request("GET", `app/dialogues/${encodeURIComponent(name)}`);
  }

  /** A photo that somebody shows in a dialogue, as though it had been chosen from a gallery. */
  async getDialoguePhoto(name) {
    const response = await fetch(`app/dialogues/photos/${encodeURIComponent(name)}.jpg`);
    if (!response.ok) throw new ApiError("file_not_found", `no photo ${name}`, response.status);
    return new File([await response.blob()], `${name}.jpg`, { type: "image/jpeg" });
  }

  listMessages(chatId, { before, limit = 60 } = {}) {
    const query = new URLSearchParams({ limit });
    if (before !== undefined) query.set("before", before);
    return request("GET", `app/chats/${encodeURIComponent(chatId)}/messages?${query}`);
  }

  /** Send text or files; several files become one media group. */
  sendMessage(chatId, { personId, text = "", replyTo = null, files = [], as = "photo" }) {
    const form = new FormData();
    form.set("person_id", personId);
    form.set("text", text);
    if (replyTo !== null) form.set("reply_to", replyTo);
    if (files.length > 0) form.set("as", as);
    for (const file of files) form.append("files", file, file.name);
    return request("POST", `app/chats/${encodeURIComponent(chatId)}/messages`, form);
  }

  tap(chatId, { personId, messageId, data }) {
    const body = { person_id: personId, message_id: messageId, data };
    return request("POST", `app/chats/${encodeURIComponent(chatId)}/taps`, body);
  }

  editMessage(chatId, messageId, { personId, text }) {
    return request("PUT", messagePath(chatId, messageId), { person_id: personId, text });
  }

  react(chatId, messageId, { personId, emoji }) {
    return request("PUT", `${messagePath(chatId, messageId)}/reaction`, {
      person_id: personId,
      emoji,
    });
  }

  /** Send a `sticker`, `voice`, `location` or `contact`. */
  sendSundry(chatId, { personId, kind }) {
    return request("POST", `app/chats/${encodeURIComponent(chatId)}/sundries`, {
      person_id: personId,
      kind,
    });
  }

  forward(chatId, { personId, messageIds, toChatId }) {
    return request("POST", `app/chats/${encodeURIComponent(chatId)}/forwards`, {
      person_id: personId,
      message_ids: messageIds,
      to_chat_id: toChatId,
    });
  }

  clearChat(chatId) {
    return request("DELETE", `app/chats/${encodeURIComponent(chatId)}/messages`);
  }

  /** Forget all shoppers, here and in the bot. */
  reset() {
    return request("POST", "app/reset");
  }

  /** Ask the bot inline, as typing `@bot words` in the field does. */
  askInline({ personId, chatId, query, offset = "" }) {
    return request("POST", "app/inline", { person_id: personId, chat_id: chatId, query, offset });
  }

  chooseInline({ personId, chatId, inlineQueryId, resultId }) {
    return request("POST", "app/inline/choose", {
      person_id: personId,
      chat_id: chatId,
      inline_query_id: inlineQueryId,
      result_id: resultId,
    });
  }
}

/** The address of a file's bytes. */
export function fileUrl(fileId) {
  return `app/files/${encodeURIComponent(fileId)}`;
}

function messagePath(chatId, messageId) {
  return `app/chats/${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}`;
}

async function request(method, path, body) {
  const options = { method, credentials: "same-origin" };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    throw new ApiError("offline", error.message);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new ApiError(answer.error ?? "refused", answer.description, response.status);
  return answer;
}
