import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { type Told, toldWords } from "./told.ts";

/** Why something was not done, in the reader's language; what only the service can say stands behind it, marked as English. */
export function ToldText({ told }: { readonly told: Told | string }): ReactNode {
  useLingui(); // said again in another language
  const words = typeof told === "string" ? null : toldWords(told);
  if (words === null) return <span lang="en">{told as string}</span>; // as a phone kept it before there were facts
  return (
    <>
      <span lang={words.lang}>{words.text}</span>
      {words.more.map(({ text, lang }) => (
        <small key={text} lang={lang} className="told">
          {text}
        </small>
      ))}
    </>
  );
}
