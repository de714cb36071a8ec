import { isReadFrom, parsePeriod, TIMELESS } from "@touchstone/standard";
import { columnsByItem } from "../assessment/gather.ts";
import { type Proofs, readProofs } from "../evidence/proofs.ts";
import type { Observation } from "../observations/check-observations.ts";
import { type Permitted, permittedTo, type Submission } from "../observations/sources.ts";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Ledger } from "../record/read-ledger.ts";
import type { Findings } from "../report/findings.ts";
import { localDay } from "../standard/calendar.ts";
import { digestOfRows } from "./answers-digest.ts";
import type { Programme } from "./check-notices.ts";
import { type HandIn, handInsOf } from "./hand-ins.ts";
import { ownItems, type Read } from "./own-items.ts";
import type { Round } from "./round.ts";

/** What the hand-ins are held against. */
export interface OnHandIns {
  readonly round: Round;
  readonly programme: Programme;
  /** of the organisation */
  readonly ledger: Ledger;
  /** that answers in the bundle come from */
  readonly submissions: readonly Submission[];
  /** units whose answers are shown */
  readonly published: ReadonlySet<string>;
}

/** Is given the answers of each unit while they are read, and looks at the hand-ins that speak of them. */
export interface HandInCheck {
  readonly unit: (unitId: string, observations: readonly Observation[]) => void;
  readonly end: () => void;
}

/** What of a hand-in can't be looked at. */
const WHY = {
  beyond: (n: number) =>
    `That ${n} hand-ins are as the organisation's ledger was: here it ends before them. Export a later bundle.`,
  "early proofs": (n: number) =>
    `Which files stood behind the answers of ${n} hand-ins: they are early ones, which do not say it.`,
  "early own": (n: number) =>
    `What the unit itself had answered in ${n} hand-ins: they are early ones, which do not say it.`,
  withheld: (n: number) =>
    `That ${n} hand-ins say rightly what had been answered: their units take part no more, and their answers are not shown.`,
  permitted: (n: number) =>
    `That ${n} hand-ins say rightly what had been answered: answers given to other programmes served them by permission, and they don't come out of those that are shown here.`,
} as const;
type Why = keyof typeof WHY;

/**
 * What each open hand-in says was on record, against the ledger and the answers of this bundle: size and root of the
 * organisation's ledger, the proofs and the files behind the answers, and the answers.
 */
export function handInCheck(on: OnHandIns, findings: Findings): HandInCheck {
  const { round, programme, ledger, published } = on;
  const { handIns, without } = handInsOf(round, programme);
  const proofs = readProofs(ledger.events);
  const limits = new Map<Why, number>();
  const leaveOut = (why: Why): void => void limits.set(why, (limits.get(why) ?? 0) + 1);
  const waiting = new Map<string, Scope[]>(); // by unit
  const scopeOf = scopes(on);
  let nAnswers = 0;

  for (const applicationId of without)
    findings.fault("handed-in", {
      where: `application ${applicationId}`,
      found: "no hand-in that is open",
      wanted: "what was on record, opened with all that led to its decision",
    });
  for (const handIn of handIns) {
    if (!checkHead(handIn, ledger, findings)) {
      if (handIn.said.size > ledger.checkpoint.size) leaveOut("beyond");
      continue;
    }
    const scope = scopeOf(handIn);
    if (scope === null) {
      findings.cannot("handed-in", "the standard of a round, or the time zone of the programme, is not known here");
      continue;
    }
    if (handIn.said.proofs === undefined) leaveOut("early proofs");
    if (handIn.said.own === undefined) leaveOut("early own");
    checkProofs(scope, proofs, findings);
    if (!published.has(handIn.unitId)) leaveOut("withheld");
    else waiting.set(handIn.unitId, [...(waiting.get(handIn.unitId) ?? []), scope]);
  }
  const look = (unitId: string, observations: readonly Observation[]): void => {
    for (const scope of waiting.get(unitId) ?? []) {
      const why = checkAnswers(scope, observations, findings);
      if (why === null) nAnswers++;
      else leaveOut(why);
    }
    waiting.delete(unitId);
  };
  return {
    unit: look,
    end() {
      for (const unitId of waiting.keys()) look(unitId, []); // of whom nothing was answered
      if (handIns.some(({ said }) => said.nProofs > 0))
        findings.limit(
          "files",
          "What the files that were handed in hold, and that reviewers were shown them: none is in a bundle.",
        );
      for (const [why, n] of limits) findings.limit(`handed in, ${why}`, WHY[why](n));
      findings.looked("handed-in", `${handIns.length} hand-ins, the answers of ${nAnswers}`);
    },
  };
}

