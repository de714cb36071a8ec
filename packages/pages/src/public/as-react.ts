import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { compact } from "../page/compact.ts";

/** As React draws it, made compact. */
export const byReact = (page: ReactNode): string => compact(renderToStaticMarkup(page));

/** With attributes, and what stands in the head, in the order of their letters: React has orders of its own. */
export function inOrder(html: string): string {
  return html
    .replace(/<([a-z]\w*)((?: [^<>]*)?)>/gi, (_, tag: string, attributes: string) => {
      const all = [...attributes.matchAll(/ ([\w-]+)=(?:"([^"]*)"|([\w.#%-]+))/g)];
      const sorted = all.map(([, name, quoted, bare]) => ` ${name}="${quoted ?? bare ?? ""}"`).sort();
      return `<${tag}${sorted.join("")}>`;
    })
    .replace(/<head>.*?<\/head>/s, (head) =>
      [...head.matchAll(/<title>.*?<\/title>|<[^>]*>/gs)]
        .map(([one]) => one)
        .sort()
        .join(""),
    );
}

/** What nobody may bring into a page, for tests. */
export const EVIL = `"><script>alert('&amp;')</script> <b>`;
