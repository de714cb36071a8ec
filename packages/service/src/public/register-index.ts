import type { Named } from "@touchstone/pages";
import {
  type GradedCard,
  gradedCards,
  type Log,
  mainHierarchy,
  parentsAbove,
  type Tx,
  type UnitLine,
  unitLines,
} from "@touchstone/server";

/** A unit of the register: it holds a grade and takes part. */
export interface RegisterLine extends GradedCard {
  readonly code: string | null;
  readonly names: readonly Named[];
  /** ids of what it lies in, the nearest first */
  readonly above: readonly string[];
  /** names and code, folded, for search */
  readonly folded: string;
}

/** The whole register of an assessment, held in memory: a page of it is a walk over what is there. */
export interface RegisterIndex {
  readonly lines: readonly RegisterLine[];
  readonly byId: ReadonlyMap<string, RegisterLine>;
  readonly byCode: ReadonlyMap<string, RegisterLine>;
  /** names of what units lie in, by id */
  readonly places: ReadonlyMap<string, readonly Named[]>;
  /** the regions to choose from: the nearest level that has not too many */
  readonly regions: readonly { readonly id: string; readonly n: number }[];
  /** how many lines hold each grade */
  readonly perGrade: ReadonlyMap<string, number>;
  /** lines by name, by language, made when first asked for */
  readonly byName: Map<string, readonly RegisterLine[]>;
  readonly byScore: readonly RegisterLine[];
}

/** Codes are shown in this scheme. */
const SCHEME = "code";
const MOST_REGIONS = 40;
const PIECE = 5000;

export interface IndexAsked {
  readonly programme: Log;
  readonly organisation: Log;
  readonly assessmentId: string;
  readonly day: string;
}

/** Reads the register: who is in it is decided by `gradedCards` alone. */
export async function readRegister(tx: Tx, asked: IndexAsked): Promise<RegisterIndex> {
  const { programme, organisation, assessmentId, day } = asked;
  const cards = await gradedCards(tx, programme, { assessmentId, day });
  const ids = cards.map(({ unitId }) => unitId);
  const hierarchy = await mainHierarchy(tx, organisation, ids, day);
  const parents =
    hierarchy === null ? new Map<string, string>() : await parentsAbove(tx, organisation, ids, { hierarchy, on: day });
  const at = { scheme: SCHEME, on: day };
  const units = await linesById(tx, organisation, ids, at);
  const placeUnits = await linesById(tx, organisation, [...new Set(parents.values())], at);
  const lines = cards.map((card): RegisterLine => {
    const { code = null, names = [] } = units.get(card.unitId) ?? {};
    const above = chainOf(parents, card.unitId);
    return { ...card, code, names, above, folded: foldedOf([...names.map(({ text }) => text), code ?? ""].join("\n")) };
  });
  return {
    lines,
    byId: new Map(lines.map((line) => [line.unitId, line])),
    byCode: new Map(lines.flatMap((line) => (line.code === null ? [] : [[line.code, line]]))),
    places: new Map([...placeUnits].map(([id, { names }]) => [id, names])),
    regions: regionsOf(lines),
    perGrade: new Map([...Map.groupBy(lines, ({ grade }) => grade)].map(([grade, held]) => [grade, held.length])),
    byName: new Map(),
    byScore: lines.toSorted((a, b) => b.score - a.score || compare(a.unitId, b.unitId)),
  };
}

async function linesById(
  tx: Tx,
  organisation: Log,
  ids: readonly string[],
  at: { readonly scheme: string; readonly on: string },
): Promise<Map<string, UnitLine>> {
  const found = new Map<string, UnitLine>();
  for (let from = 0; from < ids.length; from += PIECE)
    for (const line of await unitLines(tx, organisation, ids.slice(from, from + PIECE), at))
      found.set(line.unitId, line);
  return found;
}

function chainOf(parents: ReadonlyMap<string, string>, unitId: string): string[] {
  const chain: string[] = [];
  for (let next = parents.get(unitId); next !== undefined && !chain.includes(next); next = parents.get(next))
    chain.push(next);
  return chain;
}

/** The deepest level, counted from the top, that has at most so many places, with how many lines lie in each. */
function regionsOf(lines: readonly RegisterLine[]): { readonly id: string; readonly n: number }[] {
  let best: { readonly id: string; readonly n: number }[] = [];
  for (let depth = 1; ; depth++) {
    const counts = new Map<string, number>();
    for (const { above } of lines) {
      const id = above.at(-depth);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (counts.size === 0 || counts.size > MOST_REGIONS) return best;
    best = [...counts].map(([id, n]) => ({ id, n }));
  }
}

/** Lines in the order of their names in a language; those without a name last. */
export function linesByName(index: RegisterIndex, lang: string): readonly RegisterLine[] {
  const known = index.byName.get(lang);
  if (known) return known;
  const collator = collatorOf(lang);
  const named = index.lines.map((line) => ({ line, name: nameIn(line.names, lang) }));
  named.sort(
    (a, b) =>
      Number(a.name === "") - Number(b.name === "") ||
      collator.compare(a.name, b.name) ||
      compare(a.line.unitId, b.line.unitId),
  );
  const sorted = named.map(({ line }) => line);
  index.byName.set(lang, sorted);
  return sorted;
}

/** @param lang of a programme, of which there are few */
export function collatorOf(lang: string): Intl.Collator {
  const known = collators.get(lang) ?? newCollator(lang);
  collators.set(lang, known);
  return known;
}

const collators = new Map<string, Intl.Collator>(); // making one costs far more than using it

function newCollator(lang: string): Intl.Collator {
  try {
    return new Intl.Collator(lang, { numeric: true });
  } catch {
    return new Intl.Collator("en", { numeric: true }); // the language of a programme need not be one that ICU reads
  }
}

export const nameIn = (names: readonly Named[], lang: string): string =>
  (names.find((one) => one.lang === lang) ?? names[0])?.text ?? "";

/** Without case, width or accents, so that what is typed in haste is found. */
export const foldedOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
