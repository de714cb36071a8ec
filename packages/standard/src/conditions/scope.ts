import type { Expression } from "@touchstone/engine";
import { type ColumnSpec, FACTS } from "../columns.ts";
import type { Named } from "../names.ts";
import type { Standard } from "../schema.ts";
import { nearIn } from "../unknown-name.ts";

/** What a value in a condition is; a choice knows its own options and is not a text. */
export type Type =
  | { readonly is: "truth" }
  | { readonly is: "number" }
  | { readonly is: "choice"; readonly options: readonly string[] };

interface Name {
  readonly type: Type;
  readonly expression: Expression;
}

/** What a condition may see, by full name (`unit.residents`), and nothing else. */
export interface Scope {
  readonly names: ReadonlyMap<string, Name>;
  /** what `gradeAtLeast` may ask for, highest first; null where it can't be asked */
  readonly gradesOfUnits: readonly string[] | null;
  /** answers that formulas make, which no formula may use */
  readonly made: ReadonlySet<string>;
  /** what can be seen, in words */
  readonly seen: string;
  /** the name that was probably meant, or null */
  near(name: string): string | null;
}

/** Who may see what. */
export interface Scopes {
  /** appliesWhen, reduce: classed context */
  readonly unit: Scope;
  /** scoreRule: context and shares done */
  readonly rule: Scope;
  /** a derived indicator: context and answers */
  readonly derived: Scope;
  /** gates: context, scores, shares done and planned, findings */
  readonly gate: Scope;
  /** grades: what gates see, and gates */
  readonly grade: Scope;
  /** units below: each one's grade and score */
  readonly childUnits: Scope;
}

const TRUTH: Type = { is: "truth" };
const NUMBER: Type = { is: "number" };

export function scopesOf(standard: Standard, names: readonly Named[], columns: readonly ColumnSpec[]): Scopes {
  const unit: Entry[] = columns.filter(({ role }) => role === "context").map((spec) => columnName("unit", spec));
  const answers: Entry[] = columns
    .filter(({ role }) => role === "indicator")
    .map((spec) => columnName("answers", spec));
  const facts: Entry[] = columns
    .filter(({ id }) => FACTS.some((fact) => fact === id))
    .map(({ id, column }) => [id, { type: NUMBER, expression: { op: "column", column } }]);
  const nodes = (prefix: string, op: "score" | "done" | "planned", role?: Named["role"]): Entry[] =>
    names.flatMap((node, k): Entry[] =>
      node.role === "whole" || (role !== undefined && node.role !== role)
        ? []
        : [[`${prefix}.${node.id}`, { type: NUMBER, expression: { op, node: k } }]],
    );
  const done = nodes("done", "done");
  const gate: Entry[] = [
    ...unit,
    ["score", { type: NUMBER, expression: { op: "score", node: 0 } }],
    ...nodes("criteria", "score", "criterion"),
    ...nodes("indicators", "score", "indicator"),
    ...done,
    ...nodes("planned", "planned"),
    ...facts,
  ];
  const gates = standard.gates.map(
    ({ id }, at): Entry => [`gates.${id}`, { type: TRUTH, expression: { op: "gate", gate: at } }],
  );
  return {
    unit: scope(unit),
    rule: scope([...unit, ...done]),
    derived: scope([...unit, ...answers], { made: madeByFormulas(names) }),
    gate: scope(gate),
    grade: scope([...gate, ...gates]),
    childUnits: scope([["score", { type: NUMBER, expression: { op: "column", column: 1 } }]], {
      gradesOfUnits: standard.grades.map(({ id }) => id),
    }),
  };
}

type Entry = readonly [string, Name];

function madeByFormulas(names: readonly Named[]): Set<string> {
  return new Set(
    names.flatMap((node) =>
      node.role === "indicator" && node.item.kind === "derived" && typeof node.item.from === "string"
        ? [`answers.${node.id}`]
        : [],
    ),
  );
}

type More = Partial<Pick<Scope, "gradesOfUnits" | "made">>;
function scope(entries: readonly Entry[], { gradesOfUnits = null, made = new Set() }: More = {}): Scope {
  const names = new Map(entries);
  const kinds = new Set(entries.map(([full]) => full.replace(/\..*/, ".…")));
  const seen = kinds.size === 0 ? "no names at all can be seen here" : `${[...kinds].join(", ")} can be seen here`;
  return { names, gradesOfUnits, made, seen, near: nearIn([...names.keys()]) };
}

function columnName(prefix: string, { id, kind, options, column }: ColumnSpec): Entry {
  const type: Type = kind === "yes-no" ? TRUTH : kind === "choice" ? { is: "choice", options: options ?? [] } : NUMBER;
  return [`${prefix}.${id}`, { type, expression: { op: "column", column } }];
}
