const LONGEST = 60;

/** A value of plain data in a few words, for the `got` of a problem. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty map";
  const shown = keys.slice(0, 3).map((key) => (key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key));
  return `a map with ${shown.join(", ")}${keys.length > 3 ? " …" : ""}`;
}

/** A text in quotation marks, cut where it is long. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text);