type Fault = (found: string, wanted: string) => void;
const faultIn =
  ({ where }: HandIn, findings: Findings): Fault =>
  (found, wanted) =>
    findings.fault("handed-in", { where, found, wanted });

/** @returns whether the organisation's ledger was as the hand-in says it */
function checkHead(handIn: HandIn, { checkpoint, rootAt }: Ledger, findings: Findings): boolean {
  const { said, scoredFrom } = handIn;
  const { size, root } = said;
  const fault = faultIn(handIn, findings);
  if (scoredFrom !== null && size > scoredFrom) {
    fault(`a ledger of ${size} events`, `${scoredFrom} at most, from which it was scored`);
    return false;
  }
  if (size > checkpoint.size) return false;
  const right = rootAt(size);
  if (right === null) findings.cannot("handed-in", "the tree of the organisation's ledger does not hold");
  else if (right !== root) fault(`the root ${root} of ${size} events`, right);
  return right === root;
}

/** What of the record a hand-in speaks of. */
interface Scope {
  readonly handIn: HandIn;
  readonly programmeId: string;
  /** keys of all items that the standard asks */
  readonly items: ReadonlySet<string>;
  /** of what it asks of units */
  readonly own: ReadonlyMap<string, Read>;
  /** whether an answer of a submission served the programme on that day */
  readonly serves: (seq: number, item: string) => boolean;
  /** whether answers to other programmes served it, which need not all be here */
  readonly usesOthers: boolean;
  /** whether there are permissions at all: which served when it was scored may be another matter */
  readonly isShared: boolean;
}

/** Works out scopes; what is the same for all hand-ins of a round is worked out once. */
function scopes({ programme, ledger, submissions }: OnHandIns): (handIn: HandIn) => Scope | null {
  const { programmeId, slug, timeZone } = programme.founded.data;
  const isOwn = new Set(submissions.flatMap((one) => (one.isOwn ? [one.event.seq] : [])));
  const others = new Map(
    eventsOf(ledger.events, "ObservationsSubmitted", Number.POSITIVE_INFINITY).flatMap((event) =>
      event.data.programmeId === programmeId ? [] : [[event.seq, event]],
    ),
  );
  const sharing = ledger.events.filter(({ type }) => type === "SharingPermitted" || type === "SharingEnded");
  const asked = new Map<string, Pick<Scope, "items" | "own"> | null>();
  const askedIn = ({ cycle, standard }: HandIn) => {
    const { version } = cycle.standard;
    let found = asked.get(version);
    if (found === undefined) {
      found = standard && {
        items: new Set(columnsByItem(standard, slug).keys()),
        own: ownItems(standard, slug),
      };
      asked.set(version, found);
    }
    return found;
  };
  return (handIn) => {
    const of = askedIn(handIn);
    const day = sharing.length === 0 ? "" : localDay(handIn.at, timeZone); // slow, and of permissions alone
    if (of === null || day === null) return null;
    const permitted = permittedTo(sharing, { programmeId, day, size: handIn.said.size });
    const usesOthers =
      permitted !== null && [...others.values()].some((event) => isServing(event, handIn, of, permitted));
    const serves = (seq: number, item: string): boolean =>
      isOwn.has(seq) || permitted?.(item, others.get(seq)?.data.programmeId ?? "") === true;
    return { handIn, programmeId, ...of, serves, usesOthers, isShared: sharing.length > 0 };
  };
}

