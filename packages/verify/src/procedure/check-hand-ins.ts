import { TIMELESS } from "@touchstone/standard";
import { type Proofs, readProofs } from "../evidence/proofs.ts";
import type { Observation } from "../observations/check-observations.ts";
import type { Submission } from "../observations/sources.ts";
import type { Ledger } from "../record/read-ledger.ts";
import type { Findings } from "../report/findings.ts";
import { digestOfRows } from "./answers-digest.ts";
import type { Programme } from "./check-notices.ts";
import { type Scope, scopes } from "./hand-in-scope.ts";
import { type HandIn, handInsOf } from "./hand-ins.ts";
import { checkAnswers } from "./handed-in-answers.ts";
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
    `That ${n} hand-ins say rightly what had been answered, where answers given to other programmes served them by permission: not all of these are shown here. All other answers of theirs were looked at.`,
  "early mending": (n: number) =>
    `What ${n} applications had on record when their days for mending had passed: their events are early ones, which do not say it.`,
} as const;
type Why = keyof typeof WHY;

/**
 * What each open hand-in says was on record, against the ledger and the answers of this bundle: size and root of the
 * organisation's ledger, the proofs and the files behind the answers, and the answers.
 */
export function handInCheck(on: OnHandIns, findings: Findings): HandInCheck {
  const { round, programme, ledger, published } = on;
  const { handIns, broken, nUnsaid } = handInsOf(round, programme);
  const proofs = readProofs(ledger.events);
  const limits = new Map<Why, number>();
  const leaveOut = (why: Why): void => void limits.set(why, (limits.get(why) ?? 0) + 1);
  const waiting = new Map<string, Scope[]>(); // by unit
  const scopeOf = scopes(programme, ledger, on.submissions);
  let nAnswers = 0;

  for (const fault of broken) findings.fault("handed-in", fault);
  if (nUnsaid > 0) limits.set("early mending", nUnsaid);
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
      if (checkAnswers(scope, observations, faultIn(scope.handIn, findings))) nAnswers++;
      else leaveOut("permitted");
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
  const { said, scored } = handIn;
  const { size, root } = said;
  const fault = faultIn(handIn, findings);
  const scoredFrom = Math.min(...scored.map((at) => at.size));
  if (size > scoredFrom) {
    fault(`a ledger of ${size} events`, `${scoredFrom} at most, from which it was scored`);
    return false;
  }
  if (size > checkpoint.size) return false;
  const right = rootAt(size);
  if (right === null) findings.cannot("handed-in", "the tree of the organisation's ledger does not hold");
  else if (right !== root) fault(`the root ${root} of ${size} events`, right);
  return right === root;
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
