import { type Text as StandardText, textOf } from "@touchstone/standard";
import type { ReactNode } from "react";
import { shownDay, shownMinute, withDaysShown } from "../text/days.ts";
import { plain } from "../text/plain.ts";
import type { Clock } from "./clock.ts";
import type { PublicWord } from "./words/en.ts";
import type { PublicWording } from "./words/wording.ts";
import { publicWord, publicWordingOf } from "./words/wordings.ts";

/** A name or a sentence of the record in one language. */
export interface Named {
  readonly text: string;
  readonly lang: string;
}

/** A page in one language: its words, and how texts of others are said in it. */
export interface PublicView {
  /** the language asked for */
  readonly lang: string;
  readonly wording: PublicWording;
  /** a word or a sentence; facts that are days are written as the language does */
  readonly t: (word: PublicWord, facts?: Readonly<Record<string, string | number>>) => string;
  /** a day of the calendar, or the day of an instant by the page's clock, as the language writes it */
  readonly day: (day: string) => string;
  /** an instant to the minute, by the page's clock */
  readonly minute: (at: string) => string;
  /** a text of the record; one in another language is marked */
  readonly say: (texts: readonly Named[], most?: number) => ReactNode;
  readonly sayPlain: (texts: readonly Named[], most?: number) => string;
  /** a text of a standard, in the same way */
  readonly sayText: (text: StandardText, source: string, most?: number) => ReactNode;
  readonly textPlain: (text: StandardText, source: string, most?: number) => string;
}

/** @param clock of the page; without one instants are by UTC, and say so */
export function publicView(lang: string, clock?: Clock): PublicView {
  const wording = publicWordingOf(lang);
  const local = (day: string): string => (clock && day.includes("T") ? clock.at(day) : day);
  const marked = (text: string, of: string, missing: boolean): ReactNode => {
    if (of === wording.lang) return text;
    return (
      <span lang={of}>
        {text}
        {missing && <small> [{of}]</small>}
      </span>
    );
  };
  return {
    lang,
    wording,
    t: (word, facts) => publicWord(wording, word, facts && withDaysShown(facts, wording.lang)),
    day: (day) => shownDay(local(day), wording.lang),
    minute: (at) =>
      clock ? `${shownDay(local(at), wording.lang)} ${local(at).slice(11)}` : shownMinute(at, wording.lang),
    say: (texts, most) => {
      const said = namedIn(texts, lang);
      return marked(plain(said.text, most), said.lang, said.lang !== lang);
    },
    sayPlain: (texts, most) => plain(namedIn(texts, lang).text, most),
    sayText: (text, source, most) => {
      const said = textOf(text, lang, source);
      return marked(plain(said.text, most), said.lang, said.missing);
    },
    textPlain: (text, source, most) => plain(textOf(text, lang, source).text, most),
  };
}

/** The one in a language, else the first; an empty text where there is none. */
export function namedIn(texts: readonly Named[], lang: string): Named {
  return texts.find((one) => one.lang === lang) ?? texts[0] ?? { text: "", lang };
}

/** A unit's name as a heading or a link has it: in its own direction, without the mark of a language. */
export function Name({ names, lang }: { readonly names: readonly Named[]; readonly lang: string }): ReactNode {
  const said = namedIn(names, lang);
  return <bdi {...(said.lang !== lang && { lang: said.lang })}>{plain(said.text, 120)}</bdi>;
}

/** The names in all other languages. */
export function OtherNames({ names, lang }: { readonly names: readonly Named[]; readonly lang: string }): ReactNode {
  const first = namedIn(names, lang);
  const others = names.filter((one) => one.lang !== first.lang);
  if (others.length === 0) return null;
  return (
    <span className="others">
      {others.map((one) => (
        <bdi key={`${one.lang} ${one.text}`} lang={one.lang}>
          {plain(one.text, 120)}
        </bdi>
      ))}
    </span>
  );
}
