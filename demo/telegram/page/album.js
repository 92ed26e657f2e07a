/** Mosaic albums: where each picture of a media group goes, and the buttons that show it. */

import { button, el } from "./dom.js";
import { chooseSize, pictureUrl } from "./pictures.js";

const NARROWEST = 0.62;
const WIDEST = 1.9;

/**
 * Lay pictures of the given ratios (width / height) out in a box one unit wide.
 * Returns `{height, tiles: [{x, y, width, height}]}`, all in units of the box's width.
 */
export function layoutAlbum(ratios) {
  const clamped = ratios.map((ratio) => Math.min(WIDEST, Math.max(NARROWEST, ratio)));
  if ((clamped.length === 3 || clamped.length === 4) && clamped[0] < 0.95)
    return layoutColumns(clamped);
  return layoutRows(clamped, chooseRows(clamped));
}

// A tall first picture stands on the left, the others are stacked on its right.
function layoutColumns([first, ...others]) {
  const stacked = others.reduce((sum, ratio) => sum + 1 / ratio, 0);
  const most = others.length === 2 ? 0.66 : 0.72;
  const width = Math.min(most, Math.max(0.5, stacked / (stacked + 1 / first)));
  const height = Math.min(1.15, Math.max(0.75, width / first));
  const tiles = [{ x: 0, y: 0, width, height }];
  let y = 0;
  for (const ratio of others) {
    const share = (height * (1 / ratio)) / stacked;
    tiles.push({ x: width, y, width: 1 - width, height: share });
    y += share;
  }
  return { height, tiles };
}

function layoutRows(ratios, counts) {
  const tiles = [];
  let index = 0;
  let y = 0;
  for (const count of counts) {
    const row = ratios.slice(index, index + count);
    const height = rowHeight(row);
    let x = 0;
    for (const ratio of row) {
      const width = ratio / row.reduce((sum, other) => sum + other, 0);
      tiles.push({ x, y, width, height });
      x += width;
    }
    index += count;
    y += height;
  }
  return { height: y, tiles };
}

function rowHeight(row) {
  return Math.min(1, 1 / row.reduce((sum, ratio) => sum + ratio, 0));
}

function chooseRows(ratios) {
  let best = null;
  for (const counts of splits(ratios.length)) {
    const cost = costOf(ratios, counts);
    if (best === null || cost < best.cost) best = { counts, cost };
  }
  return best.counts;
}

// All ways to break n pictures into rows of one to four.
function splits(count) {
  if (count === 0) return [[]];
  const found = [];
  for (let first = 1; first <= Math.min(4, count); first++) {
    for (const rest of splits(count - first)) found.push([first, ...rest]);
  }
  return found;
}

function costOf(ratios, counts) {
  const target = ratios.length <= 2 ? 0.75 : ratios.length <= 4 ? 1 : 1.25;
  let index = 0;
  let cost = 0;
  let total = 0;
  for (const count of counts) {
    const height = rowHeight(ratios.slice(index, index + count));
    index += count;
    total += height;
    if (height < 0.26) cost += 0.4;
    if (height > 0.85) cost += 0.5;
    if (count === 1 && ratios.length > 2) cost += 0.35;
  }
  // A row of fewer, larger pictures may lead but not follow: the last row is no afterthought.
  const shrinks = counts.some((count, i) => i > 0 && count < counts[i - 1]);
  const uneven = Math.max(...counts) - Math.min(...counts);
  return cost + Math.abs(total - target) + (shrinks ? 0.45 : 0) + Math.max(0, uneven - 1) * 0.2;
}

/** Build the album of `messages` (2 to 10 with a photo each); `onOpen(i)` opens the viewer. */
export function buildAlbum(messages, { t, onOpen }) {
  const ratios = messages.map((message) => ratioOf(message));
  const { height, tiles } = layoutAlbum(ratios);
  const album = el("div", {
    class: "album",
    role: "group",
    "aria-label": t("album", { n: messages.length }),
  });
  album.style.aspectRatio = String(1 / height);
  messages.forEach((message, i) => {
    const tile = buildTile(message, { label: t("openPhotoOf", { i: i + 1, n: messages.length }) });
    tile.addEventListener("click", () => onOpen(i));
    placeTile(tile, tiles[i], height);
    album.append(tile);
  });
  return album;
}

/** Build one lone photo as a button of its own shape. */
export function buildPhoto(message, { t, onOpen }) {
  const tile = buildTile(message, { label: t("openPhoto") });
  tile.classList.add("lone-photo");
  tile.style.setProperty("--ratio", String(Math.min(2.2, Math.max(0.55, ratioOf(message)))));
  tile.addEventListener("click", () => onOpen(0));
  return tile;
}

function buildTile(message, { label }) {
  const size = chooseSize(message.photo, 340);
  const image = el("img", {
    src: pictureUrl(size),
    alt: "",
    decoding: "async",
    draggable: false,
    on: { load: () => tile.classList.add("is-loaded") },
  });
  const tile = button({ class: "album-tile", "aria-label": label }, image);
  tile.dataset.messageId = message.message_id;
  return tile;
}

function placeTile(tile, { x, y, width, height }, albumHeight) {
  tile.style.left = `${x * 100}%`;
  tile.style.top = `${(y / albumHeight) * 100}%`;
  tile.style.width = `${width * 100}%`;
  tile.style.height = `${(height / albumHeight) * 100}%`;
}

function ratioOf(message) {
  const size = message.photo.at(-1);
  return size.width && size.height ? size.width / size.height : 1;
}
