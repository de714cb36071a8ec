import { Readable } from "node:stream";
import { logBySlug, mayRead, transaction } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { signedIn } from "../../http/needs.ts";
import { ProblemError } from "../../http/problem.ts";
import { day, slug, uuid } from "../../http/shapes.ts";
import type { Service } from "../../service.ts";
import { slipSheet } from "../slip-sheet.ts";
import {
  closeUnitAccount,
  codeOfUnit,
  type Office,
  openUnitAccount,
  placeOf,
  resetUnitAccount,
  type Slip,
} from "../unit-accounts.ts";
import { slipsForUnits } from "../unit-slips.ts";

const slipShape = z.object({
  grantId: uuid,
  account: z.string(),
  unitId: uuid,
  code: z.string(),
  slip: z.string(),
  expiresAt: z.iso.datetime(),
});
const programme = z.object({ programme: slug });
const ofGrant = z.object({ programme: slug, grant: uuid });
const language = z.enum(["en", "zh-Hans", "bo"]);

/** Accounts of units: opened, handed over and closed by whoever runs the subtree, each recorded in the programme's log. */
export function unitAccountRoutes({ touchstone, signIn, config }: Service): FastifyPluginAsyncZod {
  /** Where and as whom; nothing is looked for on behalf of one who may not even see the accounts. */
  const office = async (request: FastifyRequest, slugOf: string, unitId: string | null): Promise<Office> => {
    const { account, accountId } = signedIn(request, "command");
    const log = await transaction(touchstone, (tx) => logBySlug(tx, "programme", slugOf), {
      readOnly: true,
      pipelined: true,
    });
    if (log === null) throw new ProblemError("not-found", `There is no programme ${slugOf}.`);
    const refusal = await mayRead(touchstone, { log, accountId, what: "ReadUnitAccounts", unitId });
    if (refusal !== null)
      throw new ProblemError("not-allowed", "The account runs no such part of the programme.", { refusal });
    return { touchstone, signIn, programme: log, account };
  };
  const shown = ({ grantId, account, unitId, code, slip, expiresAt }: Slip) => ({
    grantId,
    account,
    unitId,
    code,
    slip,
    expiresAt: expiresAt.toISOString(),
  });
  return async (app) => {
    const tags = ["unit-accounts"];
    app.post(
      "/programmes/:programme/unit-accounts",
      {
        config: { needs: "command" },
        schema: {
          summary: "Open the account of a unit: its first slip, shown this once",
          operationId: "openUnitAccount",
          tags,
          params: programme,
          body: z.object({ unitId: uuid, from: day.nullable().default(null), until: day.nullable().default(null) }),
          response: { 201: slipShape },
        },
      },
      async (request, reply) => {
        const { unitId, from, until } = request.body;
        const at = await office(request, request.params.programme, unitId);
        const code = await codeOfUnit(at, unitId);
        if (code === null)
          throw new ProblemError("not-found", `The unit ${unitId} is not there, or has no code to sign in with.`);
        const { today } = await placeOf(touchstone, at.programme);
        const opened = await openUnitAccount(at, { unitId, code, from: from ?? today, until });
        if (!opened.ok) throw refused(opened.refusal);
        void reply.header("cache-control", "no-store");
        return reply.code(201).send(shown(opened));
      },
    );
    app.post(
      "/programmes/:programme/unit-accounts/:grant/reset",
      {
        config: { needs: "command" },
        schema: {
          summary: "Hand the account of a unit over: whoever was signed in is out; a new slip, shown this once",
          operationId: "resetUnitAccount",
          tags,
          params: ofGrant,
          response: { 200: slipShape },
        },
      },
      async (request, reply) => {
        const done = await resetUnitAccount(await ofHolder(request, request.params), request.params.grant);
        if (!done.ok) throw refused(done.refusal);
        void reply.header("cache-control", "no-store");
        return shown(done);
      },
    );
    app.post(
      "/programmes/:programme/unit-accounts/:grant/close",
      {
        config: { needs: "command" },
        schema: {
          summary: "Close the account of a unit from a day on",
          operationId: "closeUnitAccount",
          tags,
          params: ofGrant,
          body: z.object({ on: day }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const done = await closeUnitAccount(
          await ofHolder(request, request.params),
          request.params.grant,
          request.body.on,
        );
        if (!done.ok) throw refused(done.refusal);
        return reply.code(204).send(null);
      },
    );
    app.post(
      "/programmes/:programme/unit-slips",
      {
        config: { needs: "command" },
        schema: {
          summary: "Slips for many units, as a page to print: accounts are opened that are not open yet",
          operationId: "printUnitSlips",
          tags,
          params: programme,
          body: z.object({
            under: uuid.nullable().default(null).describe("only units below this one; null: all"),
            type: z.string().min(1).max(64).nullable().default(null),
            scheme: z.string().min(1).max(64).describe("of the codes that are typed to sign in"),
            language: language.default("en"),
            from: day.nullable().default(null),
            until: day.nullable().default(null),
          }),
          produces: ["text/html"],
        },
      },
      async (request, reply) => {
        const { from, ...asked } = request.body;
        const at = await office(request, request.params.programme, asked.under);
        const { today } = await placeOf(touchstone, at.programme);
        const slips = slipsForUnits(at, { ...asked, from: from ?? today });
        void reply.header("cache-control", "no-store").type("text/html; charset=utf-8");
        return reply.send(Readable.from(slipSheet(slips, { language: asked.language, publicUrl: config.publicUrl })));
      },
    );

    /** The office for the account that a grant is of: whether it may is the record's to say, which knows its unit. */
    async function ofHolder(request: FastifyRequest, params: { programme: string; grant: string }): Promise<Office> {
      const { rows } = await touchstone.pool.query<{ unitId: string }>(
        `SELECT g.unit_id AS "unitId" FROM log l
         JOIN role_grant g ON g.shard_key = l.shard_key AND g.log_id = l.log_id
         WHERE l.kind = 'programme' AND l.slug = $1 AND g.grant_id = $2 AND g.role = 'unit'`,
        [params.programme, params.grant],
      );
      const unitId = rows[0]?.unitId ?? null;
      const at = await office(request, params.programme, unitId);
      if (unitId === null) throw new ProblemError("not-found", `No unit has an account by the grant ${params.grant}.`);
      return at;
    }
  };
}

const refused = (refusal: NonNullable<ConstructorParameters<typeof ProblemError>[2]>["refusal"]): ProblemError =>
  refusal?.code === "not-allowed" || refusal?.code === "not-separated"
    ? new ProblemError("not-allowed", "The account may not do this.", { refusal })
    : new ProblemError("refused", `The record refuses this: ${refusal?.code}.`, refusal ? { refusal } : {});
