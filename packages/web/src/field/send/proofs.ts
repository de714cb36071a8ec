import { ApiProblem } from "@touchstone/client";
import { toldOf } from "../../refused/told.ts";
import { askInTime, client, isPassing, isSignedOut, NoLine } from "../api/line.ts";
import type { FieldDatabase, Proof } from "../kept/database.ts";

const UPLOADS = "/api/v1/uploads";
const TUS = { "tus-resumable": "1.0.0" } as const;
/** small enough that a weak line gets each of them across */
const PIECE_BYTES = 96 * 1024;
const LOOKS = 8;

/** Takes one proof all the way: its bytes, then that it is a proof, then of what. Each step that is done is never done again. */
export async function sendProof(db: FieldDatabase, { id }: Proof): Promise<void> {
  try {
    for (let proof = await db.proofs.get(id); proof; proof = await db.proofs.get(id))
      await STEPS[proof.step](db, proof);
  } catch (error) {
    if (isPassing(error) || isSignedOut(error)) throw error;
    await db.proofs.update(id, { problem: toldOf(error) });
  }
}

const STEPS = { upload, add, link } as const;

async function upload(db: FieldDatabase, proof: Proof): Promise<void> {
  const { id, bytes } = proof;
  if (proof.evidenceId === null) {
    const evidenceId = await begin(proof);
    await db.proofs.update(id, { evidenceId, arrived: 0 });
    return;
  }
  const at = await arrivedOf(proof.evidenceId);
  if (at === null) {
    await db.proofs.update(id, { evidenceId: null, arrived: 0 }); // the server has waited long enough for it: once more
    return;
  }
  await db.proofs.update(id, { arrived: at });
  for (let offset = at; offset < bytes.byteLength; ) {
    const next = await sendPiece(proof.evidenceId, offset, bytes.slice(offset, offset + PIECE_BYTES));
    if (next === null) return; // gone meanwhile: looked at again from the start
    offset = next;
    await db.proofs.update(id, { arrived: offset });
  }
  await untilReady(proof.evidenceId);
  await db.proofs.update(id, { step: "add" });
}

/** Under the proof's own key: where the answer is lost, the same upload is begun the next time. */
async function begin({ id, organisation, programme, unitId, visibility, mediaType, bytes }: Proof): Promise<string> {
  const said = { organisation, programme, unit: unitId, visibility, filetype: mediaType };
  const metadata = Object.entries(said).map(([name, value]) => `${name} ${btoa(value)}`);
  const answer = await tus("POST", UPLOADS, {
    "upload-length": String(bytes.byteLength),
    "upload-metadata": metadata.join(","),
    "idempotency-key": id,
  });
  const evidenceId = answer.headers.get("location")?.split("/").pop();
  if (evidenceId === undefined || evidenceId === "") throw new NoLine("an upload without an address");
  return evidenceId;
}

/** How much has arrived; null: there is no such upload any more. */
async function arrivedOf(evidenceId: string): Promise<number | null> {
  try {
    const { headers } = await tus("HEAD", `${UPLOADS}/${evidenceId}`, {});
    return Number(headers.get("upload-offset") ?? 0);
  } catch (error) {
    // an upload that has been taken in is gone as an upload: what became of it, GET says
    if (!(error instanceof ApiProblem) || error.problem.status !== 404) throw error;
    const state = await stateOf(evidenceId).catch((fault: unknown) => {
      if (fault instanceof ApiProblem && fault.problem.status === 404) return null;
      throw fault;
    });
    return state === null ? null : Number.MAX_SAFE_INTEGER;
  }
}

/**
 * Sends a piece. Where its answer is lost, some browsers send it again by themselves; it is refused then, for it has arrived.
 * @returns how much has arrived by now; null: there is no such upload any more
 */
async function sendPiece(evidenceId: string, offset: number, piece: ArrayBuffer): Promise<number | null> {
  const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  try {
    const answer = await tus("PATCH", `${UPLOADS}/${evidenceId}`, headers, piece);
    return Number(answer.headers.get("upload-offset") ?? offset + piece.byteLength);
  } catch (error) {
    if (!(error instanceof ApiProblem) || !AT_ANOTHER_PLACE.has(error.problem.status)) throw error;
    const at = await arrivedOf(evidenceId);
    if (at === offset) throw error;
    return at;
  }
}

/** What tus says to a piece that is not the next one: there is no such upload under way; its offset is another. */
const AT_ANOTHER_PLACE: ReadonlySet<number> = new Set([404, 409]);

async function tus(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  body?: ArrayBuffer,
): Promise<Response> {
  const answer = await askInTime(address, {
    method,
    credentials: "same-origin",
    headers: { ...TUS, ...headers },
    ...(body && { body }),
  });
  if (!answer.ok) throw await ApiProblem.of(answer);
  return answer;
}

/** What became of an upload. */
async function stateOf(evidenceId: string): Promise<{ readonly state: string; readonly why?: string }> {
  const answer = await tus("GET", `${UPLOADS}/${evidenceId}`, {});
  return (await answer.json()) as { readonly state: string; readonly why?: string }; // as docs/evidence.md says
}

/** Waits until the file has been looked through. @throws {Refused} where it is not taken */
async function untilReady(evidenceId: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const { state, why = "" } = await stateOf(evidenceId);
    if (state === "ready") return;
    if (state === "refused") throw new Refused(why);
    await new Promise((later) => setTimeout(later, 250 * 2 ** look));
  }
  throw new NoLine("still being looked through");
}

/** The file is nothing that is taken. */
class Refused extends Error {
  override readonly name = "Refused";
}

async function add(db: FieldDatabase, proof: Proof): Promise<void> {
  const { id, organisation, programme, evidenceId, unitId, programmeId, addKey } = proof;
  await client.post("/api/v1/organisations/{slug}/commands/AddEvidence", {
    path: { slug: organisation },
    query: { programme },
    headers: { "idempotency-key": addKey },
    body: { evidenceId: evidenceId ?? "", unitId, programmeId, title: null, retainUntil: null },
  });
  await db.proofs.update(id, { step: "link" });
}

/** The last step: with its receipt the bytes go from the phone. */
async function link(db: FieldDatabase, proof: Proof): Promise<void> {
  const { id, organisation, programme, evidenceId, unitId, linkId, item, period, applicationId, question } = proof;
  const { log, first, last, at } = await client.post("/api/v1/organisations/{slug}/commands/LinkEvidence", {
    path: { slug: organisation },
    query: { programme },
    headers: { "idempotency-key": linkId },
    body: {
      linkId,
      evidenceId: evidenceId ?? "",
      unitId,
      target: { kind: "observation", item, period },
      locator: { kind: "whole" },
    },
  });
  await db.transaction("rw", db.proofs, db.arrived, async () => {
    await db.arrived.put({ id, at, applicationId, what: "proof", question, ledger: log, first, last });
    await db.proofs.delete(id);
  });
}
