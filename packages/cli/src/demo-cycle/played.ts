import type { CycleVillage, CycleWorld } from "@touchstone/service";
import { type Api, allOf } from "./api.ts";

/** A village in the round that is played. */
export interface Played extends CycleVillage {
  /** set by its application */
  applicationId: string;
}

/** A round as it is played. */
export interface Play {
  readonly world: CycleWorld;
  readonly api: Api;
  readonly cycleId: string;
  readonly villages: readonly Played[];
  /** tells what is being done, and how much of it */
  readonly at: (what: string, share?: number) => void;
}

/** An application as a list of the API has it. */
export interface Row {
  readonly applicationId: string;
  readonly grade: string;
  readonly state: string;
  readonly computed: string | null;
  readonly noticeId: string | null;
}

/** Applications as they stand, by their ids, as the office sees them. */
export async function standing({ api, world }: Pick<Play, "api" | "world">): Promise<Map<string, Row>> {
  const rows = await allOf<Row>(api, world.office, `/programmes/${world.programme}/applications`);
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** Villages whose applications stand so. */
export async function inState(play: Play, state: string): Promise<(readonly [Played, Row])[]> {
  const rows = await standing(play);
  return play.villages.flatMap((village) => {
    const row = rows.get(village.applicationId);
    return row?.state === state ? [[village, row] as const] : [];
  });
}

/** Lets time pass, and what becomes due by it happen. @throws {Error} where something can't go on */
export async function pass({ world, at }: Play, days: number, what: string): Promise<void> {
  at(what);
  world.clock.pass(days);
  const stopped = await world.runClock();
  if (stopped.length > 0) throw new Error(`can't go on: ${stopped.join("; ")}`);
}
