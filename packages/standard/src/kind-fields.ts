import type { Path } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Indicator, Standard } from "./schema.ts";

type Field = "of" | "rubric" | "items" | "from" | "per" | "range";

/** What a kind needs to be read, and what else it may have. */
const FIELDS: Readonly<Record<Indicator["kind"], { needs: readonly Field[]; may: readonly Field[] }>> = {
  amount: { needs: [], may: ["range", "per"] },
  share: { needs: [], may: ["range"] },
  count: { needs: [], may: ["range", "per"] },
  "yes-no": { needs: [], may: [] },
  choice: { needs: ["of"], may: [] },
  rubric: { needs: ["rubric"], may: [] },
  checklist: { needs: ["items"], may: [] },
  status: { needs: [], may: [] },
  derived: { needs: ["from"], may: ["range", "per"] },
};

/** What an indicator says that its kind has no use for, or doesn't say that it needs. */
export function kindFindings(item: Indicator, path: Path): Finding[] {
  const findings: Finding[] = [];
  const wrong = (code: string, at: Path, got: string, want: string): void => {
    findings.push({ level: "error", code, path: [...path, ...at], got, want });
  };
  const { needs, may } = FIELDS[item.kind];
  for (const field of needs)
    if (item[field] === undefined) wrong("kind-needs", [], `${item.id}: ${item.kind} without ${field}`, `${field}: …`);
  for (const field of ["of", "rubric", "items", "from", "per", "range"] as const)
    if (item[field] !== undefined && !needs.includes(field) && !may.includes(field))
      wrong("kind-has-no", [field], `${field} beside kind: ${item.kind}`, `no ${field}, or another kind`);
  if (item.range && !(item.range[0] < item.range[1]))
    wrong("range-order", ["range"], `[${item.range.join(", ")}]`, "the lower number first, then a higher one");

  for (const field of ["of", "items"] as const) {
    const seen = new Set<string>();
    item[field]?.forEach(({ id }, at) => {
      if (seen.has(id)) wrong("duplicate-id", [field, at, "id"], id, "a name of its own within the list");
      seen.add(id);
    });
  }
  const steps = stepsOf(item);
  if (Array.isArray(item.cost) && steps !== null && item.cost.length !== steps)
    wrong(
      "cost-steps",
      ["cost"],
      `${item.cost.length} costs for ${steps} steps`,
      `${steps} costs, one for each step up, or one for all`,
    );
  return findings;
}

/** How many steps there are from the worst answer to the best; null where they can't be counted. */
function stepsOf({ kind, rubric, of, items }: Indicator): number | null {
  if (kind === "yes-no") return 1;
  if (kind === "rubric") return rubric ? rubric.length - 1 : null;
  if (kind === "choice") return of ? of.length - 1 : null;
  return kind === "checklist" ? (items?.length ?? null) : null;
}

/** Context that can't be read: a choice without options, options without a choice. */
export function contextFindings({ context }: Standard): Finding[] {
  return context.flatMap((item, at): Finding[] => {
    const path: Path = ["context", at];
    if (item.kind === "choice" && !item.of)
      return [
        { level: "error", code: "kind-needs", path, got: `${item.id}: choice without of`, want: "of: [its options]" },
      ];
    const findings: Finding[] = [];
    if (item.kind !== "choice" && item.of)
      findings.push({
        level: "error",
        code: "kind-has-no",
        path: [...path, "of"],
        got: `of beside kind: ${item.kind}`,
        want: "kind: choice, or no of",
      });
    if (item.range && (item.kind === "choice" || item.kind === "yes-no"))
      findings.push({
        level: "error",
        code: "kind-has-no",
        path: [...path, "range"],
        got: `range beside kind: ${item.kind}`,
        want: "no range",
      });
    else if (item.range && !(item.range[0] < item.range[1]))
      findings.push({
        level: "error",
        code: "range-order",
        path: [...path, "range"],
        got: `[${item.range.join(", ")}]`,
        want: "the lower number first, then a higher one",
      });
    const options = item.of ?? [];
    options.forEach((id, o) => {
      if (options.indexOf(id) < o)
        findings.push({
          level: "error",
          code: "duplicate-id",
          path: [...path, "of", o],
          got: id,
          want: "an option of its own",
        });
    });
    return findings;
  });
}
