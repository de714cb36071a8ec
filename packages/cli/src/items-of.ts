import type { Criterion, Indicator, Standard } from "@touchstone/standard";

/** Every criterion and indicator of a standard by its id. */
export function itemsOf(standard: Standard): ReadonlyMap<string, Criterion | Indicator> {
  const items = new Map<string, Criterion | Indicator>();
  const walk = (criteria: readonly Criterion[]): void => {
    for (const criterion of criteria) {
      items.set(criterion.id, criterion);
      walk(criterion.criteria ?? []);
      for (const indicator of criterion.indicators ?? []) items.set(indicator.id, indicator);
    }
  };
  walk(standard.criteria);
  return items;
}

export function isIndicator(item: Criterion | Indicator | undefined): item is Indicator {
  return item !== undefined && "kind" in item;
}
