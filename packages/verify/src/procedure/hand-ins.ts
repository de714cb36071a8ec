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
    const ofEvent = (event: { readonly seq: number; readonly at: string }, said: OnRecord): HandIn => {
      const where = `ledger/programme, leaf ${event.seq}, application ${applicationId}`;
      return { where, at: event.at, unitId, cycle, standard, said, scoredFrom };
    };
    const found = [
      ...round.about("ApplicationHandedIn", applicationId).map((event) => ofEvent(event, event.data)),
      ...round
        .about("ApplicationMoved", applicationId)
        .flatMap((event) => (event.data.onRecord === undefined ? [] : ofEvent(event, event.data.onRecord))),
    ];
    if (found.length === 0) without.push(applicationId);
    return found;
  });
  return { handIns: handIns.sort((a, b) => a.said.size - b.said.size), without };
}
