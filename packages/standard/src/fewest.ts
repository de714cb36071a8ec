import type { Standard } from "./schema.ts";

/** How few people may stand behind an assessed unit of a kind, and how data says how many there are. */
export interface Fewest {
  readonly least: number;
  /** the noun of the catalogue that counts them, which is also what they are called */
  readonly of: "residents" | "members";
  /** what units of the kind are called */
  readonly units: string;
}

/** By kind of unit; institutions, enterprises and associations are not measured in people. Hard rule 1. */
export const FEWEST: ReadonlyMap<string, Fewest> = new Map([
  ["area", { least: 50, of: "residents", units: "areas" }],
  ["team", { least: 5, of: "members", units: "teams" }],
]);

/** Fewest people of the units that are assessed: what their type says, never less than its kind allows; null where nothing is said. */
export function fewestOf({ units = [] }: Standard): Fewest | null {
  const found = units
    .filter(({ assessed }) => assessed)
    .flatMap(({ kind, minimum }) => {
      const fewest = FEWEST.get(kind);
      return fewest ? [{ ...fewest, least: Math.max(fewest.least, minimum ?? 0) }] : [];
    });
  return found[0] ?? null;
}
