/** The phone: who holds it, which view it shows, in which language and light. */

import { Api } from "./api.js";
import { ChatView } from "./chat.js";
import { playDialogue } from "./director.js";
import { button, el, svg } from "./dom.js";
import { listenToDrops } from "./drop.js";
import { Layers } from "./layers.js";
import { fillAbout, fillShelf } from "./panel.js";
import { ChatList } from "./people.js";
import { applyTheme, loadPreferences, savePreferences } from "./preferences.js";
import { loadSample } from "./samples.js";
import { STRINGS, buildPhrases, pickLanguage } from "./strings.js";

const byId = (id) => document.getElementById(id);

class Phone {
  constructor() {
    this.api = new Api();
    this.preferences = loadPreferences();
    this.drafts = new Map();
    applyTheme(this.preferences.theme);
    this.layers = new Layers({
      host: byId("layers"),
      toasts: byId("toasts"),
      beneath: [byId("screen"), byId("about"), byId("shelf")],
    });
  }

  async start({ isNew = false } = {}) {
    this.state = await this.api.getState({ isNew });
    this.person = this.findOwner();
    const chats = this.listChats();
    this.chat = chats.find(({ id }) => id === this.preferences.chat) ?? chats[0];
    listenToDrops(byId("glass"), {
      getLabel: () => this.t("dropHere"),
      onFiles: (files) => this.view.offerFiles?.(files),
      onSample: (name) => this.offerSample(name),
    });
    keepClock(byId("status-bar"));
    this.render();
  }

  /** Whose phone it was last; on a first visit, that of the one who speaks the browser's language. */
  findOwner() {
    const { people } = this.state;
    const spoken = pickLanguage(navigator.language);
    return (
      people.find(({ id }) => id === this.preferences.person) ??
      people.find(({ language_code: code }) => pickLanguage(code) === spoken) ??
      people[0]
    );
  }

  // ---- what views ask of the phone

  get personLanguage() {
    return pickLanguage(this.person.language_code);
  }

  /** The chats of the phone's owner: their own with the bot, then the groups. */
  listChats() {
    return this.state.chats.filter(
      (chat) => chat.type === "group" || chat.person_id === this.person.id,
    );
  }

  describeGroup() {
    return this.t("groupWith", {
      names: this.state.people.map(({ first_name: name }) => name).join(", "),
    });
  }

  titleOf(sample) {
    return sample[`title_${this.language}`] ?? sample.name;
  }

  /** A sentence that need not exist, such as one for an error code; null where it does not. */
  findSentence(key) {
    return STRINGS[this.language][key] ?? null;
  }

  announce(text) {
    byId("announcer").textContent = text;
  }

  prefer(changes) {
    Object.assign(this.preferences, changes);
    savePreferences(this.preferences);
    applyTheme(this.preferences.theme);
    this.render({ isOnlyLight: Object.keys(changes).join() === "theme" });
  }

  // ---- views

  handTo(person) {
    this.person = person;
    const chats = this.listChats();
    const isGroup = this.chat?.type === "group";
    this.chat = this.chat && (chats.find(({ type }) => (type === "group") === isGroup) ?? chats[0]);
    this.prefer({ person: person.id, chat: this.chat?.id ?? null });
  }

  open(chat) {
    this.chat = chat;
    this.prefer({ chat: chat.id });
    this.view.composer.focus();
  }

  showList() {
    this.chat = null;
    this.render();
    this.view.element.querySelector(".chat-row")?.focus();
  }

  /** Build the page anew for the owner, chat and language of now; a chat minds no other light. */
  render({ isOnlyLight = false } = {}) {
    const { language } = this.preferences;
    this.language = language === "auto" ? this.personLanguage : language;
    this.t = buildPhrases(this.language);
    document.documentElement.lang = this.language;
    document.title = this.t("pageTitle");
    byId("device").setAttribute("aria-label", this.t("phoneOf", { name: this.person.first_name }));
    const focused = describeFocus();
    this.layers.closeAll();
    if (!isOnlyLight || !this.chat) this.showView();
    const handlers = {
      onPerson: (person) => this.handTo(person),
      onOpen: (chat) => this.open(chat),
    };
    fillAbout(byId("about"), this, handlers);
    fillShelf(byId("shelf"), this, { onSample: (name) => this.offerSample(name) });
    restoreFocus(focused);
  }

  showView() {
    if (this.view?.chat) this.drafts.set(this.draftKey, this.view.getDraft());
    this.view?.close();
    this.draftKey = `${this.person.id}:${this.chat?.id}`;
    this.view = this.chat
      ? new ChatView(this, {
          chat: this.chat,
          person: this.person,
          draft: this.drafts.get(this.draftKey),
          onBack: () => this.showList(),
          onMenu: () => this.listMenuItems(),
        })
      : new ChatList(this, {
          onOpen: (chat) => this.open(chat),
          onPerson: (person) => this.handTo(person),
        });
    byId("screen").replaceChildren(this.view.element);
  }

