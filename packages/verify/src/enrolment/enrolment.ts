import type { BundleFolder } from "../files/bundle-folder.ts";
import { eventsOf, sourceOf } from "../record/chunk-of.ts";
import { chunkRows } from "../record/chunk-rows.ts";
import { leafOf, type Recorded } from "../record/recorded.ts";
import { uuid } from "../record/shape.ts";
import type { Findings } from "../report/findings.ts";

/** Who takes part, as far as the events before a cut say, on a day. */
export interface Enrolment {
  readonly live: ReadonlySet<string>;
  /** units that were enrolled and withdrew before that day */
  readonly withdrawn: ReadonlySet<string>;
  /** rows that are withheld because they came after the cut or the day; who they speak of can't be told */
  readonly nLater: number;
}

/** The enrolments that stand at a size of the programme's log on a day; every chunk of them is held against its event. */
export function readEnrolment(
  folder: BundleFolder,
  events: readonly Recorded[],
  { size, day, upTo }: { readonly size: number; readonly day: string; readonly upTo: number },
  findings: Findings,
): Enrolment {
  const ends = new Map<string, { seq: number; on: string }[]>();
  for (const { data, seq } of eventsOf(events, "EnrolmentEnded", upTo)) {
    const list = ends.get(data.unitId) ?? [];
    list.push({ seq, on: data.on });
    ends.set(data.unitId, list);
  }
  const byLeaf = new Map([...ends.keys()].map((unitId) => [leafOf(Buffer.from(JSON.stringify([unitId]))), unitId]));
  const live = new Set<string>();
  const withdrawn = new Set<string>();
  let nLater = 0;
  for (const event of eventsOf(events, "UnitsEnrolled", upTo)) {
    const source = sourceOf("programme", event);
    const counts = event.seq < size && event.data.on <= day;
    let last = "";
    for (const { index, row, leaf } of chunkRows(folder, source, findings)) {
      const where = `${source.path}, row ${index}`;
      const unitId = leaf === undefined ? unitIdIn(row) : byLeaf.get(leaf);
      if (unitId === undefined || unitId === null) {
        if (unitId === null)
          findings.fault("enrolment", { where, found: JSON.stringify(row), wanted: "the id of a unit in a list" });
        else if (counts)
          findings.fault("enrolment", {
            where,
            found: "a withheld row that is of no unit that withdrew",
            wanted: "the unit, which has applied and takes part",
          });
        else nLater++;
        continue;
      }
      if (unitId <= last)
        findings.fault("enrolment", { where, found: `${unitId} after ${last}`, wanted: "units by their ids" });
      last = unitId;
      if (!counts) continue;
      const hasEnded = (ends.get(unitId) ?? []).some(({ seq, on }) => seq > event.seq && seq < size && on <= day);
      if (!hasEnded) live.add(unitId);
      else withdrawn.add(unitId);
      if (leaf !== undefined && !hasEnded)
        findings.fault("enrolment", { where, found: `unit ${unitId} withheld, which takes part`, wanted: "its row" });
    }
  }
  for (const unitId of live) withdrawn.delete(unitId);
  return { live, withdrawn, nLater };
}

function unitIdIn(row: unknown): string | null {
  if (!Array.isArray(row) || row.length !== 1) return null;
  const [unitId]: unknown[] = row;
  return uuid(unitId, "", () => {}) ? unitId : null;
}
