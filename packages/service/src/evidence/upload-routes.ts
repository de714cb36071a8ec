import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { VISIBILITIES } from "@touchstone/domain";
import {
  countIntakes,
  diskTrouble,
  type Log,
  logBySlug,
  mayRead,
  readOnlyWords,
  transaction,
} from "@touchstone/server";
import { ERRORS, Server } from "@tus/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Principal } from "../http/principal.ts";
import { ProblemError, type ProblemKind } from "../http/problem.ts";
import type { Service } from "../service.ts";
import type { Intakes } from "./intake.ts";
import { metadataOf, type UploadPurpose, type UploadStore } from "./upload-store.ts";

const PATH = "/api/v1/uploads";
const MOST_UNDER_WAY = 20;
const MOST_WAITING = 100;

/**
 * Files come in here in pieces that can be gone on with after any interruption (tus 1.0). An upload belongs to the
 * account that began it. `Upload-Metadata` names the `organisation` and the `unit` it is for, the `visibility`, the
 * `filetype`, and the `programme` where the account has its role there; a file's name is not kept.
 * @see https://tus.io/protocols/resumable-upload
 */
export function uploadRoutes(
  { touchstone, config }: Pick<Service, "touchstone" | "config">,
  { uploads, intakes }: { readonly uploads: UploadStore; readonly intakes: Intakes },
): FastifyPluginAsyncZod {
  const asked = new WeakMap<Request, Principal>();
  const askedBy = (request: object): Principal => {
    const principal = asked.get(request as Request); // the request that `tus` is handed below
    if (!principal) throw new Error("uploadRoutes: a request without its principal");
    return principal;
  };
  const most = Math.max(config.evidence.photoLimit, config.evidence.fileLimit);
  const tus = new Server({
    path: PATH,
    datastore: uploads.tus,
    maxSize: most,
    relativeLocation: true,
    allowedOrigins: [config.publicUrl],
    namingFunction: (request) => `${askedBy(request).accountId}/${randomUUID()}`,
    generateUrl: (_, { path, id }) => `${path}/${id.slice(id.indexOf("/") + 1)}`,
    getFileIdFromRequest: (request, last) => {
      const id = UUID.exec(last ?? "")?.[0];
      return id === undefined ? undefined : `${askedBy(request).accountId}/${id}`;
    },
    onUploadCreate: async (request, { metadata = {} }) => {
      const principal = askedBy(request);
      const purpose = await purposeOf({ touchstone }, principal, metadata);
      if ((await uploads.count(principal.accountId)) >= MOST_UNDER_WAY)
        throw new ProblemError("too-many-requests", `There are ${MOST_UNDER_WAY} uploads under way: end one first.`);
      const waiting = await transaction(touchstone, (tx) => countIntakes(tx, principal.accountId), { readOnly: true });
      if (waiting >= MOST_WAITING)
        throw new ProblemError("too-many-requests", `${MOST_WAITING} files wait to be made proofs: add them first.`);
      return { metadata: metadataOf(purpose) };
    },
    onUploadFinish: async ({ method }, { id }) => {
      if (method === "POST") return {}; // whole as it began: tus still looks at the file; what it is, GET finds out
      const [accountId = "", evidenceId = ""] = id.split("/");
      // what is found is asked for by GET: an answer that is lost here is no loss
      await intakes.of(accountId, evidenceId).catch(() => null);
      return {};
    },
    // a problem of ours is told as one; see `answered`
    onResponseError: (_, error) => {
      const problem = error instanceof ProblemError ? error : notWritten(error);
      return problem ? { status_code: problem.problem.status, body: JSON.stringify(problem.problem) } : undefined;
    },
  });

  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const principal = signedIn(request);
    const readOnly = touchstone.health.isReadOnly();
    if (readOnly && request.method !== "HEAD" && request.method !== "OPTIONS")
      throw new ProblemError("read-only", readOnlyWords(readOnly));
    const web = webRequest(request, config.publicUrl);
    asked.set(web, principal);
    return answered(await tus.handleWeb(web), reply);
  };

  return async (app) => {
    app.addContentTypeParser("application/offset+octet-stream", (_, payload, done) => done(null, payload));
    app.post(
      "/uploads",
      { schema: { summary: "Begin to upload a file", operationId: "beginUpload", tags: ["evidence"] } },
      handle,
    );
    app.head(
      "/uploads/:evidenceId",
      { schema: { summary: "How far an upload has come", operationId: "headUpload", tags: ["evidence"], params } },
      handle,
    );
    app.patch(
      "/uploads/:evidenceId",
      { schema: { summary: "Send the next piece", operationId: "continueUpload", tags: ["evidence"], params } },
      handle,
    );
    app.delete(
      "/uploads/:evidenceId",
      { schema: { summary: "Give an upload up", operationId: "endUpload", tags: ["evidence"], params } },
      handle,
    );
    app.get(
      "/uploads/:evidenceId",
      {
        schema: {
          summary: "An upload: how far it has come, or what was found in the file",
          operationId: "getUpload",
          tags: ["evidence"],
          params,
          response: { 200: uploadShape },
        },
        exposeHeadRoute: false,
      },
      async (request) => {
        const { accountId } = signedIn(request);
        const { evidenceId } = request.params;
        const intake = await intakes.of(accountId, evidenceId);
        if (intake?.file) {
          const { mediaType, bytes, visibility } = intake.file;
          return { evidenceId, state: "ready" as const, mediaType, bytes, visibility };
        }
        if (intake) return { evidenceId, state: "refused" as const, why: intake.fault ?? "" };
        const state = await uploads.stateOf(accountId, evidenceId);
        if (!state) throw new ProblemError("not-found", "There is no such upload of this account.");
        return { evidenceId, state: "under-way" as const, offset: state.offset, length: state.length };
      },
    );
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const params = z.object({ evidenceId: z.string().regex(UUID) });
const uploadShape = z
  .object({
    evidenceId: z.string(),
    state: z.enum(["under-way", "ready", "refused"]),
    offset: z.number().optional(),
    length: z.number().nullable().optional(),
    mediaType: z.string().optional(),
    bytes: z.number().optional(),
    visibility: z.enum(VISIBILITIES).optional(),
    why: z.string().optional(),
  })
  .meta({ id: "Upload" });

function signedIn({ principal }: FastifyRequest): Principal {
  if (!principal) throw new ProblemError("not-signed-in", "Sign in to hand in a file.");
  if (!principal.scopes.has("submit"))
    throw new ProblemError("not-allowed", "This token may not hand in files: it wants the scope submit.");
  return principal;
}

/** What the upload is for; refused unless the account may see evidence of that unit. Who may add it, AddEvidence decides. */
async function purposeOf(
  { touchstone }: Pick<Service, "touchstone">,
  { accountId }: Principal,
  metadata: Record<string, string | null>,
): Promise<UploadPurpose> {
  const { organisation, unit, programme = null, visibility, filetype = null } = metadata;
  const errors = [];
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(organisation ?? ""))
    errors.push({ pointer: "/organisation", detail: "want the slug of an organisation" });
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(unit ?? ""))
    errors.push({ pointer: "/unit", detail: "want the id of a unit" });
  const seen = VISIBILITIES.find((one) => one === visibility);
  if (!seen) errors.push({ pointer: "/visibility", detail: `want one of ${VISIBILITIES.join(", ")}` });
  if (filetype !== null && !/^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(filetype))
    errors.push({ pointer: "/filetype", detail: "want a media type" });
  if (errors.length > 0 || !seen)
    throw new ProblemError("invalid-request", "Upload-Metadata does not say what the file is for.", { errors });
  const logs = await transaction(
    touchstone,
    async (tx) => ({
      here: await logBySlug(tx, "organisation", organisation ?? ""),
      acting: programme === null ? null : await logBySlug(tx, "programme", programme),
    }),
    { readOnly: true },
  );
  const { here, acting } = logs;
  if (!here) throw new ProblemError("not-found", `There is no organisation ${organisation}.`);
  const log: Log = acting?.organisationId === here.logId ? acting : here;
  const refusal = await mayRead(touchstone, { log, accountId, what: "ReadEvidence", unitId: unit ?? "" });
  if (refusal) throw new ProblemError("not-allowed", "This account has no part in that unit.", { refusal });
  return { logId: here.logId, visibility: seen, said: filetype };
}

