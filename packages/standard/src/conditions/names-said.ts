import { FACTS } from "../columns.ts";
import { namesOf } from "../names.ts";
import type { Indicator, Standard } from "../schema.ts";
import type { Figure, Label, Truth } from "./reading.ts";

/** What a name of a condition stands for: a truth, a figure, or a choice with its options. */
type Meant =
  | { readonly sort: "truth"; readonly say: (yes: boolean) => Truth }
  | { readonly sort: "figure"; readonly figure: Figure }
  | { readonly sort: "choice"; readonly of: Label; readonly options: ReadonlyMap<string, Label> };

/** Everything that conditions of a standard may name, by full name (`criteria.services`), and its grades by id. */
export interface NamesSaid {
  readonly names: ReadonlyMap<string, Meant>;
  readonly grades: ReadonlyMap<string, Label>;
}

/** The names of a standard; of each standard they are gathered once. */
export function namesSaid(standard: Standard): NamesSaid {
  const known = gathered.get(standard) ?? gather(standard);
  gathered.set(standard, known);
  return known;
}

const gathered = new WeakMap<Standard, NamesSaid>();

function gather(standard: Standard): NamesSaid {
  const names = new Map<string, Meant>([["score", { sort: "figure", figure: { is: "whole" } }]]);
  const figure = (name: string, figure: Figure): unknown => names.set(name, { sort: "figure", figure });
  for (const node of namesOf(standard)) {
    if (node.role === "whole") continue;
    const of: Label = { id: node.id, title: node.item.title };
    figure(`${node.role === "criterion" ? "criteria" : "indicators"}.${node.id}`, { is: "score", of });
    figure(`done.${node.id}`, { is: "done", of });
    figure(`planned.${node.id}`, { is: "planned", of });
    if (node.role === "indicator") names.set(`answers.${node.id}`, answerMeant(of, node.item));
  }
  for (const { id, title, kind, of: options = [], unit } of standard.context) {
    const of: Label = { id, title };
    if (kind === "yes-no") names.set(`unit.${id}`, yesNo(of));
    else if (kind === "choice") names.set(`unit.${id}`, choice(of, options.map(bare)));
    else figure(`unit.${id}`, { is: "item", of, kind, unit: unit ?? null });
  }
  for (const { id, title } of standard.gates) {
    const of: Label = { id, title };
    names.set(`gates.${id}`, { sort: "truth", say: (holds) => ({ is: "gate", of, holds }) });
  }
  for (const fact of FACTS)
    figure(fact, { is: "findings", severity: fact === "findings.major.open" ? "major" : "minor" });
  return { names, grades: new Map(standard.grades.map(({ id, title }) => [id, { id, title }])) };
}

function answerMeant(of: Label, { kind, unit, of: options = [] }: Indicator): Meant {
  if (kind === "yes-no") return yesNo(of);
  if (kind === "choice")
    return choice(
      of,
      options.map(({ id, title }) => ({ id, title: title ?? null })),
    );
  return { sort: "figure", figure: { is: "item", of, kind, unit: unit ?? null } };
}

const yesNo = (of: Label): Meant => ({ sort: "truth", say: (yes) => ({ is: "answer", of, yes }) });
const bare = (id: string): Label => ({ id, title: null });

function choice(of: Label, options: readonly Label[]): Meant {
  return { sort: "choice", of, options: new Map(options.map((option) => [option.id, option])) };
}
