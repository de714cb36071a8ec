import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsOf, type Stated } from "./conditions-of.ts";
import { refused } from "./finding.ts";
import { allOf, type Formula, formulaOf, namesIn, partsOf } from "./formula.ts";

type Class = Standard["context"][number]["class"];

/** What a condition may know about a unit, by where it stands; `appliesWhen` may know every class. */
const MAY_SEE: Partial<Record<Stated["place"], { readonly classes: readonly Class[]; readonly code: string }>> = {
  reduce: { classes: ["size", "competence"], code: "reduce-class" },
  reduceBy: { classes: ["size", "competence"], code: "reduce-class" },
  scoreRule: { classes: ["size", "competence"], code: "reduce-class" },
  gate: { classes: ["facility", "competence"], code: "gate-class" },
  grade: { classes: ["facility", "competence"], code: "gate-class" },
  childUnits: { classes: [], code: "gate-class" },
};

/**
 * Weights, goalposts and thresholds are the same for every unit. (Its points may be reduced by size and
 * by what it is responsible for; that a part does not apply may depend on any class.)
 */
export function differentForSome(standard: Standard): Finding[] {
  const classes = new Map(standard.context.map((item) => [item.id, item.class]));
  return conditionsOf(standard).flatMap((stated) => {
    const formula = formulaOf(stated.source);
    if (formula === null) return [];
    const seen = new Set(namesIn(formula).filter((name) => name.startsWith("unit.")));
    return [
      ...wrongClasses(stated, seen, classes),
      ...(stated.place === "gate" || stated.place === "grade" ? twoThresholds(stated, formula, seen.size > 0) : []),
      ...(stated.place === "formula" ? addedContext(stated, formula) : []),
    ];
  });
}

function wrongClasses({ place, path }: Stated, seen: Iterable<string>, classes: ReadonlyMap<string, Class>): Finding[] {
  const may = MAY_SEE[place];
  if (!may) return [];
  return [...seen].flatMap((name) => {
    const its = classes.get(name.slice("unit.".length));
    if (its === undefined || may.classes.includes(its)) return [];
    const can = may.classes.length > 0 ? `context of class ${may.classes.join(" or ")} here` : "no context here";
    return refused({
      code: may.code,
      path,
      got: `${name} of class ${its}`,
      want: `${can}; what can't apply to a unit is said by appliesWhen. Thresholds are the same for every unit`,
    });
  });
}

/** One score held against two different numbers in a condition that knows something about the unit. */
function twoThresholds({ path }: Stated, formula: Formula, seesUnit: boolean): Finding[] {
  if (!seesUnit) return [];
  const against = new Map<string, Set<string>>();
  for (const part of allOf(formula)) {
    if (part.is !== "binary" || !["<", "<=", ">", ">=", "==", "!="].includes(part.op)) continue;
    const text = JSON.stringify;
    for (const [side, other] of [
      [part.left, part.right],
      [part.right, part.left],
    ] as const)
      for (const name of namesIn(side))
        if (!name.startsWith("unit.")) against.set(name, (against.get(name) ?? new Set()).add(text(other)));
  }
  return [...against].flatMap(([name, thresholds]) =>
    thresholds.size < 2
      ? []
      : refused({
          code: "threshold-differs",
          path,
          got: `${name}, which is held against ${thresholds.size} numbers, depending on the unit`,
          want: "one threshold for every unit",
        }),
  );
}

/** In the formula of an indicator a number about the unit may divide, as `per` does; it may not add points. */
function addedContext({ path }: Stated, formula: Formula): Finding[] {
  return [...new Set(namesOutsideDivisors(formula))].map((name) =>
    refused({
      code: "context-scored",
      path,
      got: `${name}, which is part of the value`,
      want: `a number about the unit only divides: answers.… / ${name}; what is known about a unit earns nothing`,
    }),
  );
}

function namesOutsideDivisors(formula: Formula): string[] {
  if (formula.is === "name") return formula.name.startsWith("unit.") ? [formula.name] : [];
  const parts = formula.is === "binary" && formula.op === "/" ? [formula.left] : partsOf(formula);
  return parts.flatMap(namesOutsideDivisors);
}
