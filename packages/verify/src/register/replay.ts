import { type EventOf, sourceOf } from "../record/chunk-of.ts";
import { type Chunks, chunkRows } from "../record/chunk-rows.ts";
import { UNIT_ROW, type UnitRow } from "../record/event-shapes.ts";
import type { Recorded } from "../record/recorded.ts";
import { close, move, recode, rename, reopen, type Unit, unitOf } from "./unit.ts";

/** A step from one unit to another. */
interface Lineage {
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly kind: "merge" | "split" | "successor" | "reopened";
  readonly on: string;
}

/** The units that the bundle shows, as the events made them; of the others the events say too little. */
export interface Register {
  readonly units: ReadonlyMap<string, Unit>;
  readonly lineage: readonly Lineage[];
  readonly nWithheld: number;
}

/** Carries out the events of an organisation's log in their order, as far as the units are in the bundle. */
export function replayRegister(chunks: Chunks, events: readonly Recorded[], size: number): Register {
  const { folder, findings } = chunks;
  const units = new Map<string, Unit>();
  const lineage: Lineage[] = [];
  let nWithheld = 0;

  const add = (row: UnitRow, seq: number, where: string): void => {
    if (units.has(row.unitId))
      findings.fault("register", { where, found: `unit ${row.unitId} once more`, wanted: "a unit that is new" });
    else units.set(row.unitId, unitOf(row, seq));
  };
  const on = (unitId: string, change: (unit: Unit) => void): void => {
    const unit = units.get(unitId);
    if (unit) change(unit);
  };
  const imported = (event: EventOf<"UnitsImported">): void => {
    const source = sourceOf("organisation", event);
    if (!folder.sizes.has(source.path)) {
      nWithheld += event.data.chunk.nRows; // none of its units is shown: then the file isn't there
      return;
    }
    let last = "";
    for (const { index, row } of chunkRows(chunks, source)) {
      const where = `${source.path}, row ${index}`;
      if (row === undefined) {
        nWithheld++;
        continue;
      }
      const tell = (at: string, wanted: string): void =>
        findings.fault("register", { where: `${where}${at}`, found: "something else", wanted });
      if (!UNIT_ROW(row, "", tell)) continue;
      if (row.unitId <= last)
        findings.fault("register", { where, found: `${row.unitId} after ${last}`, wanted: "units by their ids" });
      last = row.unitId;
      add(row, event.seq, where);
    }
  };

  const carryOut = (event: Recorded): void => {
    const { seq } = event;
    const where = `ledger/organisation, leaf ${seq}`;
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all other events say nothing of units
    switch (event.type) {
      case "UnitsImported":
        imported(event);
        break;
      case "UnitRegistered":
        add(event.data.unit, seq, where);
        break;
      case "UnitRenamed":
        on(event.data.unitId, (unit) => rename(unit, event.data.names, event.data.on, seq));
        break;
      case "UnitRecoded":
        on(event.data.unitId, (unit) => recode(unit, event));
        break;
      case "UnitMoved":
        on(event.data.unitId, (unit) => move(unit, event));
        break;
      case "UnitClosed":
        on(event.data.unitId, (unit) => close(unit, event.data.on, seq));
        for (const to of event.data.successors)
          lineage.push({ seq, from: event.data.unitId, to, kind: "successor", on: event.data.on });
        break;
      case "UnitReopened":
        on(event.data.unitId, (unit) => reopen(unit, event));
        break;
      case "UnitsMerged": {
        const { from, into, created, on: day } = event.data;
        if (created) add(created, seq, where);
        for (const unitId of new Set(from)) {
          if (unitId === into) continue;
          on(unitId, (unit) => close(unit, day, seq));
          lineage.push({ seq, from: unitId, to: into, kind: "merge", on: day });
        }
        break;
      }
      case "UnitSplit": {
        const { from, goesOn, into, created, on: day } = event.data;
        for (const row of created) add(row, seq, where);
        if (!goesOn) on(from, (unit) => close(unit, day, seq));
        for (const to of new Set(into)) if (to !== from) lineage.push({ seq, from, to, kind: "split", on: day });
        break;
      }
      default:
        break;
    }
  };
  for (const event of events) if (event.seq < size) carryOut(event);
  return { units, lineage, nWithheld };
}
