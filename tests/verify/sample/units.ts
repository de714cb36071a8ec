import type { JsonObject } from "@touchstone/ledger";
import { chunkOf, idOf } from "../sample-log.ts";
import type { Draft } from "./draft.ts";
import { COUNTY, FARM, ORGANISATION, STRANGER, text, textOf, VILLAGES, WITHDREW } from "./names.ts";

/** What the tables of units are made of. */
export interface SampleUnits {
  readonly rows: readonly JsonObject[];
  /** numbers of the events */
  readonly imported: number;
  readonly renamed: number;
  readonly merged: number;
}

/** The organisation: its units, a rename, a merger. */
export function registerUnits(draft: Draft): SampleUnits {
  const { organisation } = draft;
  draft.add(
    organisation,
    "OrganisationFounded",
    "organisation",
    { organisationId: ORGANISATION, slug: "valley", names: [text("The valley")], timeZone: "Asia/Shanghai" },
    "2026-01-05T01:00:00.000Z",
  );
  const rows = [
    unitRow(COUNTY, 1, "county", 'The "county", of = all'),
    unitRow(FARM, 20, "village", "Farm"),
    unitRow(STRANGER, 21, "village", "Stranger"),
    ...VILLAGES.map((id, i) => unitRow(id, 2 + i, "village", `Village ${i}`)),
  ].sort((a, b) => (textOf(a.unitId) < textOf(b.unitId) ? -1 : 1));
  const chunk = chunkOf(rows);
  const imported = draft.add(
    organisation,
    "UnitsImported",
    `import/${idOf("import")}`,
    { importId: idOf("import"), part: 1, of: 1, chunk: chunk.chunk },
    "2026-01-05T01:10:00.000Z",
  );
  const hidden = new Set([STRANGER, WITHDREW]);
  draft.putChunk(chunk, rows, (row) => !hidden.has(textOf((row as JsonObject).unitId))); // a row from above
  const renamed = draft.add(
    organisation,
    "UnitRenamed",
    `unit/${VILLAGES[0]}`,
    { unitId: VILLAGES[0] ?? "", names: [text("New Mill"), text("གསར་པ།", "bo")], on: "2025-07-01" },
    "2026-01-06T01:00:00.000Z",
  );
  const merged = draft.add(
    organisation,
    "UnitsMerged",
    `unit/${VILLAGES[1]}`,
    { from: [FARM, VILLAGES[1] ?? ""], into: VILLAGES[1] ?? "", created: null, on: "2025-10-01" },
    "2026-01-06T02:00:00.000Z",
  );
  return { rows, imported, renamed, merged };
}

const unitRow = (unitId: string, no: number, type: string, name: string): JsonObject => ({
  unitId,
  no,
  type,
  opened: null,
  closed: null,
  names: [
    { ...text(name), from: null, until: null },
    { ...text(`${name} བོད་`, "bo"), from: null, until: null },
  ],
  codes: [{ scheme: "code", code: String(100 + no), from: null, until: null }],
  memberships: type === "county" ? [] : [{ hierarchy: "admin", parent: COUNTY, from: null, until: null }],
});
