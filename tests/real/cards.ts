import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsOf } from "./programmes.ts";

/** A scorecard of a bundle, as docs/bundle.md describes it, without its unit's id. */
export interface Card {
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly present: number | null;
  readonly gates: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly states: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, CardPoints>>;
  readonly uncertainty: Readonly<Record<string, unknown>> | null;
}
interface CardPoints {
  readonly potential: number;
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  readonly unfilled: number;
}

/** The scorecards of a bundle, by the codes of its table for people. */
export function cardsOf(bundle: string): Map<string, Card> {
  const read = (name: string): string => readFileSync(join(bundle, name), "utf8");
  const codes = new Map(rowsOf(read("scorecards.csv")).map(({ unit_id = "", code = "" }) => [unit_id, code]));
  return new Map(
    read("scorecards.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { unit, ...card } = JSON.parse(line) as Card & { readonly unit: string }; // as docs/bundle.md says
        return [codes.get(unit) ?? unit, card];
      }),
  );
}

/** A unit as `touchstone score --json` says it; what the record says too. */
interface Printed extends Omit<Card, "present" | "states" | "points" | "uncertainty"> {
  readonly unit: string;
  readonly dataPresent: number | null;
  readonly without: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, CardPoints>>;
  readonly uncertainty?: Readonly<Record<string, unknown>> & { readonly hangsOn?: unknown };
}

/** What `touchstone score --json` has printed, by unit, in the words of a bundle. */
export function cardsPrinted(json: string): Map<string, Card> {
  const { units } = JSON.parse(json) as { readonly units: readonly Printed[] }; // its own format
  return new Map(units.map((printed) => [printed.unit, cardIn(printed)]));
}

function cardIn({ rank, score, grade, gradeByScore, screened, gates, scores, ...more }: Printed): Card {
  const { dataPresent, without, points, uncertainty } = more;
  const words = Object.entries(without).map(([node, word]) => [node, word === "not_applicable" ? "n/a" : word]);
  const parts = Object.entries(points ?? {}).map(([node, { potential, done, planned, notDone, unfilled }]) => [
    node,
    { potential, done, planned, notDone, unfilled },
  ]);
  const { hangsOn: _, ...sure } = uncertainty ?? {};
  return {
    rank,
    score,
    grade,
    gradeByScore,
    screened,
    gates,
    scores,
    present: dataPresent,
    states: Object.fromEntries(words) as Record<string, string>, // word by node
    ...(points && { points: Object.fromEntries(parts) as Record<string, CardPoints> }), // parts by node
    uncertainty: uncertainty ? sure : null,
  };
}
