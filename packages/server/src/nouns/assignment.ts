import {
  type Candidate,
  type CommandOf,
  decideAssignReviewer,
  decideRecuse,
  type Held,
  type OwnReview,
} from "@touchstone/domain";
import { unitOfApplication } from "../procedure/load-application.ts";
import { assignmentOf, loadOwnReview, loadReview, unitOfAssignment } from "../procedure/review-case.ts";
import { actorIn, grantsInProgrammes, idOfAccount } from "../store/actors.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { aboveUnit } from "../units-above.ts";
import { handler } from "./handler.ts";

type Assign = CommandOf<"AssignReviewer">;
type Assigning = Parameters<typeof decideAssignReviewer>[1];

export const assignmentHandlers = {
  AssignReviewer: handler<Assign, Assigning>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, command, context) => loadAssigning(tx, touchstone, log, command, context?.today ?? ""),
    decide: decideAssignReviewer,
  }),
  Recuse: handler<CommandOf<"Recuse">, OwnReview | null>({
    findUnit: unitOfAssignment,
    load: (tx, touchstone, log, { assignmentId }, context) =>
      loadOwnReview(tx, touchstone, log, { assignmentId, by: context?.by ?? "" }),
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
  return {
    isIdFree: (await assignmentOf(tx, log, assignmentId)) === null,
    review,
    candidate: await candidateOf(tx, touchstone, log, reviewer, applicationId),
    units: review === null ? [] : await aboveUnit(tx, log, review.application.unitId, today),
  };
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
  const { actorId, grants } = await actorIn(tx, log, account);
  const held: Held[] = grants.map((grant) => ({ ...grant, on: "programme" }));
  const organisation = await logById(tx, log.organisationId);
  if (organisation !== null) {
    const above = await actorIn(tx, organisation, account);
    held.push(...above.grants.map((grant): Held => ({ ...grant, on: "organisation" })));
    const sisters = (await grantsInProgrammes(tx, organisation, account)).filter(({ slug }) => slug !== log.slug);
    held.push(...sisters.map((grant): Held => ({ ...grant, on: "sister" })));
  }
  const { rows } = await tx.query<{ conflict: boolean }>(
    "SELECT conflict FROM interest WHERE shard_key = $1 AND application_id = $2 AND actor_id = $3",
    [log.shardKey, applicationId, actorId],
  );
  const [row] = rows;
  return { actor: actorId, held, interest: row === undefined ? null : row.conflict ? "conflict" : "free" };
}
