import {
  evidenceByDigest,
  evidenceKey,
  type ListedEvidence,
  type Log,
  logById,
  logBySlug,
  mayRead,
  type Touchstone,
  todayIn,
  transaction,
} from "@touchstone/server";
import type { Principal } from "../http/principal.ts";
import { ProblemError } from "../http/problem.ts";

/** A proof that whoever asks may see, and the key that opens it; null: it is not encrypted. */
export interface Seen {
  readonly evidence: ListedEvidence;
  readonly key: string | null;
}

/** @throws {ProblemError} not-found */
export async function organisationNamed(touchstone: Touchstone, slug: string): Promise<Log> {
  const log = await transaction(touchstone, (tx) => logBySlug(tx, "organisation", slug), { readOnly: true });
  if (!log) throw new ProblemError("not-found", `There is no organisation ${slug}.`);
  return log;
}

/**
 * The proof with these bytes, for whoever asks. To all others it is not there: that there is one is not said.
 * @throws {ProblemError} not-found; not-allowed for who may know of it, but has to say what for
 */
export async function seenBy(
  touchstone: Touchstone,
  log: Log,
  digest: string,
  principal: Principal | null,
): Promise<Seen> {
  const nothing = new ProblemError("not-found", "There is no such file.");
  const today = todayIn(log, touchstone);
  const found = await transaction(touchstone, (tx) => evidenceByDigest(tx, log, digest), { readOnly: true });
  const standing = found.filter((one) => one.withdrawn === null && (one.eraseFrom === null || today < one.eraseFrom));
  const evidence = standing.find(({ visibility }) => visibility === "public") ?? standing[0];
  if (!evidence) throw nothing;
  if (evidence.visibility === "public") return { evidence, key: null };
  if (!principal?.scopes.has("read") || !(await mayKnow(touchstone, log, evidence, principal))) throw nothing;
  if (evidence.visibility === "private")
    throw new ProblemError(
      "not-allowed",
      "This file is private: it is opened one at a time, by POST to its readings, for a purpose.",
    );
  const key = await transaction(touchstone, (tx) => evidenceKey(tx, touchstone.keys, log, evidence), {
    readOnly: true,
  });
  if (key === null) throw nothing;
  return { evidence, key };
}

/** Whether an account may know of a proof: by its roles in the organisation, or in the programme it was handed in for. */
export async function mayKnow(
  touchstone: Touchstone,
  log: Log,
  { unitId, programmeId }: Pick<ListedEvidence, "unitId" | "programmeId">,
  { accountId }: Principal,
): Promise<boolean> {
  const programme =
    programmeId && (await transaction(touchstone, (tx) => logById(tx, programmeId), { readOnly: true }));
  return (await mayRead(touchstone, { log: programme || log, accountId, what: "ReadEvidence", unitId })) === null;
}
