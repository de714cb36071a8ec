/** A word of a condition's source. */
export interface Token {
  readonly kind: "name" | "text" | "number" | "mark";
  /** of a text: what stands between the quotes, escapes as written */
  readonly text: string;
}

/** texts of one and of three quotes; in a raw text (`r"…"`) a backslash is only a backslash */
const RAW = String.raw`[bB]?[rR][bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')`;
const THREE = String.raw`"""(?:\\[\s\S]|(?!""")[^\\])*"""|'''(?:\\[\s\S]|(?!''')[^\\])*'''`;
const ONE = String.raw`"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'`;
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*)`,
    `(?<text>${RAW}|[bB]?(?:${THREE}|${ONE}))`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[uU]?)`,
    "(?<name>`[^`]*`|[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*)",
    String.raw`(?<mark>&&|\|\||[=!<>]=|[\s\S])`,
  ].join("|"),
  "uy",
);

/**
 * The words of a condition, read without the compiler so that one mistake can't open both doors.
 * Every character ends up in a token, in a space or in a comment: nothing is unreadable here.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match?.groups; match = TOKEN.exec(source)) {
    const { text, number, name, mark } = match.groups;
    if (text !== undefined) tokens.push({ kind: "text", text: unquoted(text) });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.replaceAll("`", "") });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
  }
  return tokens;
}

function unquoted(text: string): string {
  const inside = text.replace(/^[rRbB]+/, "");
  const quote = /^("""|'''|"|')/.exec(inside)?.[0].length ?? 0;
  return inside.slice(quote, inside.length - quote);
}
