import {
  type CommandOf,
  type Commitment,
  type Committing,
  type CycleOpening,
  decideEndCommitment,
  decideLengthenDeadline,
  decideMakeCommitment,
  decideOpenCycle,
  type LoadedCase,
} from "@touchstone/domain";
import { cycleOf, loadCase, unitOfApplication } from "../procedure/load-application.ts";
import { versionOn } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";
import { unitOfRegister } from "./unit-of-register.ts";

export const cycleHandlers = {
  OpenCycle: handler<CommandOf<"OpenCycle">, CycleOpening>({
    stream: ({ cycleId }) => `cycle/${cycleId}`,
    load: opening,
    decide: decideOpenCycle,
  }),
  LengthenDeadline: handler<CommandOf<"LengthenDeadline">, LoadedCase | null>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, { applicationId }) => loadCase(tx, touchstone, log, applicationId),
    decide: decideLengthenDeadline,
  }),
  MakeCommitment: handler<CommandOf<"MakeCommitment">, Committing>({
    stream: ({ commitmentId }) => `commitment/${commitmentId}`,
    unit: ({ unitId }) => unitId,
    load: async (tx, _, log, { commitmentId, unitId }) => ({
      isIdFree: (await commitmentOf(tx, log, commitmentId)) === null,
      unit: await unitOfRegister(tx, log, unitId),
    }),
    decide: decideMakeCommitment,
  }),
  EndCommitment: handler<CommandOf<"EndCommitment">, Commitment | null>({
    stream: ({ commitmentId }) => `commitment/${commitmentId}`,
    findUnit: async (tx, log, { commitmentId }) => (await commitmentOf(tx, log, commitmentId))?.unitId ?? null,
    load: (tx, _, log, { commitmentId }) => commitmentOf(tx, log, commitmentId),
    decide: decideEndCommitment,
  }),
};

async function opening(
  tx: Tx,
  { files, now }: Touchstone,
  log: Log,
  { cycleId }: CommandOf<"OpenCycle">,
): Promise<CycleOpening> {
  const today = todayIn(log, { now });
  const version = await versionOn(tx, log, today);
  return {
    isIdFree: (await cycleOf(tx, log, cycleId)) === null,
    inForce: version && {
      version: version.version,
      digest: version.digest,
      standard: await readStandard(files, version.file),
    },
  };
}

async function commitmentOf(
  tx: Tx,
  { shardKey }: Log,
  commitmentId: string,
): Promise<(Commitment & { readonly unitId: string }) | null> {
  const { rows } = await tx.query<Commitment & { unitId: string }>(
    `SELECT commitment_id AS "commitmentId", unit_id AS "unitId", made_on AS "madeOn", ended_on AS "endedOn"
     FROM commitment WHERE shard_key = $1 AND commitment_id = $2`,
    [shardKey, commitmentId],
  );
  return rows[0] ?? null;
}
