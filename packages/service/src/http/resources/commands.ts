import { type Command, type CommandType, MAY } from "@touchstone/domain";
import { execute, type Log, type Receipt, readPrivate, type Touchstone } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { COMMAND_BODIES } from "../command-bodies.ts";
import { COMMAND_PLACES } from "../command-places.ts";
import { idsUnder, withIds } from "../made-ids.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { receipt, slug } from "../shapes.ts";

/** Commands, posted by their name to the log that they act in: one route each. */
export function commandRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    for (const type of Object.keys(COMMAND_BODIES) as CommandType[]) // its keys are all of them
      for (const kind of COMMAND_PLACES[type].in) {
        const { summary, example } = COMMAND_PLACES[type];
        const isReading = type === "ReadPrivatePart";
        app.post(
          `/${kind}s/:slug/commands/${type}`,
          {
            config: { needs: isReading ? "private" : "command" },
            schema: {
              summary,
              operationId: `${kind}${type}`,
              tags: ["commands"],
              params: z.object({ slug }),
              querystring: kind === "organisation" ? actingQuery : z.object({}),
              headers: commandHeaders,
              body: COMMAND_BODIES[type].meta({ examples: [example] }),
              response: { 200: isReading ? openedPart : receipt },
            },
          },
          async (request) => {
            const asked = askedOf(touchstone, request, { type, kind });
            return isReading ? await opened(touchstone, asked) : await done(touchstone, asked);
          },
        );
      }
  };
}

const commandHeaders = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .describe("the same key does the same command once, however often it is sent"),
  "if-match": z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe("the revision that was looked at, in quotes; refused if it has changed meanwhile"),
});
const actingQuery = z.object({ programme: slug.optional().describe("acts for this programme: its roles count") });
const openedPart = z.object({ content: z.unknown(), receipt });

type Asked = Parameters<typeof execute>[1];

interface CommandRequest extends FastifyRequest {
  params: { slug: string };
  query: { programme?: string | undefined };
  headers: FastifyRequest["headers"] & { "idempotency-key"?: string | undefined; "if-match"?: string | undefined };
}

function askedOf(
  { newId }: Touchstone,
  request: FastifyRequest,
  { type, kind }: { readonly type: CommandType; readonly kind: Log["kind"] },
): Asked {
  const { params, query, headers, body } = request as CommandRequest; // as the schema of the route has read them
  const { account, accountId } = signedIn(request, type === "ReadPrivatePart" ? "private" : "command");
  if (MAY[type] === "folder") throw refusedProblem({ code: "not-allowed", command: type, roles: [] });
  const key = headers["idempotency-key"];
  const makeId = key === undefined ? newId : idsUnder([accountId, kind, params.slug, type, key]);
  const command = { ...withIds(body as object, makeId), type } as Command; // COMMAND_BODIES[type] has read it
  if ("slug" in command && command.slug !== params.slug)
    throw new ProblemError("invalid-request", `slug: got ${command.slug}, want ${params.slug}, as in the address`, {
      errors: [{ pointer: "/slug", detail: `want ${params.slug}, as in the address` }],
    });
  const version = headers["if-match"]?.slice(1, -1);
  return {
    log: { kind, slug: params.slug },
    command,
    account,
    key,
    expectedVersion: version === undefined ? undefined : Number(version),
    programme: query.programme,
  };
}

async function done(touchstone: Touchstone, asked: Asked): Promise<Omit<Receipt, "ok">> {
  const { command } = asked;
  if (command.type === "AddProgrammeDocument" && command.file !== null && !(await touchstone.files.has(command.file)))
    throw refusedProblem({ code: "unknown", what: "file", id: command.file });
  const answer = await execute(touchstone, asked);
  if (!answer.ok) throw refusedProblem(answer.refusal);
  return receiptOf(answer);
}

async function opened(touchstone: Touchstone, { command, ...asked }: Asked) {
  if (command.type !== "ReadPrivatePart") throw new TypeError(`opened: got ${command.type}, want ReadPrivatePart`);
  const answer = await readPrivate(touchstone, { ...asked, command });
  if (!answer.ok) throw refusedProblem(answer.refusal);
  return { content: answer.content, receipt: receiptOf(answer.receipt) };
}

const receiptOf = ({ kind, log, first, last, at }: Receipt): Omit<Receipt, "ok"> => ({ kind, log, first, last, at });
