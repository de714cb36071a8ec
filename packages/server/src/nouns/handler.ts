import type { Context, Decision, Refusal } from "@touchstone/domain";
import type { Scene } from "../perform.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** How one type of command is carried out: what its decider needs is loaded, and the decider asked. */
export interface Handler<C> {
  /** what is wrong in the command itself, so that there is nothing to look up; null: nothing that shows so early */
  readonly wrong: (command: C) => Refusal | null;
  /** the stream that the command is about: what `expectedVersion` counts; null: none */
  readonly stream: (command: C) => string | null;
  /** the unit that the command is about, for roles over a part of the units; null: none */
  readonly unit: (command: C) => string | null;
  /** the same, where it has to be looked up because the command does not say it itself */
  readonly findUnit: (tx: Tx, log: Log, command: C) => Promise<string | null>;
  /** the log that the command founds; null: it acts in one that is there */
  readonly founds: (command: C) => Founding | null;
  /** what may be read as soon as the log is locked; gives what decides */
  readonly prepare: (tx: Tx, touchstone: Touchstone, log: Log, command: C) => Promise<Decider>;
}

/** Decides once the case is known. */
type Decider = (scene: Scene) => Promise<Decision>;

/** A log to be made. */
export type Founding = Omit<Log, "shardKey">;

/** What a noun says of one of its commands. */
export interface Handling<C, S> {
  readonly wrong?: (command: C) => Refusal | null;
  readonly stream?: (command: C) => string;
  readonly unit?: (command: C) => string;
  readonly findUnit?: (tx: Tx, log: Log, command: C) => Promise<string | null>;
  readonly founds?: (command: C) => Founding;
  /**
   * the state is asked for along with the lock, before it is known whether the command is allowed: saves a way there and
   * back while the log is locked. Only where `load` leaves nothing that a rollback does not take away.
   */
  readonly early?: true;
  /**
   * reads the state from the tables, within the transaction that holds the lock of the log; `scene` is null where it is
   * asked for early
   */
  readonly load: (tx: Tx, touchstone: Touchstone, log: Log, command: C, scene: Scene | null) => Promise<S>;
  /** the decider of the domain */
  readonly decide: (command: C, state: S, context: Context) => Decision;
}

/** Ties a decider to how its state is loaded. */
export function handler<C, S>({
  wrong,
  stream,
  unit,
  findUnit,
  founds,
  early,
  load,
  decide,
}: Handling<C, S>): Handler<C> {
  return {
    wrong: (command) => wrong?.(command) ?? null,
    stream: (command) => stream?.(command) ?? null,
    unit: (command) => unit?.(command) ?? null,
    findUnit: async (tx, log, command) => (await findUnit?.(tx, log, command)) ?? null,
    founds: (command) => founds?.(command) ?? null,
    prepare: async (tx, touchstone, log, command) => {
      if (!early) return async (scene) => decide(command, await load(tx, touchstone, log, command, scene), scene);
      const state = await load(tx, touchstone, log, command, null);
      return async (scene) => decide(command, state, scene);
    },
  };
}