  /** Ask before everything is forgotten for the next visitor. */
  askToReset() {
    this.layers.ask(this.t("nextVisitorAsk"), {
      t: this.t,
      action: this.t("forgetAll"),
      isDanger: true,
      onConfirm: () => this.reset(),
    });
  }

  async reset() {
    try {
      await this.api.reset();
      this.beginAnew();
    } catch (error) {
      const known = this.findSentence(`error_${error.code}`);
      this.layers.toast(known ?? this.t("failedRefused", { reason: error.message }));
    }
  }

  /** Load the page as a new visitor does, without the dialogue that it may have played. */
  beginAnew() {
    location.replace(location.pathname);
  }

  listMenuItems() {
    const { theme } = this.preferences;
    const isDark =
      theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
    const others = this.state.people.filter(({ id }) => id !== this.person.id);
    return [
      ...others.map((person) => ({
        label: this.t("phoneOf", { name: person.first_name }),
        icon: "flip",
        run: () => this.handTo(person),
      })),
      {
        label: this.t(isDark ? "themeLight" : "themeDark"),
        icon: isDark ? "sun" : "moon",
        run: () => this.prefer({ theme: isDark ? "light" : "dark" }),
      },
      ...(this.state.may_reset
        ? [{ label: this.t("nextVisitor"), icon: "guest", run: () => this.askToReset() }]
        : []),
    ];
  }

  async offerSample(name) {
    const sample = this.state.samples.find((one) => one.name === name);
    if (!sample || !this.view.offerFiles) return;
    try {
      this.view.offerFiles([await loadSample(sample)]);
    } catch {
      this.layers.toast(this.t("sampleFailed"));
    }
  }
}

// Rendering replaces the switch that was just used: give its successor the focus.
function describeFocus() {
  const node = document.activeElement;
  const scope = node?.closest("#about, #screen");
  if (!scope || node.getAttribute("role") !== "radio") return null;
  return {
    scope: scope.id,
    group: [...scope.querySelectorAll("[role=radiogroup]")].indexOf(node.parentElement),
  };
}

function restoreFocus(focused) {
  if (!focused) return;
  const group = byId(focused.scope).querySelectorAll("[role=radiogroup]")[focused.group];
  group?.querySelector("[aria-checked=true]")?.focus();
}

function keepClock(bar) {
  const time = el("span", { class: "status-time" });
  const signal = svg(
    "svg",
    { viewBox: "0 0 18 12", class: "status-icon" },
    svg("path", {
      d: "M1 8h2.500v4H1zM5.500 5.500H8V12H5.500zM10 3h2.500v9H10zM14.500 0H17v12h-2.500z",
    }),
  );
  const battery = svg(
    "svg",
    { viewBox: "0 0 27 13", class: "status-icon is-battery" },
    svg("path", {
      d: "M3.500.5h18a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-18a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3z",
      class: "battery-frame",
    }),
    svg("path", {
      d: "M3.800 2.500h13.400a1.300 1.300 0 0 1 1.300 1.300v5.400a1.300 1.300 0 0 1-1.300 1.300H3.800a1.300 1.300 0 0 1-1.300-1.300V3.800a1.300 1.300 0 0 1 1.300-1.300zM25.500 4.500c1.300.6 1.300 3.400 0 4z",
    }),
  );
  bar.replaceChildren(
    time,
    el("span", { class: "status-island" }),
    el("span", { class: "status-icons" }, signal, battery),
  );
  const update = () => {
    time.textContent = new Date().toLocaleTimeString("de-DE", {
      hour: "2-digit",
      minute: "2-digit",
    });
  };
  update();
  setInterval(update, 10_000);
}

function showFailure(error) {
  const t = buildPhrases(pickLanguage(navigator.language));
  const again = button({
    class: "wide-key",
    textContent: t("retry"),
    on: { click: () => location.reload() },
  });
  byId("screen").replaceChildren(
    el(
      "div",
      { class: "page-failure", role: "alert" },
      el("p", { textContent: t("pageFailed") }),
      el("small", { textContent: error.message }),
      again,
    ),
  );
}

// The one-time key has become a cookie by now: keep it out of the address bar and of bookmarks.
const asked = new URLSearchParams(location.search);
if (asked.has("key")) history.replaceState(null, "", location.pathname);

const phone = new Phone();
phone
  .start({ isNew: asked.has("script") })
  .then(() => asked.has("script") && playAsked(phone, asked))
  .catch(showFailure);

/** Play the dialogue that the address names: `?script=red-dress`, `&pace=3` three times as fast. */
async function playAsked(phone, query) {
  try {
    await playDialogue(phone, query.get("script"), Number(query.get("pace")) || 1);
  } catch (error) {
    phone.layers.toast(error.message);
  }
}
