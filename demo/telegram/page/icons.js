/** The page's own icons, drawn on a 24 px grid in the text's colour. */

import { svg } from "./dom.js";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  down: "M5 9l7 7 7-7",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  send: "M12 19V5M6 11l6-6 6 6",
  check: "M5 12.5l4.500 4.500L19 7.500",
  slash: "M15 5L9 19",
  more: "M12 5.500h.01M12 12h.01M12 18.500h.01",
  reply: "M9.500 7L4.500 12l5 5M5 12h8.500c3.500 0 6 2 6 6",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  edit: "M5 19l1-4.500L16.500 4 20 7.500 9.500 18 5 19zM14.500 6l3.500 3.500",
  trash: "M5 7h14M10 7V4.500h4V7M7 7l.8 13h8.400L17 7M10.500 10.500v6M13.500 10.500v6",
  save: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  zoom: "M11 4.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM16 16l4.500 4.500M11 8.500v5M8.500 11h5",
  photo: "M4.500 5.500h15v13h-15zM4.500 15.500l4.500-4.500 4 4 2.500-2.500 4 4M15.500 9.200h.01",
  file: "M6 3.500h8l4 4V20.500H6zM14 3.500v4h4",
  camera:
    "M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10a3.300 3.300 0 1 0 0 6.600 3.300 3.300 0 0 0 0-6.600z",
  flip: "M4.500 11a7.500 7.500 0 0 1 13-4l2 2M19.500 5v4h-4M19.500 13a7.500 7.500 0 0 1-13 4l-2-2M4.500 19v-4h4",
  keyboard: "M3.500 6.500h17v11h-17zM7 10h.01M10.300 10h.01M13.700 10h.01M17 10h.01M8 14h8",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1.100 1.100M17.300 17.300l1.100 1.100M18.400 5.600l-1.100 1.100M6.700 17.300l-1.100 1.100",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  auto: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M12 8l5-1.700M12 12h8M12 16l5 1.700",
  alert: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v5M12 16h.01",
  retry: "M18.500 8A7.500 7.500 0 1 0 19.500 13M19 4v4.500h-4.500",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.500V12l3 2",
  link: "M8 16L16 8M9.500 8H16v6.500",
  group:
    "M9 5a3.200 3.200 0 1 0 0 6.400A3.200 3.200 0 0 0 9 5zM3 19c.3-3.500 2.600-5.500 6-5.500s5.700 2 6 5.500M15.500 5.500a3 3 0 0 1 0 5.600M17.500 13.800c2 .7 3.300 2.500 3.500 5.200",
};

/** Build an icon by name. */
export function icon(name) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] }),
  );
}

/** Build the tick of a message on its way: `sending`, `sent` or `read`. */
export function tick(state) {
  const shapes = {
    sending: "M8 3.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM8 5.500V8l1.700 1.200",
    sent: "M4 8.800l2.700 2.700 5.500-6.500",
    read: "M1.500 8.800l2.700 2.700 5.500-6.500M7.600 10.900l.6.6 5.800-6.500",
  };
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: `tick tick-${state}`, "aria-hidden": "true" },
    svg("path", { d: shapes[state] }),
  );
}

/** Build the bot's hanger mark. */
export function hanger() {
  return svg(
    "svg",
    { viewBox: "0 0 64 64", class: "hanger", "aria-hidden": "true" },
    svg("path", {
      d: "M26.500 20.500a5.500 5.500 0 1 1 8 4.900c-1.600.9-2.500 1.900-2.500 3.700v1.400L51 42.700c2.300 1.500 1.300 4.800-1.400 4.800H14.400c-2.700 0-3.700-3.300-1.400-4.800L32 30.500",
    }),
  );
}
