import { type ColumnSpec, columnsOf, type Standard } from "@touchstone/standard";
import { baseIdOf, type PeopleRule, peopleRulesOf } from "./disclosure/people-rule.ts";
import { indicatorsOf } from "./indicators-of.ts";

/** What an observation of an organisation belongs to. */
export interface Item {
  /** `notices@1`, a quantity asked once for every standard that names it; else `<programme>/<id of the column>` */
  readonly key: string;
  /** the column of the standard that it answers; of a base the one that it is the base of */
  readonly spec: ColumnSpec;
  /** how it counts people; null where it does not */
  readonly people: PeopleRule | null;
  /** key of the item that says of how many people this one is; null where it needs none */
  readonly base: string | null;
  /** whether several standards may ask it */
  readonly isQuantity: boolean;
}

/** The items of a programme under one version of its standard, in the order of its columns. */
export function itemsOf(
  slug: string,
  standard: Standard,
  columns: readonly ColumnSpec[] = columnsOf(standard),
): Item[] {
  const quantities = new Map(
    indicatorsOf(standard).flatMap(({ id, asks }) => (asks === undefined ? [] : [[id, asks]])),
  );
  const rules = peopleRulesOf(standard);
  return columns.map((spec): Item => {
    const quantity = quantities.get(spec.id);
    const key = quantity ?? `${slug}/${spec.id}`;
    const people = rules.get(spec.id) ?? null;
    const base = people === null || people.kind === "number" ? null : baseIdOf(key);
    return { key, spec, people, base, isQuantity: quantity !== undefined };
  });
}
