import { VISIBILITIES } from "@touchstone/domain";
import { readOnlyWords } from "@touchstone/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { signedIn } from "../http/needs.ts";
import { ProblemError } from "../http/problem.ts";
import type { Service } from "../service.ts";
import type { Intakes } from "./intake.ts";
import { openTus, type Tus, UPLOAD_ID } from "./tus-server.ts";
import type { UploadStore } from "./upload-store.ts";

/**
 * Files come in here in pieces that can be gone on with after any interruption (tus 1.0). An upload belongs to the
 * account that began it. `Upload-Metadata` names the `organisation` and the `unit` it is for, the `visibility`, the
 * `filetype`, and the `programme` where the account has its role there; a file's name is not kept.
 * @see https://tus.io/protocols/resumable-upload
 */
export function uploadRoutes(
  service: Pick<Service, "touchstone" | "config">,
  { uploads, intakes }: { readonly uploads: UploadStore; readonly intakes: Intakes },
): FastifyPluginAsyncZod {
  let tus: Tus | null = null; // opened by the first request: the reference of the API describes routes without a folder
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const principal = signedIn(request, "submit");
    const readOnly = service.touchstone.health.isReadOnly();
    if (readOnly && request.method !== "HEAD") throw new ProblemError("read-only", readOnlyWords(readOnly));
    tus ??= openTus(service, { uploads, intakes });
    const key = request.method === "POST" ? request.headers["idempotency-key"] : undefined;
    const { status, headers } = await tus(request, principal, key as string | undefined); // the route has read it
    for (const [name, value] of headers) if (!/^(content-|connection$)/.test(name)) void reply.header(name, value);
    return reply.code(status).send();
  };

  return async (app) => {
    app.addContentTypeParser("application/offset+octet-stream", (_, payload, done) => done(null, payload));
    app.post("/uploads", about("beginUpload", "Begin to upload a file", { headers: beginHeaders }), handle);
    app.head("/uploads/:evidenceId", about("headUpload", "How far an upload has come", { params }), handle);
    app.patch("/uploads/:evidenceId", about("continueUpload", "Send the next piece of a file", { params }), handle);
    app.delete("/uploads/:evidenceId", about("endUpload", "Give an upload up", { params }), handle);
    app.get(
      "/uploads/:evidenceId",
      {
        ...about("getUpload", "How far an upload has come, or what was found in the file", {
          params,
          response: { 200: uploadShape },
        }),
        exposeHeadRoute: false,
      },
      async (request) => {
        const { accountId } = signedIn(request, "submit");
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

const about = <S extends object>(operationId: string, summary: string, schema: S) => ({
  config: { needs: "submit" } as const,
  schema: { summary, operationId, tags: ["evidence"], ...schema },
});

const beginHeaders = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .describe("under the same key the same upload is begun, however often it is sent"),
});
const params = z.object({ evidenceId: z.string().regex(UPLOAD_ID) });
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
  .meta({ id: "Upload", description: "an upload: how far it has come, or what was found in the file" });
