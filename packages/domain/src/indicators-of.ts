import type { Criterion, Indicator, Standard } from "@touchstone/standard";

/** Every indicator of a standard, depth first. */
export function indicatorsOf({ criteria }: Pick<Standard, "criteria">): Indicator[] {
  const below = ({ indicators = [], criteria: inner = [] }: Criterion): Indicator[] => [
    ...indicators,
    ...inner.flatMap(below),
  ];
  return criteria.flatMap(below);
}
