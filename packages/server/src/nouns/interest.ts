import { type CommandOf, type Declaring, decideDeclareInterests, type Interest } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

type Declare = CommandOf<"DeclareInterests">;

export const interestHandlers = {
  DeclareInterests: handler<Declare, Declaring>({
    findUnit: unitOfFirst,
    load: (tx, _, log, command, scene) => loadDeclaring(tx, log, command, scene?.by ?? ""),
    decide: decideDeclareInterests,
  }),
};

/**
 * To say what ties one to somebody gives no right, so that a reviewer of a part of the units may say it of anybody: the
 * unit of the first application stands for all.
 */
async function unitOfFirst(tx: Tx, { shardKey }: Log, { free, conflicts }: Declare): Promise<string | null> {
  const { rows } = await tx.query<{ unit_id: string }>(
    "SELECT unit_id FROM application WHERE shard_key = $1 AND application_id = $2",
    [shardKey, free[0] ?? conflicts[0] ?? null],
  );
  return rows[0]?.unit_id ?? null;
}

interface Row {
  readonly application_id: string;
  readonly conflict: boolean | null;
  /** of who declares, where it can still be stepped back from */
  readonly assignment_id: string | null;
}

async function loadDeclaring(
  tx: Tx,
  { shardKey }: Log,
  { cycleId, free, conflicts }: Declare,
  by: string,
): Promise<Declaring> {
  const { rowCount } = await tx.query("SELECT 1 FROM cycle WHERE shard_key = $1 AND cycle_id = $2", [
    shardKey,
    cycleId,
  ]);
  const { rows } = await tx.query<Row>(
    `SELECT p.application_id, i.conflict, a.assignment_id
     FROM application p
     LEFT JOIN interest i ON i.shard_key = p.shard_key AND i.application_id = p.application_id AND i.actor_id = $4
     LEFT JOIN assignment a ON a.shard_key = p.shard_key AND a.application_id = p.application_id AND a.actor_id = $4
       AND a.state <> 'recused' AND p.state = 'review'
     WHERE p.shard_key = $1 AND p.cycle_id = $2 AND p.application_id = ANY($3)`,
    [shardKey, cycleId, [...free, ...conflicts], by],
  );
  const said = rows.filter(({ conflict }) => conflict !== null);
  const wordOf = ({ conflict }: Row): Interest => (conflict ? "conflict" : "free");
  return {
    isCycle: rowCount > 0,
    known: new Set(rows.map(({ application_id }) => application_id)),
    said: new Map(said.map((row) => [row.application_id, wordOf(row)])),
    assigned: new Map(
      rows.flatMap(({ application_id, assignment_id }) =>
        assignment_id === null ? [] : [[application_id, assignment_id] as const],
      ),
    ),
  };
}
