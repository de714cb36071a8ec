import {
  type AboutUnits,
  authorise,
  authoriseReading,
  type CommandType,
  type Held,
  type Holding,
  holdingsFor,
  isHeld,
  type Reading,
  type Text,
  type WorkingDays,
  workingDaysOf,
} from "@touchstone/domain";
import { heldIn } from "../../held.ts";
import { type Programme, programmeOf } from "../../projections/programme-read.ts";
import { type Log, logById } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";
import { todayIn } from "../../today-in.ts";
import type { Touchstone } from "../../touchstone.ts";
import { aboveUnit, belowUnit } from "../../units-above.ts";

/** The moment in which somebody looks at the rounds of a programme: where, on which day, and who they are. */
export interface RoundScene {
  readonly tx: Tx;
  readonly touchstone: Pick<Touchstone, "files" | "keys" | "logs" | "now">;
  readonly log: Log;
  readonly organisation: Log;
  readonly programme: Programme;
  readonly today: string;
  readonly calendar: WorkingDays;
  /** null: the public */
  readonly accountId: string | null;
  /** under which they act in the programme's log; null: have never acted there */
  readonly actorId: string | null;
  readonly held: readonly Held[];
  /** a unit and all above it today, in every hierarchy; and all below it: each looked up once */
  readonly above: (unitId: string) => Promise<readonly string[]>;
  readonly below: (unitId: string) => Promise<readonly string[]>;
}

/** What a programme is called, and which organisation runs it. */
export interface ProgrammeNamed {
  readonly organisation: string;
  readonly programme: { readonly slug: string; readonly names: readonly Text[] };
}

export const programmeNamed = ({ organisation, log, programme }: RoundScene): ProgrammeNamed => ({
  organisation: organisation.slug,
  programme: { slug: log.slug, names: programme.names },
});

/** @param asked.accountId null: the public asks */
export async function roundScene(
  tx: Tx,
  touchstone: Pick<Touchstone, "files" | "keys" | "logs" | "now">,
  { log, accountId }: { readonly log: Log; readonly accountId: string | null },
): Promise<RoundScene> {
  const [programme, organisation] = await Promise.all([programmeOf(tx, log), logById(tx, log.organisationId)]);
  if (!organisation) throw new RangeError(`roundScene: got ${log.slug}, whose organisation is missing`);
  const scene = publicRound(tx, touchstone, { log, organisation, programme });
  if (accountId === null) return scene;
  return { ...scene, accountId, ...(await heldIn(tx, touchstone, log, accountId)) };
}

/** As anybody sees the rounds of a programme that was read before: nothing is looked up. */
export function publicRound(
  tx: Tx,
  touchstone: Pick<Touchstone, "files" | "keys" | "logs" | "now">,
  { log, organisation, programme }: Pick<RoundScene, "log" | "organisation" | "programme">,
): RoundScene {
  const today = todayIn(log, touchstone);
  return {
    tx,
    touchstone,
    log,
    organisation,
    programme,
    today,
    above: once((unitId) => aboveUnit(tx, log, unitId, today)),
    below: once((unitId) => belowUnit(tx, log, unitId, today)),
    calendar: workingDaysOf(programme.calendar),
    accountId: null,
    actorId: null,
    held: [],
  };
}

/** Looks something up once, however often it is asked for. */
function once(look: (unitId: string) => Promise<string[]>): (unitId: string) => Promise<readonly string[]> {
  const known = new Map<string, Promise<string[]>>();
  return (unitId) => {
    const found = known.get(unitId) ?? look(unitId);
    known.set(unitId, found);
    return found;
  };
}

/**
 * By which roles somebody may look at this of one unit. The account of a unit sees that unit, and not those below it:
 * whether they take part is their own affair.
 */
export async function holdingsOverUnit(scene: RoundScene, what: Reading, unitId: string): Promise<Holding[]> {
  if (scene.held.length === 0) return [];
  const units = await scene.above(unitId);
  const held = scene.held.filter(({ role, unitId: over }) => role !== "unit" || over === unitId);
  return holdingsFor(what, held, units);
}

/** By which roles somebody may look at this of all units. */
export const holdingsOverAll = ({ held }: RoundScene, what: Reading): Holding[] => holdingsFor(what, held, null);

/**
 * The units that somebody may look at this of; null: all of them. They may be tens of thousands: statements ask for them
 * by `IN (SELECT unnest(…))`, for an array that is bound is searched from end to end for each row.
 */
export const reachOf = (scene: RoundScene, what: Reading): Promise<ReadonlySet<string> | null> =>
  reachBy(scene, (held, units) => authoriseReading(what, held, units) === null);

/** The units that somebody may give this command about; null: all of them. */
export const commandReach = (scene: RoundScene, command: CommandType): Promise<ReadonlySet<string> | null> =>
  reachBy(scene, (held, units) => authorise(command, held, units) === null);

async function reachBy(
  { held, above, below }: RoundScene,
  may: (held: readonly Held[], units: AboutUnits) => boolean,
): Promise<ReadonlySet<string> | null> {
  if (may(held, null)) return null;
  const reached = new Set<string>();
  const standing = held.filter((one) => one.on !== "sister" && isHeld(one));
  for (const over of new Set(standing.flatMap(({ unitId }) => unitId ?? []))) {
    const units = await above(over);
    const others = held.filter(({ role }) => role !== "unit");
    const own = held.filter(({ role, unitId }) => role !== "unit" || unitId === over);
    if (may(others, units)) for (const unit of await below(over)) reached.add(unit);
    else if (may(own, units)) reached.add(over);
  }
  return reached;
}
