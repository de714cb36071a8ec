import type { CST, LineCounter } from "yaml";
import type { Problem } from "./problem.ts";

/** deepest nesting of maps and lists; every level of criteria takes two */
const DEEPEST = 64;

/** Where the nesting of a parsed token stream passes 64 levels, or null; it does not recurse itself. */
export function depthFault(tokens: readonly CST.Token[], lines: LineCounter): Problem | null {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      const { line, col } = lines.linePos(token.offset);
      const place = { path: "", line, column: col };
      return { level: "error", code: "nested-too-deeply", ...place, got: `more than ${DEEPEST} levels`, want: "fewer" };
    }
    if (token.type === "document" && token.value) open.push({ token: token.value, depth: 1 });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
    }
  }
  return null;
}
