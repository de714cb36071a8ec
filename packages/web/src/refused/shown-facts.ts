import { shownDay } from "../words/days.ts";
import { factWord } from "./fact-words.ts";

/** A refusal as the service tells it: its code, and the facts that its words are made of. */
export interface Refusal {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/** Every fact that some refusal's words name. */
const FACTS = [
  "about",
  "act",
  "actsAt",
  "by",
  "certainAt",
  "certainty",
  "closes",
  "computed",
  "day",
  "earlier",
  "earliest",
  "from",
  "got",
  "grade",
  "held",
  "hierarchy",
  "holds",
  "id",
  "inForce",
  "items",
  "knownThrough",
  "later",
  "missing",
  "most",
  "on",
  "opens",
  "period",
  "role",
  "roles",
  "rounds",
  "scheme",
  "sought",
  "slug",
  "stage",
  "stages",
  "standing",
  "state",
  "there",
  "today",
  "until",
  "version",
  "versions",
  "want",
  "what",
] as const;
type Fact = (typeof FACTS)[number];

/** Facts as they stand in a sentence of the reader's language; one that is not there, or is null, is empty. */
export type ShownFacts = Readonly<Record<Fact, string>>;

/** The facts of a refusal in words: days as the reader writes them, roles, states and stages by their names. */
export function shownFacts(refusal: Refusal, language: string): ShownFacts {
  const shown = FACTS.map((fact) => [fact, inWords(fact, refusal[fact], language)] as const);
  return Object.fromEntries(shown) as ShownFacts; // one entry of each
}

/** How many things a fact lists, or how many it says there are. */
export function countOf(refusal: Refusal, fact: string): number {
  const value = refusal[fact];
  return Array.isArray(value) ? value.length : Number(value ?? 0);
}

function inWords(fact: Fact, value: unknown, language: string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return [...new Set(value.map((one) => inWords(fact, one, language)))].join(", ");
  if (fact === "certainty" || fact === "certainAt") return sharePercent(Number(value));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return factWord(fact, text) ?? (/^\d{4}-\d\d-\d\d$/.test(text) ? shownDay(text, language) : text);
}

/** Cut and not rounded, so that 0.8999 is not said to be 90 %. */
const sharePercent = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10} %`;
