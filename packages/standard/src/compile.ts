import type { Model, Range } from "@touchstone/engine";
import { lineFindings } from "./aggregate-of.ts";
import { type ColumnSpec, columnIdsOf, columnsOf, HELD } from "./columns.ts";
import { scopesOf } from "./conditions/scope.ts";
import { gatesOf, gradesOf } from "./grades-of.ts";
import type { Setting } from "./input.ts";
import { contextFindings } from "./kind-fields.ts";
import { nameFindings, namesOf } from "./names.ts";
import { nodesOf } from "./nodes-of.ts";
import { optionFindings, scaleOf } from "./normalise-of.ts";
import { placesOf } from "./places.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { imputeOf } from "./treat-of.ts";
import { unknownIn } from "./unknown-name.ts";
import { variantFindings } from "./variants.ts";

/** A standard, ready to be computed, and how its data is read. */
export interface Compiled {
  /** fit for use only where no finding is an error or refused */
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  readonly findings: readonly Finding[];
}

/**
 * Turns a standard into the engine's model: places in the tree, columns of data, conditions, methods.
 * Whatever contradicts itself, names what isn't there, or could fail on some table is a finding; all
 * of them are reported, and nothing is thrown.
 */
export function compile(standard: Standard): Compiled {
  const names = namesOf(standard);
  const columns = columnsOf(standard, names);
  const places = placesOf(standard, names);
  const scopes = scopesOf(standard, names, columns);
  const { scoring } = standard;
  const scale: Range = places.points ? [0, 100] : scaleOf(scoring.normalise);
  const missing = scoring.missing ?? (places.points ? "zero" : "rescale");
  const judged = standard.grades.length > 0 || standard.gates.length > 0;
  const setting: Setting = {
    standard,
    columns: new Map(columns.map((spec) => [spec.id, spec])),
    scopes,
    unknown: {
      context: unknownIn("unknown-context", numbersOf(standard), "a number of context"),
      unitType: unknownIn(
        "unknown-unit-type",
        (standard.units ?? []).map(({ type }) => type),
        "a type of units",
      ),
    },
    scale,
    normalise: scoring.normalise,
    normaliseAt: ["scoring", "normalise"],
    onScale: judged || places.points,
    fixed: judged && !scoring.relative,
    points: places.points,
    unanswered: missing === "zero" ? scale[0] : null,
  };

  const tree = nodesOf(names, places.weights, setting);
  const impute = imputeOf(scoring.impute, standard, columns, ["scoring", "impute"]);
  const gates = gatesOf(standard, scopes);
  const grades = gradesOf(standard, names, scopes, scale);
  const model: Model = {
    nodes: tree.nodes,
    columns: columnIdsOf(columns),
    scale,
    missing,
    points: places.points,
    screen: scoring.screen?.present ?? 0,
    screenNonZero: scoring.screen?.nonZero ?? 0,
    impute: impute.impute,
    gates: gates.gates,
    grades: grades.grades,
    held: columns.find(({ role, id }) => role === "fact" && id === HELD)?.column ?? -1,
  };
  const findings = [
    ...nameFindings(standard, names),
    ...contextFindings(standard),
    ...places.findings,
    ...optionFindings(scoring.normalise, ["scoring", "normalise"]),
    ...lineFindings(standard, names),
    ...tree.findings,
    ...impute.findings,
    ...relativeImpute(model, setting),
    ...gates.findings,
    ...grades.findings,
    ...variantFindings(names, model, setting),
  ];
  return { model, columns, findings: onePerPlace(findings) };
}

function numbersOf({ context }: Standard): string[] {
  return context.filter(({ kind }) => kind !== "yes-no" && kind !== "choice").map(({ id }) => id);
}

function relativeImpute({ impute }: Model, { fixed }: Setting): Finding[] {
  if (!fixed || impute.method === "none") return [];
  return [
    {
      level: "error",
      code: "relative-with-grades",
      path: ["scoring", "impute"],
      got: `${impute.method}: a score that others' answers move`,
      want: "none where there are grades or gates; or scoring.relative: true",
    },
  ];
}

/** One option of the standard may be wrong for each of many indicators: the first is named, the others counted. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ code, path, level }) =>
    JSON.stringify([code, path, level, code.startsWith("condition-")]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || first.code.startsWith("condition-") || others.length === 0) return group;
    return [{ ...first, got: `${first.got}; and ${others.length} more like it` }];
  });
}
