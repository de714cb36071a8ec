import { PassThrough } from "node:stream";
import {
  clearRemoved,
  type ListedSandbox,
  makeSandbox,
  type Receipt,
  removeSandbox,
  type SandboxMade,
  sandboxesOf,
} from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { evidenceFiles } from "../../evidence/evidence-files.ts";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, reading } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { pageIn, pageOf, pageQuery } from "../paging.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { day, receipt, slug, uuid } from "../shapes.ts";
import { keyed, keyOf } from "./import-tables.ts";

const sandbox = z
  .object({
    slug: slug.describe("name of its programme, and of its organisation"),
    organisationId: uuid,
    madeAt: z.string(),
    copied: z
      .object({ day, units: z.int(), enrolled: z.int(), answers: z.int() })
      .nullable()
      .describe("how much, and as of which day; null: it is not whole, or not yet, and there for nobody"),
  })
  .meta({ id: "Sandbox", description: "a copy of a programme for a rehearsal: nothing in it counts" });

const line = z
  .any()
  .describe("lines of JSON: { progress, share } as often as it gets on, then { result } or { problem }");
const tags = ["bulk"];

/** Rehearsals: copies of a programme, made, listed and removed. */
export function sandboxRoutes(service: Service): FastifyPluginAsyncZod {
  const { touchstone } = service;
  return async (app) => {
    const copying = new Map<string, Promise<unknown>>();
    // what was removed while nobody could say where evidence lies, or was killed amid it
    app.addHook("onListen", async () => {
      await clearRemoved(touchstone, evidenceFiles(touchstone, service.config)).catch((err: unknown) =>
        app.log.error({ err }, "a rehearsal that was removed could not be cleared away"),
      );
    });
    app.addHook("onClose", async () => void (await Promise.allSettled(copying.values())));

    app.post(
      "/programmes/:programme/sandboxes",
      {
        config: { needs: "command" },
        schema: {
          summary: "Copy a programme for a rehearsal; tells how far it is, a line of JSON each time",
          operationId: "makeSandbox",
          tags,
          params: z.object({ programme: slug }),
          headers: keyed,
          body: z
            .strictObject({ slug: slug.optional().describe("by default that of the programme and -sandbox-1, -2 …") })
            .meta({ examples: [{ slug: "libraries-rehearsal" }] }),
          produces: ["application/x-ndjson"],
          response: { 200: line },
        },
      },
      async (request, reply) => {
        const { account } = signedIn(request, "command");
        const { slug: programme } = await logNamed(touchstone, "programme", request.params.programme);
        if (copying.has(programme))
          throw new ProblemError("conflict", `${programme} is being copied already; ask again when it is done.`);
        const lines = new PassThrough();
        const tell = (of: object): void => {
          if (!lines.destroyed) lines.write(`${JSON.stringify(of)}\n`);
        };
        const begun = Promise.withResolvers<null>();
        const done = makeSandbox(touchstone, {
          programme,
          account,
          slug: request.body.slug ?? null,
          key: keyOf(request),
          say: (what, share) => {
            begun.resolve(null); // it was allowed
            tell({ progress: what, share: share ?? null });
          },
        });
        copying.set(
          programme,
          done.catch(() => {}).finally(() => copying.delete(programme)),
        );
        const refused = await Promise.race([begun.promise, done]);
        if (refused?.ok === false) throw refusedProblem(refused.refusal);
        void done
          .then((answer) =>
            tell(answer.ok ? { result: resultOf(answer) } : { problem: refusedProblem(answer.refusal).problem }),
          )
          .catch((error: unknown) => {
            request.log.error({ err: error }, "a copy failed");
            tell({ problem: new ProblemError("fault", "Something went wrong here; the copy is gone.").problem });
          })
          .finally(() => lines.end());
        return reply.header("content-type", "application/x-ndjson").header("x-accel-buffering", "no").send(lines);
      },
    );

    app.get(
      "/programmes/:programme/sandboxes",
      {
        config: { needs: "read" },
        schema: {
          summary: "The rehearsals of a programme",
          operationId: "listSandboxes",
          tags,
          params: z.object({ programme: slug }),
          querystring: z.object(pageQuery),
          response: { 200: pageOf(sandbox) },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log, what: "ReadDrafts", unitId: null });
        return pageIn((await reading(touchstone, (tx) => sandboxesOf(tx, log))).map(listedOf), request.query);
      },
    );

    app.delete(
      "/sandboxes/:sandbox",
      {
        config: { needs: "command" },
        schema: {
          summary: "Remove a rehearsal, with everything in it; what counts can't be removed",
          operationId: "removeSandbox",
          tags,
          params: z.object({ sandbox: slug }),
          response: { 200: receipt },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "command");
        const evidenceOf = evidenceFiles(touchstone, service.config);
        const answer = await removeSandbox(touchstone, { slug: request.params.sandbox, account, evidenceOf });
        if (!answer.ok) throw refusedProblem(answer.refusal);
        return receiptOf(answer);
      },
    );
  };
}

const receiptOf = ({ kind, log, first, last, at }: Receipt) => ({ kind, log, first, last, at });

const copiedOf = (filled: NonNullable<ListedSandbox["filled"]>) => ({
  day: filled.day,
  units: filled.nUnits,
  enrolled: filled.nEnrolled,
  answers: filled.nAnswers,
});

const listedOf = ({ slug: name, organisationId, madeAt, filled }: ListedSandbox) => ({
  slug: name,
  organisationId,
  madeAt: madeAt.toISOString(),
  copied: filled && copiedOf(filled),
});

const resultOf = ({ slug: name, receipt: of, filled, leftOut }: SandboxMade) => ({
  slug: name,
  receipt: receiptOf(of),
  copied: copiedOf(filled),
  leftOut: leftOut.map(({ version, refusal }) => ({ version, why: refusedProblem(refusal).problem.detail })),
});
