import { byBytes } from "@touchstone/engine";
import { sourceOf } from "../record/chunk-of.ts";
import { type ChunkRow, type Chunks, chunkRows } from "../record/chunk-rows.ts";
import { uuid } from "../record/shape.ts";
import type { Submission } from "./sources.ts";

/** What one submission says of one unit. */
export interface UnitRow {
  readonly unitId: string;
  readonly submission: Submission;
  readonly answers: readonly unknown[];
}

/** Rows that are withheld beside the rows of units that are shown. */
export type OnWithheld = (submission: Submission, after: string, before: string | null, nRows: number) => void;

const BLOCK = 1 << 16;

/**
 * The rows of all submissions, unit by unit, those of a unit in the order of their events. Each chunk is held against its
 * event on the way.
 */
export function* unitRows(
  chunks: Chunks,
  submissions: readonly Submission[],
  onWithheld: OnWithheld,
): Generator<readonly UnitRow[]> {
  const heap: { row: UnitRow; rest: Generator<UnitRow, void> }[] = [];
  const isBefore = (a: UnitRow, b: UnitRow): boolean => {
    const order = byBytes(a.unitId, b.unitId);
    return order < 0 || (order === 0 && a.submission.event.seq < b.submission.event.seq);
  };
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!]; // both are places of the heap
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isBefore(heap[child]!.row, heap[least]!.row)) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  for (const submission of submissions) {
    const rest = rowsOf(chunks, submission, onWithheld);
    const first = rest.next();
    if (first.done === true) continue;
    heap.push({ row: first.value, rest });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at]!.row, heap[parent]!.row)) break;
      swap(at, parent);
      at = parent;
    }
  }
  let group: UnitRow[] = [];
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    if (group.length > 0 && group[0]?.unitId !== top.row.unitId) {
      yield group;
      group = [];
    }
    group.push(top.row);
    const next = top.rest.next();
    if (next.done === true) {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    } else top.row = next.value;
    sink();
  }
  if (group.length > 0) yield group;
}

/** The rows of one submission that are shown; null answers where a row is none. */
function* rowsOf(chunks: Chunks, submission: Submission, onWithheld: OnWithheld): Generator<UnitRow, void> {
  const { folder, findings } = chunks;
  const { event, isOwn } = submission;
  const source = sourceOf("organisation", event);
  if (!isOwn && !folder.sizes.has(source.path)) return; // none of its rows is shown
  const { items, nAnswers } = event.data;
  const tell = ({ index }: ChunkRow, found: string, wanted: string): void =>
    findings.fault("observations", { where: `${source.path}, row ${index}`, found, wanted });
  let last = "";
  let withheld = 0;
  let anyWithheld = false;
  let answered = 0;
  for (const of of chunkRows(chunks, source, BLOCK)) {
    if (of.row === undefined) {
      withheld++;
      anyWithheld = true;
      continue;
    }
    const [unitId, answers]: readonly unknown[] = Array.isArray(of.row) && of.row.length === 2 ? of.row : [];
    if (!uuid(unitId, "", () => {}) || !Array.isArray(answers) || answers.length !== items.length) {
      tell(of, JSON.stringify(of.row), `[unit, [${items.length} answers]]`);
      continue;
    }
    if (unitId <= last) {
      tell(of, `${unitId} after ${last}`, "each unit once, by their ids");
      continue;
    }
    if (withheld > 0) onWithheld(submission, last, unitId, withheld);
    withheld = 0;
    last = unitId;
    for (const answer of answers) if (answer !== null) answered++;
    yield { unitId, submission, answers };
  }
  if (withheld > 0) onWithheld(submission, last, null, withheld);
  if (!anyWithheld && answered !== nAnswers && !findings.fails("chunks"))
    findings.fault("observations", {
      where: source.path,
      found: `${answered} answers`,
      wanted: `${nAnswers}, says ${source.event}`,
    });
}
