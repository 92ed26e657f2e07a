/** Round pictures of people, the group and the bot. */

import { el } from "./dom.js";
import { hanger, icon } from "./icons.js";

/** Build the avatar of a person or the bot (`is_bot`), or of a group. */
export function avatar(who, extra = "") {
  const node = el("span", { class: `avatar ${extra}`, "aria-hidden": "true" });
  if (who?.is_bot) {
    node.classList.add("is-bot");
    node.append(hanger());
  } else if (who?.type === "group") {
    node.classList.add("is-group");
    node.append(icon("group"));
  } else {
    node.classList.add(`shade-${Math.abs(Number(who?.id) || 0) % 6}`);
    node.append([...(who?.first_name ?? "?")][0]);
  }
  return node;
}
