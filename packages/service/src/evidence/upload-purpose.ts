import { VISIBILITIES } from "@touchstone/domain";
import {
  countIntakes,
  enterSandbox,
  type Log,
  logBySlug,
  mayRead,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import type { Principal } from "../http/principal.ts";
import { ProblemError } from "../http/problem.ts";
import type { UploadPurpose, UploadStore } from "./upload-store.ts";

const MOST_UNDER_WAY = 20;
const MOST_WAITING = 100;

/**
 * What an upload is for, as its metadata say; for an account that may see evidence of that unit. Who may make it a
 * proof, `AddEvidence` decides.
 * @throws {ProblemError} with every fault of the metadata
 */
export async function purposeOf(
  touchstone: Touchstone,
  { accountId }: Principal,
  metadata: Readonly<Record<string, string | null>>,
): Promise<UploadPurpose> {
  const { organisation, unit, programme = null, visibility, filetype = null } = metadata;
  const errors = [];
  if (!SLUG.test(organisation ?? ""))
    errors.push({ pointer: "/organisation", detail: "want the slug of an organisation" });
  if (programme !== null && !SLUG.test(programme))
    errors.push({ pointer: "/programme", detail: "want the slug of a programme" });
  if (!UNIT.test(unit ?? "")) errors.push({ pointer: "/unit", detail: "want the id of a unit" });
  const seen = VISIBILITIES.find((one) => one === visibility);
  if (!seen) errors.push({ pointer: "/visibility", detail: `want one of ${VISIBILITIES.join(", ")}` });
  if (filetype !== null && !MEDIA_TYPE.test(filetype))
    errors.push({ pointer: "/filetype", detail: "want a media type" });
  if (errors.length > 0 || !seen)
    throw new ProblemError("invalid-request", "Upload-Metadata does not say what the file is for.", { errors });
  const { here, acting } = await transaction(
    touchstone,
    async (tx) => ({
      here: await logBySlug(tx, "organisation", organisation ?? ""),
      acting: programme === null ? null : await logBySlug(tx, "programme", programme),
    }),
    { readOnly: true },
  );
  const isRehearsal = here !== null && here.sandboxOf !== null;
  if (!here || (isRehearsal && (await enterSandbox(touchstone, here, accountId)) === null))
    throw new ProblemError("not-found", `There is no organisation ${organisation}.`);
  const log: Log = acting?.organisationId === here.logId ? acting : here;
  const refusal = await mayRead(touchstone, { log, accountId, what: "ReadEvidence", unitId: unit ?? "" });
  if (refusal) throw new ProblemError("not-allowed", "This account has no part in that unit.", { refusal });
  return { logId: here.logId, visibility: seen, said: filetype };
}

const SLUG = /^[a-z][a-z0-9-]{0,63}$/;
const UNIT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,80}$/;

/** @throws {ProblemError} too-many-requests for an account that has so much under way that it has to end some first */
export async function hasRoom(touchstone: Touchstone, uploads: UploadStore, accountId: string): Promise<void> {
  if ((await uploads.count(accountId)) >= MOST_UNDER_WAY)
    throw new ProblemError("too-many-requests", `There are ${MOST_UNDER_WAY} uploads under way: end one first.`);
  const waiting = await transaction(touchstone, (tx) => countIntakes(tx, accountId), { readOnly: true });
  if (waiting >= MOST_WAITING)
    throw new ProblemError("too-many-requests", `${MOST_WAITING} files wait to be made proofs: add them first.`);
}
