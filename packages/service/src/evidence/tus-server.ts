import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { diskTrouble } from "@touchstone/server";
import { ERRORS, Server, TUS_RESUMABLE } from "@tus/server";
import type { FastifyRequest } from "fastify";
import type { Principal } from "../http/principal.ts";
import { ProblemError, type ProblemKind } from "../http/problem.ts";
import type { Service } from "../service.ts";
import { begunBefore, uploadIdUnder } from "./begun-before.ts";
import type { Intakes } from "./intake.ts";
import { hasRoom, purposeOf } from "./upload-purpose.ts";
import { metadataOf, type UploadStore } from "./upload-store.ts";

/** Where uploads are, in addresses. */
const PATH = "/api/v1/uploads";

/** Id of an upload: made here, at random, or out of the key that it was begun under. */
export const UPLOAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Answers one request of the protocol. An upload that is begun under a key again is the same one.
 * @throws {ProblemError} for what it refuses
 */
export type Tus = (request: FastifyRequest, principal: Principal, key?: string) => Promise<Response>;

/** Who asks, and under which id an upload is begun; null: a new one. */
interface Asked {
  readonly principal: Principal;
  readonly evidenceId: string | null;
}

/**
 * tus 1.0 over the folder of uploads. An upload lies in the folder of the account that began it, and is looked for only
 * in that of whoever asks. Once it is whole it is taken in.
 */
export function openTus(
  { touchstone, config }: Pick<Service, "touchstone" | "config">,
  { uploads, intakes }: { readonly uploads: UploadStore; readonly intakes: Intakes },
): Tus {
  const asked = new WeakMap<object, Asked>();
  const askedIn = (request: object): Asked => {
    const found = asked.get(request);
    if (!found) throw new Error("openTus: a request without its principal");
    return found;
  };
  const server = new Server({
    path: PATH,
    datastore: uploads.tus,
    maxSize: Math.max(config.evidence.photoLimit, config.evidence.fileLimit),
    relativeLocation: true,
    allowedOrigins: [config.publicUrl],
    namingFunction: (request) => {
      const { principal, evidenceId } = askedIn(request);
      return `${principal.accountId}/${evidenceId ?? randomUUID()}`;
    },
    generateUrl: (_, { path, id }) => `${path}/${id.slice(id.indexOf("/") + 1)}`,
    getFileIdFromRequest: (request, last) => {
      const id = UPLOAD_ID.exec(last ?? "")?.[0];
      return id === undefined ? undefined : `${askedIn(request).principal.accountId}/${id}`;
    },
    onUploadCreate: async (request, { metadata = {} }) => {
      const { principal } = askedIn(request);
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
  const answered = async (web: Request, by: Asked): Promise<Response> => {
    asked.set(web, by);
    const answer = await server.handleWeb(web);
    if (answer.status >= 400) throw refusalIn(answer.status, (await answer.text()).trim());
    return answer;
  };
  const beginning = inTurn<Response>();
  return (request, principal, key) => {
    const web = webRequest(request, config.publicUrl);
    if (key === undefined) return answered(web, { principal, evidenceId: null });
    const evidenceId = uploadIdUnder(principal.accountId, key);
    return beginning(evidenceId, async () => {
      const begun = { principal, evidenceId, headers: web.headers };
      const offset = await begunBefore({ touchstone }, { uploads, intakes }, begun);
      if (offset === null) return answered(web, { principal, evidenceId });
      const headers = {
        location: `${PATH}/${evidenceId}`,
        "tus-resumable": TUS_RESUMABLE,
        "upload-offset": `${offset}`,
      };
      return new Response(null, { status: 201, headers });
    });
  };
}

/** Does what is asked for under the same name one after the other. */
function inTurn<T>(): (name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const own = before.then(work);
    const over = own
      .catch(() => {})
      .finally(() => {
        if (last.get(name) === over) last.delete(name);
      });
    last.set(name, over);
    return own;
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
