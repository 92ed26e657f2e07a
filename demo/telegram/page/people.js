/** Who the shopper is: the chat list on the phone, with its owner and the settings. */

import { avatar } from "./avatar.js";
import { formatDay, formatTime, dayOf } from "./clock.js";
import { summarise } from "./conversation.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";

/** The list of one person's chats. `onOpen(chat)` opens one; `onPerson(person)` hands the phone over. */
export class ChatList {
  constructor(phone, { onOpen, onPerson }) {
    Object.assign(this, { phone, t: phone.t, onOpen, onPerson });
    this.chats = el(
      "ul",
      { class: "chat-list" },
      phone.listChats().map((chat) => this.buildRow(chat)),
    );
    this.element = el(
      "section",
      { class: "view list-view", "aria-label": this.t("chats") },
      el(
        "header",
        { class: "bar list-header" },
        el("h1", { class: "list-title", textContent: this.t("chats") }),
      ),
      buildPeople(phone, onPerson),
      this.chats,
      el("div", { class: "list-settings" }, buildSettings(phone)),
    );
    this.loadPreviews();
  }

  buildRow(chat) {
    const { phone, t } = this;
    const isGroup = chat.type === "group";
    const name = isGroup ? chat.title : phone.state.bot.first_name;
    const row = button(
      {
        class: "chat-row",
        "aria-label": t("openChat", { name }),
        "data-chat": chat.id,
        on: { click: () => this.onOpen(chat) },
      },
      avatar(isGroup ? chat : { is_bot: true }, "row-avatar"),
      el(
        "span",
        { class: "row-lines" },
        el(
          "span",
          { class: "row-top" },
          el("strong", { dir: "auto", textContent: name }),
          el("time"),
        ),
        el("span", {
          class: "row-preview",
          dir: "auto",
          textContent: isGroup ? phone.describeGroup() : t("noMessagesYet"),
        }),
      ),
    );
    return el("li", {}, row);
  }

  loadPreviews() {
    const { phone, t } = this;
    phone.listChats().forEach(async (chat, i) => {
      const { messages } = await phone.api
        .listMessages(chat.id, { limit: 10 })
        .catch(() => ({ messages: [] }));
      const last = messages.at(-1);
      if (!last) return;
      const together = last.media_group_id
        ? messages.filter((one) => one.media_group_id === last.media_group_id)
        : [last];
      const row = this.chats.children[i];
      const isOwn = String(last.from?.id) === String(phone.person.id);
      const who = isOwn
        ? `${t("you")}: `
        : chat.type === "group"
          ? `${last.from?.first_name}: `
          : "";
      row.querySelector(".row-preview").textContent = who + summarise(together, t);
      const isToday = dayOf(last.date) === dayOf(Date.now() / 1000);
      row.querySelector("time").textContent = isToday
        ? formatTime(last.date, phone.language)
        : formatDay(last.date, phone.language, t);
    });
  }

  getDraft() {
    return "";
  }

  close() {
    this.element.remove();
  }
}

/** Build the switch between the phone's owners. */
export function buildPeople(phone, onPerson) {
  const { t, state, person } = phone;
  return el(
    "div",
    { class: "people", role: "radiogroup", "aria-label": t("whose") },
    state.people.map((one) =>
      buildChoice({
        isChosen: one.id === person.id,
        content: [
          avatar(one, "person-avatar"),
          el("span", { dir: "auto", textContent: one.first_name }),
          el("small", { textContent: one.language_code?.toUpperCase() }),
        ],
        run: () => onPerson(one),
      }),
    ),
  );
}

/** Build the switches of theme and language, and what clears the stage for the next visitor. */
export function buildSettings(phone) {
  const { t, preferences } = phone;
  const themes = [
    ["auto", t("themeAuto"), "auto"],
    ["light", t("themeLight"), "sun"],
    ["dark", t("themeDark"), "moon"],
  ];
  const languages = [
    ["auto", t("languageAuto")],
    ["de", "Deutsch"],
    ["en", "English"],
  ];
  return el(
    "div",
    { class: "settings" },
    buildSwitch(
      t("theme"),
      themes.map(([value, label, symbol]) => ({
        label,
        content: [icon(symbol), el("span", { textContent: label })],
        isChosen: preferences.theme === value,
        run: () => phone.prefer({ theme: value }),
      })),
    ),
    buildSwitch(
      t("language"),
      languages.map(([value, label]) => ({
        content: [el("span", { textContent: label })],
        isChosen: preferences.language === value,
        run: () => phone.prefer({ language: value }),
      })),
    ),
    phone.state.may_reset ? buildReset(phone) : null,
  );
}

function buildReset(phone) {
  return button(
    { class: "reset-key", on: { click: () => phone.askToReset() } },
    icon("guest"),
    el("span", { textContent: phone.t("nextVisitor") }),
  );
}

function buildSwitch(label, choices) {
  return el(
    "div",
    { class: "setting" },
    el("h3", { textContent: label }),
    el(
      "div",
      { class: "segments", role: "radiogroup", "aria-label": label },
      choices.map(buildChoice),
    ),
  );
}

function buildChoice({ content, isChosen, run }) {
  const choice = button(
    {
      class: "choice",
      role: "radio",
      "aria-checked": String(isChosen),
      tabIndex: isChosen ? 0 : -1,
      on: { click: run },
    },
    content,
  );
  choice.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...choice.parentElement.children];
    all[(all.indexOf(choice) + step + all.length) % all.length].click();
  });
  return choice;
}
