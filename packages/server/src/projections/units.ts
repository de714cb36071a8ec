import {
  lineageOf,
  type RecordedEvent,
  UNIT_EVENTS,
  type UnitEvent,
  type UnitRow,
  unitsAfter,
  unitsIn,
} from "@touchstone/domain";
import { copyUnits } from "../units/copy-units.ts";
import { storedUnits } from "../units/stored-units.ts";
import { writeLineage, writeUnits } from "../units/write-units.ts";
import type { Projection } from "./projection.ts";

/** The register of units, with everything that was ever known of them. */
export const units: Projection = {
  tables: ["unit", "unit_pause", "unit_name", "unit_code", "unit_membership", "unit_lineage"],
  applies: [...UNIT_EVENTS, "UnitsImported"],
  apply: async (tx, { files }, log, seq, event) => {
    if (event.type === "UnitsImported")
      // by its digest, which the event has; that the rows have the root that it says, is checked where the store is
      return copyUnits(tx, log, seq, rowsOf(await files.read(event.data.chunk.file)));
    if (!isUnitEvent(event)) return;
    const before = await storedUnits(tx, log, unitsIn(event));
    const after = unitsAfter(event, (unitId) => {
      const stored = before.get(unitId);
      if (!stored) throw new RangeError(`units: event ${seq} speaks of unit ${unitId}, which is not in the register`);
      return stored.unit;
    });
    await writeUnits(tx, log, seq, before, after);
    await writeLineage(tx, log, lineageOf(event, seq));
  },
};

const isUnitEvent = (event: RecordedEvent): event is RecordedEvent & UnitEvent =>
  UNIT_EVENTS.some((type) => type === event.type);

const NEWLINE = 0x0a;

function* rowsOf(bytes: Buffer): Generator<UnitRow> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    yield JSON.parse(bytes.toString("utf8", from, end)) as UnitRow; // our own chunk: each row has its newline
    from = end + 1;
  }
}
