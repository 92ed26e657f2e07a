/** Plays a written dialogue on the phone, at reading speed: types, sends, taps, holds, waits. */

import { textOf } from "./conversation.js";
import { Remote } from "./remote.js";

const TYPING_MS = 45; // a key
const LOOK_MS = 900; // before a tap
const READ_MS_PER_CHARACTER = 22;
const LEAST_READ_MS = 1400;
const MOST_READ_MS = 6500;
const SETTLED_MS = 900; // without news an answer is complete
const PATIENCE_MS = 30_000;

/** Play the dialogue of a name; `pace` 1 is reading speed, 5 five times as fast. */
export async function playDialogue(phone, name, pace) {
  const dialogue = await phone.api.getDialogue(name);
  const remote = new Remote(phone, dialogue);
  await new Director(phone, remote, pace).play(dialogue.steps);
  remote.end();
}

class Director {
  constructor(phone, remote, pace) {
    Object.assign(this, { phone, remote, pace });
  }

  async play(steps) {
    for (const [i, step] of steps.entries()) {
      this.remote.show(i, steps.length, step);
      await this.rest(LOOK_MS);
      await this.goTo(step);
      const before = this.glance();
      await this.act(step);
      if (!step.stage || window.setStage) await this.awaitAnswer(before, step);
      await this.rest(this.readingTime(before));
      // Whoever takes the pictures of docs/tour.md does it here.
      if (step.moment) await window.takeMoment?.(step.moment);
      if (this.remote.isStopped) return;
    }
  }

  get view() {
    return this.phone.view;
  }

  /** Hand the phone to who acts, and open the chat where. */
  async goTo({ who, where }) {
    const { phone } = this;
    const person = phone.state.people.find(({ first_name: name }) => name === who);
    if (person && phone.person.id !== person.id) phone.handTo(person);
    const chat = phone.listChats().find(({ type }) => type === where);
    if (phone.chat?.id !== chat.id) phone.open(chat);
    await this.until(() => !this.view.isLoading);
    await this.rest(300);
  }

  async act(step) {
    const acts = ["sends", "taps", "reacts", "edits", "asks_inline", "opens", "stage"];
    const act = acts.find((name) => step[name]);
    if (act) return this[act](step);
    return step.shows.length > 0 ? this.shows(step) : this.says(step);
  }

  async says(step) {
    const { composer, actions } = this.view;
    if (step.is_reply) actions.replyTo(this.findMeant(step));
    await this.type(composer.field, this.address(step.says));
    composer.submit();
  }

  async shows(step) {
    const files = await Promise.all(step.shows.map((name) => this.phone.api.getDialoguePhoto(name)));
    this.view.offerFiles(files);
    await this.until(() => document.querySelector(".preview .send-key"));
    await this.type(document.querySelector(".preview .field"), this.address(step.says));
    await this.rest(LOOK_MS);
    document.querySelector(".preview .send-key").click();
  }

  sends(step) {
    return this.view.actions.sendSundry(step.sends);
  }

  async taps(step) {
    const key = await this.until(() => this.findKey(step));
    key?.scrollIntoView({ block: "center", behavior: this.pace > 3 ? "instant" : "smooth" });
    await this.rest(LOOK_MS);
    key?.classList.add("is-pointed-at");
    await this.rest(350);
    key?.click();
    await this.rest(250);
    key?.classList.remove("is-pointed-at");
  }

  async reacts(step) {
    const entry = this.findMeant(step);
    if (!entry) return;
    await this.hold(entry);
    document.querySelector(`.reaction-choice[data-emoji="${step.reacts}"]`)?.click();
    this.view.layers?.closeAll();
  }

  async edits(step) {
    const { composer, actions } = this.view;
    if (!actions.editLast()) return;
    composer.setText("");
    await this.type(composer.field, this.address(step.edits));
    composer.submit();
  }

  async asks_inline(step) {
    const { composer } = this.view;
    await this.type(composer.field, `@${this.phone.state.bot.username} ${step.asks_inline}`);
    const results = await this.until(() => {
      const found = composer.inline.element.querySelectorAll(".inline-result");
      return !composer.inline.element.hidden && found.length > 0 ? found : null;
    });
    await this.rest(LOOK_MS * 2);
    results?.[step.picks - 1]?.click();
  }

  /** Open the newest link of the bot that a friend was sent. */
  async opens(step) {
    const payload = await this.findPayload(step.opens);
    if (payload) this.view.outbox.send({ text: `/start ${payload}` });
  }

