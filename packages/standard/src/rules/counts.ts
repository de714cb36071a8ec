import type { Path } from "../names.ts";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { aboutOf, neverBecause, nounsOf } from "./catalogue.ts";
import { refused } from "./finding.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

/**
 * What is counted is said with a noun of the closed catalogue: of every count, of every share (a
 * share of what) and of whatever is divided by context. An undeclared noun is a way to count anything.
 */
export function undeclaredNouns(standard: Standard): Finding[] {
  const missing = (item: Parameters<typeof called>[0] & { readonly kind: string }, path: Path, why: string): Finding =>
    refused({
      code: "counts-missing",
      path,
      got: `${called(item)}, ${why}, does not say what it counts`,
      want: "counts: a noun of the catalogue in docs/refusals.md, such as notices, opening_hours or answers_in_time",
    });
  const findings: Finding[] = [];
  for (const { item, path } of leavesOf(standard)) {
    if (item.counts !== undefined) continue;
    if (item.kind === "count" || item.kind === "share") findings.push(missing(item, path, `a ${item.kind}`));
    else if (item.per) findings.push(missing(item, path, `divided by ${item.per.context}`));
  }
  for (const { item, path } of contextOf(standard))
    if (item.counts === undefined && (item.kind === "count" || item.kind === "share"))
      findings.push(missing(item, path, `a ${item.kind}`));
  return findings;
}

/** Nouns that nobody has put into the catalogue, as far as nobody has decided against them. */
export function unknownNouns(standard: Standard): Finding[] {
  return nounsUsed(standard).flatMap(({ noun, path }) => {
    if (aboutOf(noun) !== undefined || neverBecause(noun) !== undefined) return [];
    const near = nearest(noun, nounsOf());
    return refused({
      code: "counts-unknown",
      path,
      got: `${noun}, which is not in the catalogue of countable things`,
      want: near
        ? `perhaps ${near}? All nouns are in docs/refusals.md`
        : "a noun of the catalogue in docs/refusals.md, or a kind that counts nothing (yes-no, rubric, amount)",
    });
  });
}

/** Nouns that the catalogue refuses by name: what people are, believe, attend, sign, quarrel about. */
export function privateNouns(standard: Standard): Finding[] {
  return nounsUsed(standard).flatMap(({ noun, path }) => {
    const why = neverBecause(noun);
    if (why === undefined) return [];
    return refused({
      code: "counts-private",
      path,
      got: `${noun}: ${why}`,
      want: "what an institution does for people: notices, hours, places, answers in time, people served",
    });
  });
}

function nounsUsed(standard: Standard): { readonly noun: string; readonly path: Path }[] {
  return [...leavesOf(standard), ...contextOf(standard)].flatMap(({ item, path }) =>
    item.counts === undefined ? [] : [{ noun: item.counts, path: [...path, "counts"] }],
  );
}
