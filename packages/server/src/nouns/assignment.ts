import {
  authorise,
  type Candidate,
  type CommandOf,
  decideAssignReviewer,
  decideRecuse,
  type Recusing,
} from "@touchstone/domain";
import { heldIn } from "../held.ts";
import type { Scene } from "../perform.ts";
import { levelOf } from "../procedure/level-of.ts";
import { unitOfApplication } from "../procedure/load-application.ts";
import { assignmentOf, loadReview, unitOfAssignment } from "../procedure/review-case.ts";
import { idOfAccount } from "../store/actors.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { aboveUnit } from "../units-above.ts";
import { handler } from "./handler.ts";

type Assign = CommandOf<"AssignReviewer">;
type Assigning = Parameters<typeof decideAssignReviewer>[1];

export const assignmentHandlers = {
  AssignReviewer: handler<Assign, Assigning>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, command, scene) => loadAssigning(tx, touchstone, log, command, scene?.today ?? ""),
    decide: decideAssignReviewer,
  }),
  Recuse: handler<CommandOf<"Recuse">, Recusing | null>({
    findUnit: unitOfAssignment,
    load: loadRecusing,
    decide: decideRecuse,
  }),
};

async function loadAssigning(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { assignmentId, applicationId, reviewer }: Assign,
  today: string,
): Promise<Assigning> {
  const review = await loadReview(tx, touchstone, log, applicationId);
  const level = review === null ? { above: [] } : await levelOf(tx, touchstone, log, review);
  return {
    isIdFree: (await assignmentOf(tx, log, assignmentId)) === null,
    review,
    candidate: await candidateOf(tx, touchstone, log, reviewer, applicationId),
    units: review === null ? [] : await aboveUnit(tx, log, review.application.unitId, today),
    level,
  };
}

async function loadRecusing(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { assignmentId }: CommandOf<"Recuse">,
  scene: Scene | null,
): Promise<Recusing | null> {
  const assignment = await assignmentOf(tx, log, assignmentId);
  const review = assignment && (await loadReview(tx, touchstone, log, assignment.applicationId));
  if (assignment === null || review === null || scene === null) return null;
  const { held, today } = scene;
  const units = await aboveUnit(tx, log, review.application.unitId, today);
  const assigns = authorise("AssignReviewer", held, units) === null;
  return { assignment, review, assigns, level: await levelOf(tx, touchstone, log, review) };
}

/** An account with all that it holds where it counts, and what it said of its ties; null: there is none of this name. */
async function candidateOf(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  name: string,
  applicationId: string,
): Promise<Candidate | null> {
  const account = await idOfAccount(tx, touchstone, name);
  if (account === null) return null;
  const { actorId, held } = await heldIn(tx, touchstone, log, account);
  const { rows } = await tx.query<{ conflict: boolean }>(
    "SELECT conflict FROM interest WHERE shard_key = $1 AND application_id = $2 AND actor_id = $3",
    [log.shardKey, applicationId, actorId],
  );
  const [row] = rows;
  return { actor: actorId, held, interest: row === undefined ? null : row.conflict ? "conflict" : "free" };
}
