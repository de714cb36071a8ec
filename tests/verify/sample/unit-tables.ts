import type { JsonObject } from "@touchstone/ledger";
import { byColumns, csv } from "./csv.ts";
import type { Draft } from "./draft.ts";
import { COUNTY, FARM, VILLAGES, WITHDREW } from "./names.ts";
import type { SampleUnits } from "./units.ts";

/** The units that the tables speak of: who is shown, and what they were and are in. */
export const RELATED = [COUNTY, FARM, ...VILLAGES.filter((id) => id !== WITHDREW)].sort();

/** Names or codes of a unit as it was imported. */
export const importedOf = (units: SampleUnits, id: string, what: "names" | "codes"): JsonObject[] =>
  (units.rows.find(({ unitId }) => unitId === id)?.[what] ?? []) as JsonObject[]; // as rows are made

/** Writes the tables of units. */
export function writeUnitTables(draft: Draft, units: SampleUnits): void {
  const { imported, renamed, merged } = units;
  /** the day on which what was imported ended, and the event that says so */
  const ended = (id: string): [string | null, number] => (id === FARM ? ["2025-10-01", merged] : [null, imported]);
  draft.put(
    "units.csv",
    csv(
      ["unit_id", "type", "opened", "closed"],
      RELATED.map((id) => [id, id === COUNTY ? "county" : "village", null, id === FARM ? "2025-10-01" : null]),
    ),
  );
  draft.put("unit-pauses.csv", csv(["unit_id", "closed", "reopened", "seq"], []));
  const names = RELATED.flatMap((id) => {
    const until = id === VILLAGES[0] ? ["2025-07-01", renamed] : ended(id);
    return importedOf(units, id, "names").map(({ lang, text, origin, review }) => [
      id,
      lang,
      text,
      origin,
      review,
      null,
      ...until,
    ]);
  });
  names.push(
    [VILLAGES[0], "en", "New Mill", "source", null, "2025-07-01", null, renamed],
    [VILLAGES[0], "bo", "གསར་པ།", "machine", "unreviewed", "2025-07-01", null, renamed],
  );
  draft.put(
    "unit-names.csv",
    csv(["unit_id", "lang", "name", "origin", "review", "from", "until", "seq"], names.sort(byColumns(0, 1, 5, 6, 2))),
  );
  draft.put(
    "unit-codes.csv",
    csv(
      ["unit_id", "scheme", "code", "from", "until", "seq"],
      RELATED.map((id) => [id, "code", importedOf(units, id, "codes")[0]?.code, null, ...ended(id)]),
    ),
  );
  draft.put(
    "unit-memberships.csv",
    csv(
      ["unit_id", "hierarchy", "parent_id", "from", "until", "seq"],
      RELATED.filter((id) => id !== COUNTY).map((id) => [id, "admin", COUNTY, null, ...ended(id)]),
    ),
  );
  draft.put(
    "unit-lineage.csv",
    csv(["seq", "from_id", "to_id", "kind", "on"], [[merged, FARM, VILLAGES[1], "merge", "2025-10-01"]]),
  );
}
