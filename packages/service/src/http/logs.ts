import type { Reading, Refusal } from "@touchstone/domain";
import {
  type Log,
  logById,
  logBySlug,
  mayRead,
  rememberLog,
  type Touchstone,
  type Tx,
  transaction,
} from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import { signedIn } from "./needs.ts";
import { ProblemError } from "./problem.ts";
import { refusedProblem } from "./refused-problem.ts";

/** Reads from one snapshot, in as few ways there and back as the work allows. */
export const reading = <T>(touchstone: Touchstone, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(touchstone, work, { readOnly: true, pipelined: true });

/** The same in one way there and back: every statement goes by keys, and is asked for before the first answer. */
export const glance = <T>(touchstone: Touchstone, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(touchstone, work, { readOnly: true, pipelined: true, byKeys: true, atOnce: true });

/** A log by its kind and name. @throws {ProblemError} where there is none */
export async function logNamed(touchstone: Touchstone, kind: Log["kind"], slug: string): Promise<Log> {
  const known = touchstone.logs.get(`${kind}/${slug}`);
  if (known) return known;
  const found = await reading(touchstone, (tx) => logBySlug(tx, kind, slug));
  if (!found) throw new ProblemError("not-found", `There is no ${kind} ${slug}.`);
  rememberLog(touchstone, found);
  return found;
}

/** The log of the organisation that a programme belongs to. */
export async function organisationOfLog(touchstone: Touchstone, log: Log): Promise<Log> {
  const known = touchstone.logs.get(log.organisationId);
  if (known) return known;
  const found = await reading(touchstone, (tx) => logById(tx, log.organisationId));
  if (!found) throw new RangeError(`organisationOfLog: got ${log.slug}, whose organisation is missing`);
  rememberLog(touchstone, found);
  return found;
}

/** What somebody wants to look at that is not public. */
export interface Looking {
  readonly log: Log;
  readonly what: Reading;
  /** the one unit that it is about; null: more than one */
  readonly unitId: string | null;
}

/** Lets only those go on who may look. @throws {ProblemError} 401 for the public, 403 with the refusal for others */
export async function mustRead(touchstone: Touchstone, request: FastifyRequest, looking: Looking): Promise<void> {
  const { accountId } = signedIn(request, "read");
  const refusal = await mayRead(touchstone, { ...looking, accountId });
  if (refusal) throw refusedProblem(refusal);
}

/** Whether who asks may look; the public, and a token without the scope, may not. */
export async function canRead(touchstone: Touchstone, request: FastifyRequest, looking: Looking): Promise<boolean> {
  const { principal } = request;
  if (principal === null || !principal.scopes.has("read")) return false;
  const refusal: Refusal | null = await mayRead(touchstone, { ...looking, accountId: principal.accountId });
  return refusal === null;
}
