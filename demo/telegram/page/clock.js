/** Times and days as a messenger writes them. */

/** The wall time of a Unix time, such as 14:05. */
export function formatTime(seconds, language) {
  return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  }).format(seconds * 1000);
}

/** The day of a Unix time: today, yesterday, or a date with its year when it is another one. */
export function formatDay(seconds, language, t) {
  const date = new Date(seconds * 1000);
  const now = new Date();
  const daysAgo = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (daysAgo === 0) return t("today");
  if (daysAgo === 1) return t("yesterday");
  const shape = { day: "numeric", month: "long" };
  if (date.getFullYear() !== now.getFullYear()) shape.year = "numeric";
  return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", shape).format(date);
}

/** A number that is the same for two times of one day in the viewer's zone. */
export function dayOf(seconds) {
  return startOfDay(new Date(seconds * 1000));
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
