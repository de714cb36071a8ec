/** Embeddings, overrides and isolates of direction, and control characters: they could reach beyond the text they are in. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;
/** More marks on one letter than any script stacks: they would paint over the lines around. */
const HEAP = /(\p{M}{8})\p{M}+/gu;

/** Latin and Chinese letters and signs, each of which stands by itself. */
const LETTERS = "[!-~\\u00a1-\\u00ac\\u00ae-\\u024f\\u2010-\\u2027\\u3001-\\u3029\\u4e00-\\u9fff\\uff01-\\uff60]+";
/** Words of these with single spaces between: nothing to take out of them. */
const WORDS = new RegExp(`^${LETTERS}(?: ${LETTERS})*$`);

/**
 * A text of someone else as a page shows it: on one line, without control characters, whole code
 * points only, cut after `most` letters as people count them.
 */
export function plain(text: string, most = 200): string {
  if (text.length <= most && WORDS.test(text)) return text;
  const line = text.toWellFormed().replace(/\s+/gu, " ").replace(CONTROLS, "").replace(HEAP, "$1").trim();
  if (line.length <= most) return line;
  const letters = [...new Intl.Segmenter("und").segment(line.slice(0, most * 12))];
  if (letters.length <= most && line.length <= most * 12) return line;
  return `${letters
    .slice(0, most)
    .map(({ segment }) => segment)
    .join("")}…`;
}

/** The language tag for a name of unknown language, from its script; null where the page's own will do. */
export function langOfScript(text: string): "bo" | "zh-Hans" | null {
  if (/\p{Script=Tibetan}/u.test(text)) return "bo";
  return /\p{Script=Han}/u.test(text) ? "zh-Hans" : null;
}
