import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { diskTrouble } from "@touchstone/server";
import { ERRORS, Server } from "@tus/server";
import type { FastifyRequest } from "fastify";
import type { Principal } from "../http/principal.ts";
import { ProblemError, type ProblemKind } from "../http/problem.ts";
import type { Service } from "../service.ts";
import type { Intakes } from "./intake.ts";
import { hasRoom, purposeOf } from "./upload-purpose.ts";
import { metadataOf, type UploadStore } from "./upload-store.ts";

/** Where uploads are, in addresses. */
const PATH = "/api/v1/uploads";

/** Id of an upload: made here, at random. */
export const UPLOAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Answers one request of the protocol. @throws {ProblemError} for what it refuses */
export type Tus = (request: FastifyRequest, principal: Principal) => Promise<Response>;

/**
 * tus 1.0 over the folder of uploads. An upload lies in the folder of the account that began it, and is looked for only
 * in that of whoever asks. Once it is whole it is taken in.
 */
export function openTus(
  { touchstone, config }: Pick<Service, "touchstone" | "config">,
  { uploads, intakes }: { readonly uploads: UploadStore; readonly intakes: Intakes },
): Tus {
  const asked = new WeakMap<object, Principal>();
  const askedBy = (request: object): Principal => {
    const principal = asked.get(request);
    if (!principal) throw new Error("openTus: a request without its principal");
    return principal;
  };
  const server = new Server({
    path: PATH,
    datastore: uploads.tus,
    maxSize: Math.max(config.evidence.photoLimit, config.evidence.fileLimit),
    relativeLocation: true,
    allowedOrigins: [config.publicUrl],
    namingFunction: (request) => `${askedBy(request).accountId}/${randomUUID()}`,
    generateUrl: (_, { path, id }) => `${path}/${id.slice(id.indexOf("/") + 1)}`,
    getFileIdFromRequest: (request, last) => {
      const id = UPLOAD_ID.exec(last ?? "")?.[0];
      return id === undefined ? undefined : `${askedBy(request).accountId}/${id}`;
    },
    onUploadCreate: async (request, { metadata = {} }) => {
      const principal = askedBy(request);
      const purpose = await purposeOf(touchstone, principal, metadata);
      await hasRoom(touchstone, uploads, principal.accountId);
      return { metadata: metadataOf(purpose) };
    },
    onUploadFinish: async ({ method }, { id }) => {
      if (method === "POST") return {}; // whole as it began: tus still looks at the file; what it is, GET finds out
      const [accountId = "", evidenceId = ""] = id.split("/");
      // what is found is asked for by GET: an answer that is lost here is no loss
      await intakes.of(accountId, evidenceId).catch(() => null);
      return {};
    },
    // a problem of ours goes through as text, to be one again in `refusalIn`
    onResponseError: (_, error) => {
      const problem = error instanceof ProblemError ? error : notWritten(error);
      return problem ? { status_code: problem.problem.status, body: JSON.stringify(problem.problem) } : undefined;
    },
  });
  return async (request, principal) => {
    const web = webRequest(request, config.publicUrl);
    asked.set(web, principal);
    const answer = await server.handleWeb(web);
    if (answer.status >= 400) throw refusalIn(answer.status, (await answer.text()).trim());
    return answer;
  };
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

/** What tus refuses, as a problem. */
function refusalIn(status: number, words: string): ProblemError {
  if (!words.startsWith('{"type":"/problems/'))
    return new ProblemError(KIND_OF.get(status) ?? "fault", words || "The upload can't go on like this.");
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
