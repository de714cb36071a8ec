import { isReadFrom, parsePeriod, TIMELESS } from "@touchstone/standard";
import type { Observation } from "../observations/check-observations.ts";
import { digestOfRows } from "./answers-digest.ts";
import type { Scope } from "./hand-in-scope.ts";
import type { Served } from "./served.ts";

type Fault = (found: string, wanted: string) => void;
type Row = readonly [item: string, period: string, answer: unknown];

/**
 * What a hand-in says of answers, against those of its unit. What other programmes' answers served, and is not all shown
 * here, can't be held against it; everything else has to be what was handed in, and what was scored.
 * @param observations of the unit, by period, item and event
 * @returns whether all of it could be looked at
 */
export function checkAnswers(scope: Scope, observations: readonly Observation[], fault: Fault): boolean {
  const { handIn, items, own, whenHandedIn } = scope;
  const { said, cycle, stands } = handIn;
  const ofUnit = ownAnswers(scope, observations, said.size, whenHandedIn);
  const digest = digestOfRows(ofUnit);
  const isHidden = [...whenHandedIn.hidden].some((item) => items.has(item) || own.has(item));
  let isWhole = true;
  if (said.own !== undefined && said.own !== digest) {
    if (isHidden) isWhole = false;
    else fault(`own: ${said.own}`, `${digest ?? "none"}, of the ${ofUnit.length} answers of the unit itself`);
  }
  if (said.own !== undefined && stands && (said.own === digest || isHidden))
    for (const { size, served } of scope.scored) {
      const scored = ownAnswers(scope, observations, size, served);
      if (digestOfRows(scored) === said.own) continue;
      const others = differing(ofUnit, scored).filter(
        (item) => !whenHandedIn.hidden.has(item) && !served.hidden.has(item),
      );
      if (others.length === 0) isWhole = false;
      else fault(`scored with other answers of the unit itself: ${others.join(", ")}`, "those it had handed in");
    }
  const all = current(
    observations.filter(
      ({ seq, item, period }) =>
        seq < said.size &&
        whenHandedIn.serves(seq, item) &&
        items.has(item) &&
        (period === cycle.period || period === TIMELESS),
    ),
  );
  const right = digestOfRows(all);
  if (said.answers === right && said.nAnswers === all.length) return isWhole;
  if (isHidden) return false;
  if (said.nAnswers !== all.length) fault(`${said.nAnswers} answers`, `${all.length}, which were on record`);
  if (said.answers !== right) fault(`answers: ${said.answers}`, `${right ?? "none"}, of the ${all.length} answers`);
  return isWhole;
}

/** What counted of all that the unit itself had answered before an event of the organisation's ledger. */
function ownAnswers(
  { handIn: { cycle, standard }, own }: Scope,
  observations: readonly Observation[],
  size: number,
  { serves }: Served,
): Row[] {
  const round = cycle.period === TIMELESS ? null : parsePeriod(cycle.period, standard?.period ?? "none");
  const counts = ({ item, period }: Observation): boolean => {
    const read = own.get(item);
    return read !== undefined && isReadFrom(read, round, period === TIMELESS ? null : parsePeriod(period, "none"));
  };
  return current(observations.filter((one) => one.seq < size && serves(one.seq, one.item) && counts(one)));
}

/** The last answer to each item in each period, of observations that lie by period, item and event. */
function current(observations: readonly Observation[]): Row[] {
  const last = new Map<string, Row>();
  for (const { item, period, answer } of observations) last.set(`${item}\n${period}`, [item, period, answer]);
  return [...last.values()];
}

/** Items that two states of the record have other answers to, sorted. */
function differing(before: readonly Row[], after: readonly Row[]): string[] {
  const keyed = (rows: readonly Row[]) => new Map(rows.map((row) => [digestOfRows([row]), row[0]]));
  const [was, is] = [keyed(before), keyed(after)];
  const gone = [...was].filter(([key]) => !is.has(key));
  const come = [...is].filter(([key]) => !was.has(key));
  return [...new Set([...gone, ...come].map(([, item]) => item))].sort();
}
