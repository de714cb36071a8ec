import {
  type Advancing,
  type Applying,
  type Checking,
  type CommandOf,
  decideAdvance,
  decideApply,
  decideCheckCompleteness,
  decideHandIn,
  decideWithdrawApplication,
  type HandingInCase,
  type Leaving,
  type LoadedCase,
} from "@touchstone/domain";
import { advancingOf } from "../procedure/advance.ts";
import { leavingOf } from "../procedure/leaving-of.ts";
import { levelOf } from "../procedure/level-of.ts";
import { cycleOf, loadCase, standardOfCycle, unitOfApplication } from "../procedure/load-application.ts";
import { snapshotOf } from "../procedure/snapshot.ts";
import { programmeOf } from "../projections/programme-read.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { latestEnrolment } from "./enrolment.ts";
import { handler } from "./handler.ts";
import { unitOfRegister } from "./unit-of-register.ts";

type Ticking = { readonly on: LoadedCase; readonly step: Advancing | null } | null;

export const applicationHandlers = {
  Apply: handler<CommandOf<"Apply">, Applying>({
    unit: ({ unitId }) => unitId,
    load: applying,
    decide: decideApply,
  }),
  HandIn: handler<CommandOf<"HandIn">, HandingInCase | null>({
    findUnit: unitOfApplication,
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadCase(tx, touchstone, log, applicationId);
      return on && { ...on, ...(await snapshotOf(tx, touchstone, log, on)) };
    },
    decide: decideHandIn,
  }),
  CheckCompleteness: handler<CommandOf<"CheckCompleteness">, Checking | null>({
    findUnit: unitOfApplication,
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadCase(tx, touchstone, log, applicationId);
      return on && { ...on, level: await levelOf(tx, touchstone, log, on) };
    },
    decide: decideCheckCompleteness,
  }),
  WithdrawApplication: handler<CommandOf<"WithdrawApplication">, Leaving | null>({
    findUnit: unitOfApplication,
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadCase(tx, touchstone, log, applicationId);
      return on && leavingOf(tx, touchstone, log, on);
    },
    decide: decideWithdrawApplication,
  }),
  Advance: handler<CommandOf<"Advance">, Ticking>({
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadCase(tx, touchstone, log, applicationId);
      return on && { on, step: await advancingOf(tx, touchstone, log, on) };
    },
    decide: (command, ticking, context) => decideAdvance(command, ticking?.on ?? null, ticking?.step ?? null, context),
  }),
};

async function applying(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { applicationId, cycleId, unitId }: CommandOf<"Apply">,
): Promise<Applying> {
  const cycle = await cycleOf(tx, log, cycleId);
  const { rows: before } = await tx.query<Applying["before"][number]>(
    `SELECT application_id AS "applicationId", state FROM application
     WHERE shard_key = $1 AND unit_id = $2 AND cycle_id = $3 ORDER BY seq`,
    [log.shardKey, unitId, cycleId],
  );
  return {
    cycle,
    standard: cycle && (await standardOfCycle(tx, touchstone, log, cycle)),
    calendar: (await programmeOf(tx, log)).calendar,
    isIdFree: (await unitOfApplication(tx, log, { applicationId })) === null,
    unit: await unitOfRegister(tx, log, unitId),
    enrolled: await latestEnrolment(tx, log, unitId),
    before,
  };
}
