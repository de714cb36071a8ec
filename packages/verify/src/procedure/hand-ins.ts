import type { Standard } from "@touchstone/standard";
import type { EventOf } from "../record/chunk-of.ts";
import type { Programme } from "./check-notices.ts";
import type { Round } from "./round.ts";

type OnRecord = Omit<EventOf<"ApplicationHandedIn">["data"], "applicationId" | "moved">;

/** What an event says was on record of an applicant: as it handed in, or as its days for mending had passed. */
export interface HandIn {
  /** how faults name the event */
  readonly where: string;
  /** when it was said */
  readonly at: string;
  readonly unitId: string;
  readonly cycle: EventOf<"CycleOpened">["data"];
  /** of the round; null where its file can't be read */
  readonly standard: Standard | null;
  readonly said: OnRecord;
  /** size of the organisation's ledger that it was scored from, as often as it was; the least of them */
  readonly scoredFrom: number | null;
  /** none of the application came after it: what the unit itself had answered stood until it was scored */
  readonly stands: boolean;
}

/** The hand-ins of everybody on notice. What is sealed still says nothing here. */
export interface HandIns {
  /** those that are open, in the order of the organisation's ledger */
  readonly handIns: readonly HandIn[];
  /** applications that none is open of */
  readonly without: readonly string[];
}

/** Reads what was on record of everybody on notice. */
export function handInsOf(round: Round, { versions, events }: Programme): HandIns {
  const assessed = new Map<string, number>();
  for (const { type, data } of events)
    if (type === "AssessmentRecorded") assessed.set(data.assessmentId, data.cut.organisation.size);
  const applications = new Set(round.notices.flatMap(({ data }) => data.entries.map((entry) => entry.applicationId)));
  const without: string[] = [];
  const handIns = [...applications].flatMap((applicationId) => {
    const made = round.about("ApplicationMade", applicationId)[0]?.data;
    const cycle = round.cycles.get(made?.cycleId ?? "")?.data;
    if (made === undefined || cycle === undefined) return []; // told by the notice
    const { unitId } = made;
    const standard = versions.get(cycle.standard.version)?.standard ?? null;
    const sizes = round
      .about("ScoreReady", applicationId)
      .flatMap(({ data: { assessmentId } }) => assessed.get(assessmentId) ?? []);
    const scoredFrom = sizes.length === 0 ? null : Math.min(...sizes);
    const found = [
      ...round.about("ApplicationHandedIn", applicationId).map(({ seq, at, data }) => ({ seq, at, said: data })),
      ...round
        .about("ApplicationMoved", applicationId)
        .flatMap(({ seq, at, data: { onRecord } }) => (onRecord === undefined ? [] : { seq, at, said: onRecord })),
    ].sort((a, b) => a.seq - b.seq);
    if (found.length === 0) without.push(applicationId);
    // early events don't say what stood after the days for mending
    const lists = round.about("CompletenessChecked", applicationId).filter(({ data }) => data.toMend.length > 0).length;
    return found.map(({ seq, at, said }, i): HandIn => {
      const where = `ledger/programme, leaf ${seq}, application ${applicationId}`;
      const stands = i === found.length - 1 && found.length > lists;
      return { where, at, unitId, cycle, standard, said, scoredFrom, stands };
    });
  });
  return { handIns: handIns.sort((a, b) => a.said.size - b.said.size), without };
}