  /** Say what happens behind the stage; whoever takes pictures lets it happen. */
  async stage(step) {
    if (window.setStage) return window.setStage(step.stage);
    return this.remote.announce(step.stage, () => this.rest(3500));
  }

  // ---- where things are

  address(words) {
    return words.replace("@bot", `@${this.phone.state.bot.username}`);
  }

  findKey({ taps, on }) {
    const entries = [...this.view.list.cache.values()];
    const meant = entries.filter(({ messages }) =>
      messages.some((message) => plain(textOf(message)).includes(on)),
    );
    const keys = meant.flatMap(({ node }) => [...node.querySelectorAll(".inline-key")]);
    return keys.findLast((key) => plain(key.textContent) === plain(taps));
  }

  /** Find the entry a step replies or reacts to, and which of its pictures. */
  findMeant({ on }) {
    const messages = this.view.conversation.listAll().filter(({ local }) => !local);
    const isMeant = (message) => {
      if (typeof on === "number") return message.photo && textOf(message).startsWith(`${on} ·`);
      if (on === "" || on === "answer") return message.from?.is_bot && message.text;
      return plain(textOf(message)).includes(on);
    };
    const picked = messages.findLast(isMeant);
    if (!picked) return null;
    const entry = this.view.conversation
      .listEntries()
      .find((one) => one.messages.includes(picked));
    return { ...entry, picked };
  }

  async findPayload(beginning) {
    const { api, state } = this.phone;
    for (const { id } of state.chats) {
      const { messages } = await api.listMessages(id);
      const found = [...JSON.stringify(messages).matchAll(/\?start=([\w-]+)/g)]
        .map(([, payload]) => payload)
        .filter((payload) => payload.startsWith(beginning));
      if (found.length > 0) return found.at(-1);
    }
    return null;
  }

  // ---- time

  async hold(entry) {
    const node = this.view.list.findNode(entry.picked.message_id);
    const tile = node.querySelector(`[data-message-id="${entry.picked.message_id}"]`) ?? node;
    tile.scrollIntoView({ block: "center", behavior: this.pace > 3 ? "instant" : "smooth" });
    await this.rest(LOOK_MS);
    const box = tile.getBoundingClientRect();
    this.view.actions.openEntryMenu(entry, { x: box.left + 20, y: box.top + 20 });
    await this.rest(LOOK_MS);
  }

  async type(field, words) {
    field.focus({ preventScroll: true });
    const chunk = Math.max(1, Math.round(words.length / 60)); // nobody watches fifty wishes typed
    for (let end = chunk; end < words.length + chunk; end += chunk) {
      field.value = words.slice(0, end);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await this.rest(TYPING_MS);
    }
    await this.rest(350);
  }

  glance() {
    return new Map(
      this.view.conversation
        .listAll()
        .filter(({ from, via_bot: via }) => from?.is_bot || via)
        .map((message) => [message.message_id, message]),
    );
  }

  listNews(before) {
    const now = [...this.glance().values()];
    return now.filter((message) => before.get(message.message_id) !== message);
  }

  /** Wait until the bot has answered and says no more; a silent step waits a moment only. */
  async awaitAnswer(before, step) {
    const deadline = performance.now() + (step.is_silent || step.toast ? 1500 : PATIENCE_MS);
    const isSent = !step.taps && !step.reacts && !step.edits; // then it answers below
    let length = 0;
    let since = performance.now();
    while (performance.now() < deadline && !this.remote.isStopped) {
      const news = this.listNews(before).filter((one) => !isSent || !before.has(one.message_id));
      const seen = JSON.stringify(news).length;
      if (seen !== length) {
        length = seen;
        since = performance.now();
      }
      if (length > 2 && performance.now() - since > SETTLED_MS) break;
      await pause(60);
    }
    this.view.list.scrollToEnd();
  }

  readingTime(before) {
    const words = this.listNews(before).map(textOf).join(" ");
    const time = words.length * READ_MS_PER_CHARACTER;
    return Math.min(MOST_READ_MS, Math.max(LEAST_READ_MS, time));
  }

  async rest(ms) {
    await pause(ms / this.pace);
    await this.remote.whilePaused();
  }

  async until(find) {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found || performance.now() > deadline || this.remote.isStopped) return found;
      await pause(50);
    }
  }
}

function plain(text) {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
