import { FileDamaged, type ListedEvidence, openSealedFile } from "@touchstone/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ProblemError } from "../http/problem.ts";
import type { EvidenceFiles } from "./evidence-files.ts";
import type { InFlight } from "./in-flight.ts";
import { placeOf } from "./intake.ts";
import { kindOf } from "./kinds.ts";
import { sendFile } from "./send-file.ts";

/** A smaller picture in place of the file, by the length of its longer side. */
export const side = z.enum(["320", "1280"]).optional();
const MOST_OF_SMALLER = 1 << 20;

/** Where files are kept, and the bound of what is sent at once. */
export interface ProofSource {
  readonly filesOf: EvidenceFiles;
  readonly sending: InFlight;
}

/** What is sent of a proof that whoever asks may see. */
interface SentProof {
  /** log of the organisation that keeps it */
  readonly logId: string;
  readonly evidence: ListedEvidence;
  /** null: it is not encrypted */
  readonly key: string | null;
  readonly side: z.infer<typeof side>;
  /** what it is called by whoever gets it, in its tag and its file's name; of a smaller picture with `side` behind it */
  readonly name: string;
  readonly isPublic: boolean;
}

/** Sends a proof, or a smaller picture of it. @throws {ProblemError} not-found, also where there is no such picture */
export async function sendProof(
  { filesOf, sending }: ProofSource,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  sent: SentProof,
): Promise<FastifyReply> {
  const { logId, evidence, key, name, isPublic } = sent;
  const longest = sent.side === undefined ? null : Number(sent.side);
  const smaller = longest === null ? null : evidence.thumbnails.find((one) => one.side === longest);
  const kind = smaller ? "image/webp" : kindOf(evidence.mediaType);
  if (smaller === undefined || kind === null) throw new ProblemError("not-found", "There is no such file.");
  await sending.room(reply, smaller ? MOST_OF_SMALLER : evidence.bytes);
  const stored = await filesOf(logId)
    .read(smaller?.digest ?? evidence.digest)
    .catch(asMissing);
  const place = placeOf(evidence.evidenceId, smaller?.side ?? "file");
  return sendFile(request, reply, {
    kind,
    bytes: key === null ? stored : openSealedFile(Buffer.from(key, "hex"), place, stored),
    etag: `"${name}${smaller ? `-${smaller.side}` : ""}"`,
    isPublic,
    name: name.slice(0, 12),
  });
}

/** A file that should be there and is not: said as it is, without its inside. */
export function asMissing(error: unknown): never {
  if (error instanceof FileDamaged)
    throw new ProblemError("not-found", "The file is not kept any more, or is damaged.");
  throw error;
}
