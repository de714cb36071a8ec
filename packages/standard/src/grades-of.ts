import type { Expression, Gate, Grade, Range, Requirement } from "@touchstone/engine";
import type { Scopes } from "./conditions/scope.ts";
import { translate } from "./conditions/translate.ts";
import { unknownName } from "./kind-fields.ts";
import type { Named } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";

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
  const wrong = (code: string, path: Finding["path"], got: string, want: string): void => {
    findings.push({ level: "error", code, path, got, want });
  };
  const indices = new Map(names.map(({ id }, k) => [id, k]));
  const ids = grades.map(({ id }) => id);
  const compiled = grades.map((grade, at): Grade => {
    const path = ["grades", at];
    const above = grades[at - 1];
    if (above && !(grade.atLeast < above.atLeast))
      wrong(
        "grade-order",
        [...path, "atLeast"],
        `${grade.atLeast} below ${above.id} at ${above.atLeast}`,
        "the highest grade first, each threshold lower than the one above",
      );
    if (grade.atLeast < scale[0] || grade.atLeast > scale[1])
      wrong("grade-off-scale", [...path, "atLeast"], String(grade.atLeast), `a score from ${scale[0]} to ${scale[1]}`);

    let holds: Expression | null = null;
    if (grade.holds !== undefined) {
      const { expression, findings: conditions } = translate(grade.holds, "truth", scopes.grade, [...path, "holds"]);
      findings.push(...conditions);
      holds = expression ?? UNKNOWN;
    }

    const after = grade.after === undefined ? -1 : ids.indexOf(grade.after);
    if (grade.after !== undefined && after <= at) {
      const lower = ids.slice(at + 1);
      if (after < 0)
        findings.push(unknownName("unknown-grade", [...path, "after"], grade.after, lower, "a lower grade"));
      else
        wrong(
          "after-not-lower",
          [...path, "after"],
          grade.after,
          lower.length > 0 ? `a lower grade: ${lower.join(", ")}` : "no after: this is the lowest grade",
        );
    }

    const seen = new Set<string>();
    const requires = (grade.requires ?? []).flatMap((line, r): Requirement[] => {
      const place = [...path, "requires", r];
      const node = indices.get(line.of);
      if (node === undefined)
        findings.push(
          unknownName("unknown-node", [...place, "of"], line.of, [...indices.keys()], "a criterion or an indicator"),
        );
      if (line.done === undefined && line.doneOrPlanned === undefined)
        wrong(
          "requires-nothing",
          place,
          `${line.of} without done and doneOrPlanned`,
          "done: or doneOrPlanned: with a percentage",
        );
      if (seen.has(line.of)) wrong("said-twice", [...place, "of"], line.of, "one line for each criterion or indicator");
      seen.add(line.of);
      return node === undefined ? [] : [{ node, done: line.done ?? null, doneOrPlanned: line.doneOrPlanned ?? null }];
    });
    return { id: grade.id, atLeast: grade.atLeast, holds, requires, after: Math.max(after, -1) };
  });
  return { grades: compiled, findings };
}
