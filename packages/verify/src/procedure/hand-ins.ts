import type { Standard } from "@touchstone/standard";
import type { EventOf } from "../record/chunk-of.ts";
import type { Programme } from "./check-notices.ts";
import { brokenRoad } from "./hand-in-road.ts";
import type { Round } from "./round.ts";
import type { At } from "./served.ts";

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
  /** from which states of the organisation's ledger its application was scored */
  readonly scored: readonly At[];
  /** none of the application came after it: what the unit itself had answered stood until it was scored */
  readonly stands: boolean;
}

/** The hand-ins of everybody on notice. What is sealed still says nothing here. */
export interface HandIns {
  /** those that are open, in the order of the organisation's ledger */
  readonly handIns: readonly HandIn[];
  /** of applications of which one of them is not open, or comes out of turn, or that no assessment scored */
  readonly broken: readonly { readonly where: string; readonly found: string; readonly wanted: string }[];
  /** applications that went on after their days for mending, by an early event that does not say how they stood */
  readonly nUnsaid: number;
}

/** Reads what was on record of everybody on notice. */
export function handInsOf(round: Round, { versions, events }: Programme): HandIns {
  const assessed = new Map<string, At>();
  for (const { type, data } of events)
    if (type === "AssessmentRecorded")
      assessed.set(data.assessmentId, { size: data.cut.organisation.size, day: data.day });
  const applications = new Set(round.notices.flatMap(({ data }) => data.entries.map((entry) => entry.applicationId)));
  const broken: HandIns["broken"][number][] = [];
  let nUnsaid = 0;
  const handIns = [...applications].flatMap((applicationId) => {
    const made = round.about("ApplicationMade", applicationId)[0]?.data;
    const cycle = round.cycles.get(made?.cycleId ?? "")?.data;
    if (made === undefined || cycle === undefined) return []; // told by the notice
    const { unitId } = made;
    const standard = versions.get(cycle.standard.version)?.standard ?? null;
    const where = `application ${applicationId}`;
    const scored = round.about("ScoreReady", applicationId).flatMap(({ data: { assessmentId } }): readonly At[] => {
      const at = assessed.get(assessmentId);
      if (at !== undefined) return [at];
      broken.push({ where, found: `scored by ${assessmentId}`, wanted: "an assessment that is in the ledger" });
      return [];
    });
    const found = [
      ...round.about("ApplicationHandedIn", applicationId).map(({ seq, at, data }) => ({ seq, at, said: data })),
      ...round
        .about("ApplicationMoved", applicationId)
        .flatMap(({ seq, at, data: { onRecord } }) => (onRecord === undefined ? [] : { seq, at, said: onRecord })),
    ].sort((a, b) => a.seq - b.seq);
    const fault = brokenRoad(round, applicationId, cycle);
    if (fault) broken.push({ where, ...fault });
    const lists = round.about("CompletenessChecked", applicationId).filter(({ data }) => data.toMend.length > 0).length;
    const isSaid = found.length > lists; // early events don't say what stood after the days for mending
    if (fault === null && !isSaid) nUnsaid++;
    return found.map(({ seq, at, said }, i): HandIn => {
      const stands = i === found.length - 1 && isSaid && fault === null;
      return { where: `ledger/programme, leaf ${seq}, ${where}`, at, unitId, cycle, standard, said, scored, stands };
    });
  });
  return { handIns: handIns.sort((a, b) => a.said.size - b.said.size), broken, nUnsaid };
}
