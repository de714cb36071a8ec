import { type ApplicationState, ratedOf } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { type Cells, UNSET } from "@touchstone/standard";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import { cycleOf, standardOfCycle } from "../procedure/load-application.ts";
import type { Log } from "../store/log.ts";
import { CLOCK_ACCOUNT } from "../store/reserved.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import type { FoundUnit } from "./find-units.ts";
import type { AnswersRead } from "./import-observations.ts";
import type { ImportProblems } from "./import-problems.ts";
import type { Submission } from "./record-rows.ts";

/** States in which the settled ratings of an application stand as its reviewers gave them, whoever else may hand in answers. */
const THEY_STAND: readonly ApplicationState[] = [
  "settling",
  "reply",
  "recommending",
  "deciding",
  "decided",
  "noticed",
  "designated",
];

interface Judged {
  readonly unitId: string;
  readonly cycleId: string;
  readonly period: string;
}

/** The applications of a programme whose settled ratings stand. */
async function judgedIn(tx: Tx, { shardKey }: Log): Promise<Judged[]> {
  const { rows } = await tx.query<Judged>(
    `SELECT a.unit_id AS "unitId", a.cycle_id AS "cycleId", c.period FROM application a
     JOIN cycle c ON c.shard_key = a.shard_key AND c.cycle_id = a.cycle_id
     WHERE a.shard_key = $1 AND a.state = ANY($2)`,
    [shardKey, THEY_STAND],
  );
  return rows;
}

/** Names every answer of a file to what reviewers have rated already: the clock alone puts their ratings on record. */
export async function refuseRated(
  tx: Tx,
  touchstone: Pick<Touchstone, "files">,
  programme: Log,
  { gathering }: Pick<AnswersRead, "gathering">,
  byPeriod: readonly {
    readonly text: string;
    readonly units: readonly (readonly [place: number, unit: FoundUnit])[];
  }[],
  problems: ImportProblems,
): Promise<void> {
  for (const [cycleId, judged] of Map.groupBy(await judgedIn(tx, programme), (one) => one.cycleId)) {
    const cycle = await cycleOf(tx, programme, cycleId);
    if (cycle === null) continue;
    const rated = new Set(ratedOf(await standardOfCycle(tx, touchstone, programme, cycle)).map(({ item }) => item));
    const columns = gathering.columns.filter(({ id }) => rated.has(id));
    const units = new Set(judged.map(({ unitId }) => unitId));
    for (const { text, units: found } of byPeriod) {
      const store = gathering.stores.get(text);
      if (store === undefined || text !== cycle.period) continue;
      for (const [place, { unitId }] of found)
        for (const { id, column } of units.has(unitId) ? columns : [])
          if (says(store, place, column))
            problems.add(() => ({
              code: "ratings-stand",
              unit: gathering.units[place] ?? unitId,
              period: text,
              column: id,
              got: "an answer to what reviewers have rated",
              want: "none: their settled rating stands",
            }));
    }
  }
}

function says(store: Cells, place: number, column: number): boolean {
  const state = store.stateOf(place, column);
  return state !== UNSET && state !== State.missing;
}

/** Whether one of these parts of a submission by the clock has ratings of a unit that is, or was, judged by them. */
export async function holdsRatings(
  tx: Tx,
  files: FileStore,
  programme: Log,
  parts: readonly { readonly data: Submission }[],
): Promise<boolean> {
  const judged = new Set((await judgedIn(tx, programme)).map(({ unitId }) => unitId));
  for (const { data } of parts)
    for (const row of await readChunk(files, data.chunk)) {
      const [unitId] = JSON.parse(Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString()) as [string]; // ours
      if (judged.has(unitId)) return true;
    }
  return false;
}

/** The id under which the clock acts in a log; null: it never has. */
export async function clockActor(tx: Tx, { shardKey, logId }: Log): Promise<string | null> {
  const { rows } = await tx.query<{ actor_id: string }>(
    `SELECT a.actor_id FROM account c
     JOIN actor a ON a.account_id = c.account_id AND a.shard_key = $1 AND a.log_id = $2
     WHERE c.name = $3`,
    [shardKey, logId, CLOCK_ACCOUNT],
  );
  return rows[0]?.actor_id ?? null;
}
