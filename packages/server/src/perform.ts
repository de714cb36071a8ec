import {
  authorise,
  authoriseClock,
  type BulkCommandType,
  type CommandType,
  type Context,
  type Held,
  isAsUnit,
  type Refusal,
  restsOnOrganisation,
} from "@touchstone/domain";
import { dayIn } from "./day-in.ts";
import { grantedIn, grantsBeside, grantsInSisters, heldFor } from "./held.ts";
import type { Founding } from "./nouns/handler.ts";
import { organisationSize } from "./organisation-known.ts";
import type { Receipt, Refused } from "./receipt.ts";
import { accountId, type Granted, makeActor } from "./store/actors.ts";
import { append, type NewEvent } from "./store/append.ts";
import { type CommandKey, digestOf, isDoneUnder, isSame, rememberKey } from "./store/command-key.ts";
import { foundLog, type Log, type LogName, logBySlug, rememberLog } from "./store/log.ts";
import { CLOCK_ACCOUNT } from "./store/reserved.ts";
import { enterLog } from "./store/scene.ts";
import { CommitUnknown, type TransactionOptions, type Tx, transaction } from "./store/tx.ts";
import { streamVersion } from "./store/versions.ts";
import type { Touchstone } from "./touchstone.ts";
import { aboveUnitAt } from "./units-above-known.ts";
import { whileWritable } from "./writable.ts";

/** What is asked for, and by whom. */
export interface Asked<C> {
  readonly log: LogName;
  readonly command: C;
  /** name of the account */
  readonly account: string;
  /** the same key does the same command once, however often it is asked for */
  readonly key?: string | undefined;
  /** version of the command's stream that was looked at; refused if it has changed meanwhile */
  readonly expectedVersion?: number | undefined;
  /** slug of the programme for which something is done in its organisation's log: its roles count */
  readonly programme?: string | undefined;
}

/** How a kind of command is carried out. */
export interface Performing {
  /** the log that is founded by the command; null: it must be there */
  readonly founds: Founding | null;
  /** the stream that `expectedVersion` speaks of */
  readonly stream: string | null;
  /** the unit that the command is about, for roles over a part of the units */
  readonly unitId: string | null;
  /** looks it up where the command does not say it itself, once the log is locked */
  readonly findUnit?: (tx: Tx, log: Log) => Promise<string | null>;
  /** may read, as soon as the log is locked; gives what says what happens, or why not, and reads what it needs */
  readonly prepare: (tx: Tx, log: Log) => Promise<(context: Scene) => Promise<readonly NewEvent[] | Refusal>>;
  readonly options: TransactionOptions;
}

/** The case that a decision is in. */
export interface Scene extends Context {
  /** number that the first of its events will have */
  readonly firstSeq: number;
  /** the roles of who commands, as far as they count here */
  readonly held: readonly Held[];
  /** the account acts as the unit that the command is about, and may by no other role */
  readonly asUnit: boolean;
}

type Typed = { readonly type: CommandType | BulkCommandType };

/**
 * The one road of every write: authorise → load → decide → append → project, in one transaction that holds the lock of
 * its log. A refusal leaves nothing behind. Where a key was given, a lost connection is asked again.
 * @throws {DatabaseProblem} while the disk can't be trusted with more; reading goes on
 */
