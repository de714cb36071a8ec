import { eventsOf, sourceOf } from "../record/chunk-of.ts";
import { type Chunks, chunkRows } from "../record/chunk-rows.ts";
import { leafOf, type Recorded } from "../record/recorded.ts";
import { uuid } from "../record/shape.ts";

/** Up to which event of the programme's log, and on which day; null: whatever the day. */
interface Standing {
  readonly size: number;
  readonly day: string | null;
}

/** Who takes part. */
export interface Enrolment {
  /** units with a live enrolment at a standing */
  readonly liveAt: (standing: Standing) => Set<string>;
  /** units whose rows are withheld, each told by the event that ended its enrolment */
  readonly withheld: ReadonlySet<string>;
  /** units that enrolled by applying and withdrew: their answers may be withheld, unless they are published */
  readonly leftAgain: ReadonlySet<string>;
}

interface Told {
  readonly unitId: string;
  readonly seq: number;
  readonly on: string;
  /** a document is named that says so */
  readonly isShownBy: boolean;
}

/** Reads who applied and who withdrew; every chunk is held against its event. */
export function readEnrolment(chunks: Chunks, events: readonly Recorded[], size: number): Enrolment {
  const { findings } = chunks;
  const ends = new Map<string, { seq: number; on: string }[]>();
  for (const { data, seq } of eventsOf(events, "EnrolmentEnded", size)) {
    const list = ends.get(data.unitId) ?? [];
    list.push({ seq, on: data.on });
    ends.set(data.unitId, list);
  }
  const byLeaf = new Map([...ends.keys()].map((unitId) => [leafOf(Buffer.from(JSON.stringify([unitId]))), unitId]));
  const told: Told[] = [];
  const withheld = new Set<string>();
  const leftAgain = new Set<string>();
  for (const { seq, source, on, isShownBy } of eventsOf(events, "UnitsEnrolled", size).map((event) => ({
    seq: event.seq,
    on: event.data.on,
    isShownBy: event.data.basis.document !== null,
    source: sourceOf("programme", event),
  }))) {
    let last = "";
    for (const { index, row, leaf } of chunkRows(chunks, source)) {
      const fault = (found: string, wanted: string): void =>
        findings.fault("enrolment", { where: `${source.path}, row ${index}`, found, wanted });
      const unitId = leaf === undefined ? unitIdIn(row) : byLeaf.get(leaf);
      if (unitId === undefined) fault("a withheld row of no unit that withdrew", "the row of the unit: it takes part");
      else if (unitId === null) fault(JSON.stringify(row), "the id of a unit in a list");
      else {
        if (unitId <= last) fault(`${unitId} after ${last}`, "each unit once, by their ids");
        last = unitId;
        const withdrew = (ends.get(unitId) ?? []).find((end) => end.seq < seq && end.on > on);
        if (withdrew !== undefined)
          fault(`${unitId} again, by a statement of ${on}`, `one of ${withdrew.on}, when it withdrew, or later`);
        told.push({ unitId, seq, on, isShownBy });
        if (leaf !== undefined) withheld.add(unitId);
      }
    }
  }
  for (const { seq, data } of eventsOf(events, "UnitEnrolled", size)) {
    const { unitId, on } = data;
    const withdrew = (ends.get(unitId) ?? []).find((end) => end.seq < seq && end.on > on);
    if (withdrew !== undefined)
      findings.fault("enrolment", {
        where: `ledger/programme, leaf ${seq}`,
        found: `${unitId} again, by an application of ${on}`,
        wanted: `one of ${withdrew.on}, when it withdrew, or later`,
      });
    told.push({ unitId, seq, on, isShownBy: true });
    if ((ends.get(unitId) ?? []).some((end) => end.seq > seq)) leftAgain.add(unitId);
  }
  const unsaid = told.filter(({ isShownBy }) => !isShownBy).length;
  findings.limit(
    "applied",
    `That the units which take part have said so themselves: the office records it for them, ${unsaid} of ${told.length} times without naming a document.`,
  );
  findings.looked(
    "enrolment",
    `${told.length} enrolments, ${eventsOf(events, "EnrolmentEnded", size).length} withdrawals`,
  );
  return {
    withheld,
    leftAgain,
    liveAt({ size: upTo, day }) {
      const live = new Set<string>();
      for (const { unitId, seq, on } of told) {
        if (seq >= upTo || (day !== null && on > day)) continue;
        const hasEnded = (ends.get(unitId) ?? []).some(
          (end) => end.seq > seq && end.seq < upTo && (day === null || end.on <= day),
        );
        if (!hasEnded) live.add(unitId);
      }
      return live;
    },
  };
}

function unitIdIn(row: unknown): string | null {
  if (!Array.isArray(row) || row.length !== 1) return null;
  const [unitId]: unknown[] = row;
  return uuid(unitId, "", () => {}) ? unitId : null;
}
