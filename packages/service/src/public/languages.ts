/**
 * The language to begin in: the first that the reader's browser asks for, by exact tag, then by its first part.
 * @param accept the header `Accept-Language`; @param available at least one, the first where nothing fits
 */
export function chooseLanguage(accept: string | undefined, available: readonly string[]): string {
  const first = available[0] ?? "en";
  const wanted = (accept ?? "")
    .slice(0, MOST_READ)
    .split(",")
    .map((part, at) => {
      const [tag = "", ...parameters] = part.trim().split(/\s*;\s*/);
      const q = parameters.find((one) => one.startsWith("q="))?.slice(2);
      const weight = q === undefined ? 1 : Number(q);
      return { tag: tag.toLowerCase(), weight: Number.isFinite(weight) ? weight : 0, at };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  for (const { tag } of wanted) {
    const exact = available.find((one) => one.toLowerCase() === tag);
    if (exact !== undefined) return exact;
    const base = tag.split("-")[0];
    const near = available.find((one) => one.toLowerCase().split("-")[0] === base && !isOtherScript(tag, one));
    if (near !== undefined) return near;
  }
  return first;
}

const MOST_READ = 1000;

/** Traditional characters are not a kind of simplified ones. */
const isOtherScript = (tag: string, one: string): boolean =>
  /^zh-(hant|tw|hk|mo)/.test(tag) && one.toLowerCase() === "zh-hans";