export async function perform(
  touchstone: Touchstone,
  asked: Asked<Typed>,
  how: Performing,
): Promise<Receipt | Refused> {
  const attempt = (): Promise<Receipt> =>
    transaction(touchstone, (tx) => carriedOut(tx, touchstone, asked, how), how.options);
  try {
    const receipt = await whileWritable(touchstone.health, () =>
      attempt().catch((error: unknown) => {
        if (error instanceof CommitUnknown && asked.key !== undefined) return attempt();
        throw error;
      }),
    );
    const { first, last } = receipt;
    if (first !== null && last !== null) touchstone.statistics.noteEvents(last - first + 1);
    return receipt;
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function carriedOut(tx: Tx, touchstone: Touchstone, asked: Asked<Typed>, how: Performing): Promise<Receipt> {
  const now = touchstone.now().toISOString();
  const log = how.founds ? await founded(tx, asked, how.founds, now) : await loggedIn(tx, touchstone, asked.log);
  const account = await accountOf(tx, touchstone, asked.account);
  const digest = asked.key === undefined ? null : digestOf({ ...asked, log: asked.log });

  // one way there and back: what follows the lock is read once it is held
  const entering = enterLog(tx, log, { account, key: asked.key ?? null });
  const { expectedVersion } = asked;
  const counting = how.stream === null || expectedVersion === undefined ? null : streamVersion(tx, log, how.stream);
  const beside = grantedBeside(tx, touchstone, log, account, asked.programme);
  const preparing = how.prepare(tx, log);
  const isClock = asked.account === CLOCK_ACCOUNT; // which holds no role over anything
  // to the end of all of them: nothing may be sent any more once this is refused or given up
  await Promise.allSettled([entering, counting, beside, preparing]);
  const { head, actor, done } = await entering;
  const version = await counting;
  if (done) {
    if (digest && isSame(done.digest, digest)) return done.receipt;
    throw new RefusedError({ code: "key-used", key: asked.key ?? "" });
  }
  const at = head.lastAt !== null && head.lastAt > now ? head.lastAt : now;
  const today = dayIn(log.timeZone, at);
  const unitId = isClock ? null : (how.unitId ?? (await how.findUnit?.(tx, log)) ?? null);
  const sizeNow = () => (log.kind === "organisation" ? head.frontier.size : organisationSize(tx, touchstone, log));
  const units =
    unitId === null ? null : await aboveUnitAt(tx, touchstone, log, { unitId, day: today, size: await sizeNow() });
  const programme = log.kind === "programme" ? log.slug : (asked.programme ?? null);
  const { type } = asked.command;
  const near = heldFor([...grantedIn(log, actor), ...(await beside)], programme, at);
  const isFromAbove = !isClock && log.kind === "programme" && restsOnOrganisation(type, near, units);
  const held = isFromAbove ? [...near, ...heldFor(await grantsInSisters(tx, log, account), programme, at)] : near;
  // where roles in the programme are enough there is nothing more to ask
  const isAsked = isFromAbove || log.kind === "organisation";
  const refusal = isClock ? authoriseClock(type) : isAsked ? authorise(type, held, units) : null;
  if (refusal) throw new RefusedError(refusal);
  if (version !== null && asked.expectedVersion !== undefined && version !== asked.expectedVersion)
    throw new RefusedError({
      code: "changed-meanwhile",
      stream: how.stream ?? "",
      expected: asked.expectedVersion,
      found: version,
    });

  const by = actor.actorId ?? makeActor(tx, log, account);
  const first = head.frontier.size;
  const decide = await preparing;
  const asUnit = units !== null && isAsUnit(type, held, units);
  const events = await decide({ at, today, by, firstSeq: first, held, asUnit });
  if ("code" in events) throw new RefusedError(events);
  const receipt: Receipt = {
    ok: true,
    kind: log.kind,
    log: log.slug,
    first: events.length > 0 ? first : null,
    last: events.length > 0 ? first + events.length - 1 : null,
    at,
  };
  const under: CommandKey | null =
    asked.key === undefined || digest === null ? null : { key: asked.key, digest, receipt };
  if (events.length > 0) await append(tx, touchstone, log, events, { actorId: by, under }, at);
  else if (under) rememberKey(tx, log, under);
  return receipt;
}

/** Carries a refusal out of a transaction, which is rolled back by it. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function founded(tx: Tx, asked: Asked<Typed>, log: Founding, at: string) {
  const made = await foundLog(tx, log, at);
  if (made) return made;
  const existing = await logBySlug(tx, log.kind, log.slug);
  const isAgain = existing && asked.key !== undefined && (await isDoneUnder(tx, existing, asked.key));
  if (isAgain) return existing; // founded under this key: its receipt is found there, and held against the command
  throw new RefusedError({ code: "exists", what: log.kind, id: existing ? log.slug : log.logId });
}

async function loggedIn(tx: Tx, touchstone: Touchstone, { kind, slug }: LogName): Promise<Log> {
  const known = touchstone.logs.get(`${kind}/${slug}`) ?? (await logBySlug(tx, kind, slug));
  if (!known) throw new RefusedError({ code: "unknown", what: kind, id: slug });
  rememberLog(touchstone, known);
  return known;
}

async function accountOf(tx: Tx, touchstone: Touchstone, name: string): Promise<string> {
  const known = touchstone.accounts.get(name) ?? (await accountId(tx, name));
  if (known === null) throw new RefusedError({ code: "unknown", what: "account", id: name });
  touchstone.accounts.set(name, known);
  return known;
}

/** What the account holds beside the log; where something is done for a programme, that must be there. */
async function grantedBeside(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  account: string,
  programme: string | undefined,
): Promise<Granted[]> {
  if (log.kind === "organisation" && programme !== undefined)
    await loggedIn(tx, touchstone, { kind: "programme", slug: programme });
  return grantsBeside(tx, touchstone, log, account);
}
