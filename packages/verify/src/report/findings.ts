import { CHECKS, type CheckId } from "./check-ids.ts";
import type { Check, Fault, Limit } from "./report.ts";

/** Faults of one check that are named; of the rest only the number is. */
const MOST_NAMED = 50;

interface Kept {
  found: string[];
  faults: Fault[];
  nFaults: number;
  why: string | null;
}

/** Gathers what the checks find while a bundle is read. */
export class Findings {
  readonly #kept = new Map<CheckId, Kept>();
  readonly #limits: Limit[] = [];

  /** Something was looked at. The check holds, unless a fault is told as well. */
  looked(id: CheckId, found: string): void {
    this.#of(id).found.push(found);
  }

  /** Something is wrong. */
  fault(id: CheckId, fault: Fault): void {
    const kept = this.#of(id);
    kept.nFaults++;
    if (kept.faults.length < MOST_NAMED) kept.faults.push(inWords(fault));
  }

  /** The check, or what is left of it, could not be made. */
  cannot(id: CheckId, why: string): void {
    this.#of(id).why ??= why;
  }

  /** What can't be told from a bundle at all. */
  limit(id: string, text: string): void {
    if (!this.#limits.some((limit) => limit.id === id)) this.#limits.push({ id, text });
  }

  fails(id: CheckId): boolean {
    return (this.#kept.get(id)?.nFaults ?? 0) > 0;
  }

  /** Every check in the order of `CHECKS`; one that was never reached could not be made. */
  checks(): Check[] {
    return Object.keys(CHECKS).map((key) => {
      const id = key as CheckId; // the keys of CHECKS
      const { found, faults, nFaults, why } = this.#kept.get(id) ?? NEVER;
      const outcome = nFaults > 0 ? "fails" : why !== null ? "cannot" : "holds";
      const said = [...found, ...(why === null ? [] : [why])].join("; ");
      return { id, title: CHECKS[id], outcome, found: said, faults, nFaults };
    });
  }

  limits(): readonly Limit[] {
    return this.#limits;
  }

  #of(id: CheckId): Kept {
    let kept = this.#kept.get(id);
    if (kept === undefined) {
      kept = { found: [], faults: [], nFaults: 0, why: null };
      this.#kept.set(id, kept);
    }
    return kept;
  }
}

const NEVER: Kept = { found: [], faults: [], nFaults: 0, why: "not reached, because of what is said above" };

const LONGEST = 300;

/** A text of the bundle is a stranger's: short, on one line, and without anything that could move a cursor. */
function inWords({ where, found, wanted }: Fault): Fault {
  return { where: shown(where), found: shown(found), wanted: shown(wanted) };
}

/** A stranger's text for people to read. */
export function shown(text: string): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${hexOf(character)}}`);
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST)} …`.toWellFormed();
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
