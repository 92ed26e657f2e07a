/** The sample photos: fetching one as a file, and dragging one onto the phone. */

/** The type under which a dragged sample carries its name. */
export const SAMPLE_TYPE = "application/x-garderobe-sample";

/** Fetch a sample as a file, as though it had been chosen from a gallery. */
export async function loadSample(sample) {
  const response = await fetch(sample.url);
  if (!response.ok) throw new Error(`the sample ${sample.name} answered ${response.status}`);
  const blob = await response.blob();
  return new File([blob], sample.name, { type: blob.type || "image/jpeg" });
}