function webRequest({ raw, body, method }: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw.headers)) if (typeof value === "string") headers.set(name, value);
  const stream = body instanceof Readable ? body : null;
  return new Request(new URL(raw.url ?? "/", publicUrl), {
    method,
    headers,
    ...(stream && { body: Readable.toWeb(stream) as ReadableStream, duplex: "half" }), // the same thing under two names
  });
}

/** The problem where what has arrived can't be written; null for any other error. */
function notWritten(error: Error | { readonly body: string }): ProblemError | null {
  const isNotWritten = "body" in error ? error === ERRORS.FILE_WRITE_ERROR : diskTrouble(error) !== null;
  const words = "What was sent can't be written at the moment. What has arrived is kept: go on later.";
  return isNotWritten ? new ProblemError("read-only", words) : null;
}

/** What tus answers, as a reply of ours; where it refuses, as a problem. */
async function answered(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  for (const [name, value] of answer.headers) if (!/^(content-|connection$)/.test(name)) void reply.header(name, value);
  if (answer.status < 400) return reply.code(answer.status).send();
  const words = (await answer.text()).trim();
  if (words.startsWith('{"type":"/problems/')) throw problemIn(words);
  throw new ProblemError(KIND_OF.get(answer.status) ?? "fault", words || "The upload can't go on like this.");
}

/** A problem of ours that came through tus as text. */
function problemIn(words: string): ProblemError {
  const { type, detail, errors, refusal } = JSON.parse(words) as ProblemError["problem"]; // written by `onResponseError`
  return new ProblemError(type.replace("/problems/", "") as ProblemKind, detail, {
    ...(errors && { errors }),
    ...(refusal && { refusal }),
  });
}

const KIND_OF: ReadonlyMap<number, ProblemKind> = new Map([
  [400, "invalid-request"],
  [403, "conflict"],
  [404, "not-found"],
  [409, "conflict"],
  [410, "not-found"],
  [412, "invalid-request"],
  [413, "too-large"],
  [415, "wrong-media-type"],
  [423, "conflict"],
  [501, "invalid-request"], // an extension of the protocol that is not spoken here
]);
