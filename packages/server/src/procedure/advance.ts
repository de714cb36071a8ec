import { ADVANCES, type AdvanceCases, type AdvanceState, type Advancing, type LoadedCase } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { leavingOf } from "./leaving-of.ts";
import { noticedCase } from "./noticed.ts";
import { settlingOf } from "./settling-of.ts";
import { snapshotOf } from "./snapshot.ts";

/** What the clock's step looks at beside the application itself, by the state that it is in: one line a state. */
const LOADERS: {
  readonly [S in AdvanceState]: (tx: Tx, touchstone: Touchstone, log: Log, on: LoadedCase) => Promise<AdvanceCases[S]>;
} = {
  answering: leavingOf,
  handedIn: async (_, __, ___, on) => on,
  mending: async (tx, touchstone, log, on) => ({ ...on, ...(await snapshotOf(tx, touchstone, log, on)) }),
  settling: settlingOf,
  reply: async (_, __, ___, on) => on,
  deciding: async (_, __, ___, on) => on,
  declined: leavingOf,
  noticed: async (tx, { newId }, log, on) => ({ ...(await noticedCase(tx, log, on)), designationId: newId() }),
};

/** The clock's step out of where an application stands; null where it does nothing there. */
export async function advancingOf(tx: Tx, touchstone: Touchstone, log: Log, on: LoadedCase): Promise<Advancing | null> {
  const { state } = on.application;
  if (!isAdvanced(state)) return null;
  return { state, on: await LOADERS[state](tx, touchstone, log, on) } as Advancing; // the case of this very state
}

const isAdvanced = (state: string): state is AdvanceState => Object.hasOwn(ADVANCES, state);
