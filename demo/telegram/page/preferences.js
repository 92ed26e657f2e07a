/** What the viewer prefers on this device: theme, language, whose phone it was. Never content. */

const KEY = "garderobe.preferences";

/** Load the stored preferences; an unreadable store counts as none. */
export function loadPreferences() {
  try {
    return {
      theme: "auto",
      language: "auto",
      person: null,
      chat: null,
      ...JSON.parse(localStorage.getItem(KEY)),
    };
  } catch {
    return { theme: "auto", language: "auto", person: null, chat: null };
  }
}

/** Save the preferences; a browser that refuses storage simply forgets them. */
export function savePreferences(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows may refuse storage; the page works without it.
  }
}

/** Show the page in `auto`, `light` or `dark`. */
export function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
