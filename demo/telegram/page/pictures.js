/** Which size of a photo to show, and where its bytes are. */

import { fileUrl } from "./api.js";

// A photo just sent is still here: showing it from memory spares a flicker and a download.
const sentHere = new Map();

/** Remember the local address of a photo that the server now knows under `fileIds`. */
export function rememberSent(fileIds, url) {
  for (const fileId of fileIds) sentHere.set(fileId, url);
}

/** The address of a photo size or document. */
export function pictureUrl(size) {
  return size.url ?? sentHere.get(size.file_id) ?? fileUrl(size.file_id);
}

/** The smallest size that fills `pixels` on this screen, or the largest there is. */
export function chooseSize(sizes, pixels) {
  const wanted = pixels * Math.min(devicePixelRatio, 3);
  const ordered = [...sizes].sort((a, b) => a.width * a.height - b.width * b.height);
  return ordered.find((size) => Math.max(size.width, size.height) >= wanted) ?? ordered.at(-1);
}

/** Measure an image file: `{url, width, height}`, with no sides when it is not a picture we can show. */
export async function measurePicture(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return { url, width: 0, height: 0 };
  }
}
