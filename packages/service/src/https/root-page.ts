import { createHash, type X509Certificate } from "node:crypto";
import { reachOfRoot } from "./authority.ts";
import { ROOT_WORDS, type RootWords } from "./root-words.ts";

const STYLE =
  "body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d1d1b;background:#fff}" +
  "section+section{border-top:1px solid #bbb;margin-top:2rem}h1{font-size:1.4rem;line-height:1.4}:lang(bo){line-height:2}" +
  "code{overflow-wrap:anywhere}.get{display:inline-block;padding:.6rem 1rem;border:2px solid;border-radius:.3rem;color:#0b4a6f}" +
  ".note{color:#555}";

/** The hash of the page's style, for its policy. */
export const rootStyleHash: string = createHash("sha256").update(STYLE).digest("base64");

/** The page that gives the root certificate, with words how to install it in every language of the programme. */
export function rootPage(root: X509Certificate, publicUrl: string): string {
  const { hosts, networks } = reachOfRoot({ cert: root.toString() });
  const reach = [...hosts, ...networks].map((name) => `<li><code>${escaped(name)}</code></li>`).join("");
  const section = (words: RootWords): string => `
<section lang="${words.lang}">
<h1>${escaped(words.title)}</h1>
${words.unreviewed === null ? "" : `<p class="note">${escaped(words.unreviewed)}</p>`}
<p>${escaped(words.why)}</p>
<p><a class="get" href="/root.crt">${escaped(words.get)}</a></p>
<p>${escaped(words.check)}<br><code>SHA-256 ${escaped(root.fingerprint256)}</code></p>
<ul><li>${escaped(words.android)}</li><li>${escaped(words.ios)}</li><li>${escaped(words.windows)}</li></ul>
<p>${escaped(words.thenOpen)} <a href="${escaped(publicUrl)}/">${escaped(publicUrl)}</a></p>
<p>${escaped(words.limits)}</p><ul>${reach}</ul>
</section>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Touchstone</title><style>${STYLE}</style></head><body>${ROOT_WORDS.map(section).join("")}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
