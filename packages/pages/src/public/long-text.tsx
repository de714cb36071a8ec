import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import { type Named, namedIn, type PublicView } from "./view.tsx";

const MOST_LETTERS = 10_000;

/** A text of several paragraphs, as text: what looks like markup in it is shown, and does nothing. */
export function LongText({ view, texts }: { readonly view: PublicView; readonly texts: readonly Named[] }): ReactNode {
  const { text, lang } = namedIn(texts, view.lang);
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== "");
  return (
    <div className="long" {...(lang !== view.wording.lang && { lang })}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
        <p key={at}>{plain(line, MOST_LETTERS)}</p>
      ))}
    </div>
  );
}
