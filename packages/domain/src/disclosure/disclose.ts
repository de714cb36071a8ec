import { type Counts, type Figure, isSafe, isSafeDifference, isSafeRemainder, minus } from "./figure.ts";

/**
 * Whether a figure about people may be published beside those before it.
 * `too-few`: too few people by itself. `too-near`: it differs from what is published by too few, or has been corrected
 * before. `through-others`: with what is published of units around it, in it or across it, it could give away how few they are.
 */
export type Verdict = "shown" | "too-few" | "too-near" | "through-others";

/**
 * Who lives where, cut into pieces that no two units share in part: two units overlap where they have a piece in
 * common, and one lies in the other where it has all of its pieces.
 */
export type Pieces = (unit: string) => ReadonlySet<string>;

/** More ways to combine versions of figures than this are not looked through: the figure is held back. */
const MOST_WAYS = 256;

/**
 * The one rule of what is published about people, in the order in which figures came: whatever is shown stays shown, and
 * a later figure is shown only if nobody can work out from all that is shown, by sums and differences, a number of
 * people from 1 to 9 that count or that don't. So what was shown at any earlier time is the beginning of what is
 * shown now, and asking twice, as of another day or with other boundaries, gives nothing away. Hard rule 3.
 * @param figures in the order of their recording, those that are on record first
 * @param pieces null where no two units overlap, which spares looking
 * @returns a verdict for each
 */
export function disclose(figures: readonly Figure[], pieces: Pieces | null): Verdict[] {
  const families = new Map<string, Family>();
  return figures.map((figure) => {
    let family = families.get(figure.family);
    if (family === undefined) {
      family = new Family(pieces);
      families.set(figure.family, family);
    }
    return family.verdictOn(figure);
  });
}

/** What is published of one unit: the figure and, where it was corrected, the one after it. */
interface Entry {
  readonly unit: string;
  readonly pieces: ReadonlySet<string>;
  readonly versions: readonly Figure[];
}

/** All that is shown of one family. */
class Family {
  readonly #pieces: Pieces | null;
  readonly #entries = new Map<string, Entry>();
  readonly #at = new Map<string, Set<string>>();

  constructor(pieces: Pieces | null) {
    this.#pieces = pieces;
  }

  verdictOn(figure: Figure): Verdict {
    const { unit, rule } = figure;
    if (!isSafe(rule, figure)) return "too-few";
    const known = this.#entries.get(unit);
    const latest = known?.versions.at(-1);
    if (latest && isSame(latest, figure)) return "shown";
    const versions = [...(known?.versions ?? []), figure];
    if (!isWhole(figure)) {
      if (versions.length > 2) return "too-near";
      if (known?.versions.some((version) => !isSafeDifference(rule, minus(figure, version)))) return "too-near";
    }
    const entry = { unit, pieces: known?.pieces ?? this.#piecesOf(figure), versions };
    if (this.#pieces !== null && !isSafeAmong(entry, this.#around(entry))) return "through-others";
    this.#keep(entry);
    return "shown";
  }

  #piecesOf({ unit }: Figure): ReadonlySet<string> {
    return this.#pieces?.(unit) ?? new Set([unit]);
  }

  /** Every other entry that hangs together with this one by pieces in common, near or far. */
  #around(entry: Entry): Entry[] {
    const found = new Map<string, Entry>();
    const open: Entry[] = [entry];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const piece of next.pieces)
        for (const unit of this.#at.get(piece) ?? []) {
          const other = this.#entries.get(unit);
          if (other === undefined || unit === entry.unit || found.has(unit)) continue;
          found.set(unit, other);
          open.push(other);
        }
    return [...found.values()];
  }

  #keep(entry: Entry): void {
    this.#entries.set(entry.unit, entry);
    if (this.#pieces === null) return;
    for (const piece of entry.pieces) {
      const units = this.#at.get(piece);
      if (units === undefined) this.#at.set(piece, new Set([entry.unit]));
      else units.add(entry.unit);
    }
  }
}

const isSame = (a: Counts, b: Counts): boolean => a.counted === b.counted && a.rest === b.rest;
const isWhole = ({ rule }: Figure): boolean => rule.kind === "number" && rule.whole;

/**
 * Can nobody work out too few people from these figures, which hang together by their pieces? All were handed in
 * together: of figures from two moments, the people who came in between could be told apart. And of any two units one
 * lies in the other or they are apart: then whatever sums and differences give is made of what remains of each figure
 * when the largest in it are taken away, and if each of these is nobody or enough, so is all that they make up.
 */
function isSafeAmong(entry: Entry, others: readonly Entry[]): boolean {
  if (others.length === 0) return true;
  const all = [entry, ...others];
  const figures = all.flatMap(({ versions }) => versions).filter((figure) => !isWhole(figure));
  if (figures.some(({ submission }) => submission !== figures[0]?.submission)) return false;
  return all.every((outer) => {
    const inner = all.filter((other) => other !== outer && liesIn(other, outer));
    if (all.some((other) => other !== outer && crosses(other, outer))) return false;
    const largest = inner.filter((one) => !inner.some((other) => other !== one && liesIn(one, other)));
    return largest.length === 0 || everyRemainder(outer, largest);
  });
}

function everyRemainder(outer: Entry, largest: readonly Entry[]): boolean {
  const ways = largest.reduce((n, { versions }) => n * versions.length, outer.versions.length);
  if (ways > MOST_WAYS) return false;
  let left: readonly { readonly rule: Figure["rule"]; readonly counts: Counts }[] = outer.versions.map((figure) => ({
    rule: figure.rule,
    counts: figure,
  }));
  for (const { versions } of largest)
    left = left.flatMap(({ rule, counts }) => versions.map((figure) => ({ rule, counts: minus(counts, figure) })));
  return left.every(({ rule, counts }) => isSafeRemainder(rule, counts));
}

/** Not the same pieces: what lies in another unit is smaller, or was there before it. */
function liesIn(inner: Entry, outer: Entry): boolean {
  if (inner.pieces.size >= outer.pieces.size) return false;
  for (const piece of inner.pieces) if (!outer.pieces.has(piece)) return false;
  return true;
}

/** Overlaps without lying in it or around it: what one has in common with the other could be worked out. */
function crosses(a: Entry, b: Entry): boolean {
  if (liesIn(a, b) || liesIn(b, a)) return false;
  for (const piece of a.pieces) if (b.pieces.has(piece)) return true;
  return false;
}
