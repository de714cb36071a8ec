import type { Expression, Gate, Grade, Range, Requirement } from "@touchstone/engine";
import type { Scopes } from "./conditions/scope.ts";
import { translate } from "./conditions/translate.ts";
import type { Named, Path } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { type Unknown, unknownIn } from "./unknown-name.ts";

type Said = Standard["grades"][number];

/** What stands where a condition could not be compiled: unknown, so that nothing rests on it. */
export const UNKNOWN: Expression = { op: "value", value: Number.NaN };

/** Gates in the order written. */
export function gatesOf({ gates }: Standard, scopes: Scopes): { gates: Gate[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const compiled = gates.map(({ id, holds }, at): Gate => {
    const { expression, findings: wrong } = translate(holds, "truth", scopes.gate, ["gates", at, "holds"]);
    findings.push(...wrong);
    return { id, holds: expression ?? UNKNOWN };
  });
  return { gates: compiled, findings };
}

/**
 * Grades, highest first, each with its own lines of `requires`: the engine lets lower grades' lines
 * hold too.
 */
export function gradesOf(
  { grades }: Standard,
  names: readonly Named[],
  scopes: Scopes,
  scale: Range,
): { grades: Grade[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const nodes = new Map(names.flatMap(({ id, role }, k) => (role === "whole" ? [] : [[id, k]])));
  const unknown = unknownIn("unknown-node", [...nodes.keys()], "a criterion or an indicator");
  const compiled = grades.map((grade, at): Grade => {
    const path = ["grades", at];
    findings.push(...thresholdFindings(grades, at, scale));
    let holds: Expression | null = null;
    if (grade.holds !== undefined) {
      const { expression, findings: wrong } = translate(grade.holds, "truth", scopes.grade, [...path, "holds"]);
      findings.push(...wrong);
      holds = expression ?? UNKNOWN;
    }
    const after = afterOf(grades, at);
    const requires = requiresOf(grade, [...path, "requires"], nodes, unknown);
    findings.push(...after.findings, ...requires.findings);
    return { id: grade.id, atLeast: grade.atLeast, holds, requires: requires.lines, after: after.index };
  });
  return { grades: compiled, findings };
}

function thresholdFindings(grades: readonly Said[], at: number, [low, high]: Range): Finding[] {
  const { id, atLeast } = grades[at]!;
  const above = grades[at - 1];
  const path = ["grades", at, "atLeast"];
  const findings: Finding[] = [];
  if (above && !(atLeast < above.atLeast)) {
    const got = `${id} at ${atLeast} after ${above.id} at ${above.atLeast}`;
    const want = "the highest grade first, each threshold lower than the one before";
    findings.push({ level: "error", code: "grade-order", path, got, want });
  }
  if (atLeast < low || atLeast > high)
    findings.push({
      level: "error",
      code: "grade-off-scale",
      path,
      got: String(atLeast),
      want: `a score from ${low} to ${high}`,
    });
  return findings;
}

/** The lower grade that must be held already. */
function afterOf(grades: readonly Said[], at: number): { index: number; findings: Finding[] } {
  const { after } = grades[at]!;
  if (after === undefined) return { index: -1, findings: [] };
  const index = grades.findIndex(({ id }) => id === after);
  if (index > at) return { index, findings: [] };
  const path = ["grades", at, "after"];
  const lower = grades.slice(at + 1).map(({ id }) => id);
  const unknown = unknownIn("unknown-grade", lower, "a lower grade");
  if (index < 0) return { index: -1, findings: [unknown(path, after)] };
  const want = lower.length > 0 ? `a lower grade: ${lower.join(", ")}` : "no after: this is the lowest grade";
  return { index: -1, findings: [{ level: "error", code: "after-not-lower", path, got: after, want }] };
}

function requiresOf(
  { requires = [] }: Said,
  path: Path,
  nodes: ReadonlyMap<string, number>,
  unknown: Unknown,
): { lines: Requirement[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const lines = requires.flatMap(({ of, done, doneOrPlanned }, r): Requirement[] => {
    const place = [...path, r];
    const wrong = (code: string, at: Path, got: string, want: string): void => {
      findings.push({ level: "error", code, path: at, got, want });
    };
    if (done === undefined && doneOrPlanned === undefined)
      wrong("requires-nothing", place, `${of} without done and doneOrPlanned`, "done or doneOrPlanned, a percentage");
    if (done === 0 || doneOrPlanned === 0)
      wrong("requires-nothing", place, `${of}: 0 percent, which is always so`, "a percentage above 0");
    if (seen.has(of)) wrong("said-twice", [...place, "of"], of, "one line for each criterion or indicator");
    seen.add(of);
    const node = nodes.get(of);
    if (node === undefined) findings.push(unknown([...place, "of"], of));
    return node === undefined ? [] : [{ node, done: done ?? null, doneOrPlanned: doneOrPlanned ?? null }];
  });
  return { lines, findings };
}