function isServing(
  { seq, data }: EventOf<"ObservationsSubmitted">,
  { said }: HandIn,
  { items, own }: Pick<Scope, "items" | "own">,
  permitted: NonNullable<Permitted>,
): boolean {
  const isAsked = (item: string): boolean => items.has(item) || own.has(item);
  return seq < said.size && data.items.some((item) => isAsked(item) && permitted(item, data.programmeId));
}

function checkProofs({ handIn, programmeId, items }: Scope, proofs: Proofs, findings: Findings): void {
  const { unitId, cycle, said } = handIn;
  const fault = faultIn(handIn, findings);
  const asked = { programmeId, unitId, size: said.size };
  const n = proofs.standing(asked);
  if (said.nProofs !== n) fault(`${said.nProofs} proofs`, `${n}, which stood in the organisation's ledger`);
  if (said.proofs === undefined) return;
  const rows = new Map<string, readonly string[]>();
  for (const { item, period, digest } of proofs.behind(asked))
    if (items.has(item) && (period === cycle.period || period === TIMELESS))
      rows.set(JSON.stringify([item, period, digest]), [item, period, digest]);
  const right = digestOfRows([...rows.values()]);
  if (said.proofs !== right)
    fault(`proofs: ${said.proofs}`, `${right ?? "none"}, of the ${rows.size} files behind its answers`);
}

/** What counted of all that the unit itself had answered before an event of the organisation's ledger. */
function ownAnswers(
  { handIn: { cycle, standard }, own, serves }: Scope,
  observations: readonly Observation[],
  size: number,
): (readonly unknown[])[] {
  const round = cycle.period === TIMELESS ? null : parsePeriod(cycle.period, standard?.period ?? "none");
  const counts = ({ item, period }: Observation): boolean => {
    const read = own.get(item);
    return read !== undefined && isReadFrom(read, round, period === TIMELESS ? null : parsePeriod(period, "none"));
  };
  return current(observations.filter((one) => one.seq < size && serves(one.seq, one.item) && counts(one)));
}

/** @returns why not all that the hand-in says of answers could be looked at; null: it was */
function checkAnswers(scope: Scope, observations: readonly Observation[], findings: Findings): Why | null {
  const { handIn, items, serves, usesOthers, isShared } = scope;
  const { cycle, said, stands, scoredFrom } = handIn;
  const fault = faultIn(handIn, findings);
  const before = observations.filter(({ seq, item }) => seq < said.size && serves(seq, item));
  const ofUnit = ownAnswers(scope, observations, said.size);
  const ownDigest = digestOfRows(ofUnit);
  if (said.own !== undefined && said.own !== ownDigest) {
    if (usesOthers) return "permitted";
    fault(`own: ${said.own}`, `${ownDigest ?? "none"}, of the ${ofUnit.length} answers of the unit itself`);
  } else if (said.own !== undefined && stands && scoredFrom !== null && !isShared) {
    const scored = digestOfRows(ownAnswers(scope, observations, scoredFrom));
    if (scored !== said.own)
      fault(`scored with ${scored ?? "none"} as the unit's own answers`, `${said.own}, which it had handed in`);
  }
  const all = current(
    before.filter(({ item, period }) => items.has(item) && (period === cycle.period || period === TIMELESS)),
  );
  const digest = digestOfRows(all);
  if (said.answers === digest && said.nAnswers === all.length) return null;
  if (usesOthers) return "permitted";
  if (said.nAnswers !== all.length) fault(`${said.nAnswers} answers`, `${all.length}, which were on record`);
  if (said.answers !== digest) fault(`answers: ${said.answers}`, `${digest ?? "none"}, of the ${all.length} answers`);
  return null;
}

/** The last answer to each item in each period, of observations that lie by period, item and event. */
function current(observations: readonly Observation[]): (readonly unknown[])[] {
  const last = new Map<string, readonly unknown[]>();
  for (const { item, period, answer } of observations) last.set(`${item}\n${period}`, [item, period, answer]);
  return [...last.values()];
}
