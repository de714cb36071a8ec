import { ROLES } from "@touchstone/domain";
import { accountsIn, grantsOf, keptParts, labelsOf, permissionsOf, todayIn } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, organisationOfLog, reading } from "../logs.ts";
import { pageIn, pageOf, pageOfRows, pageQuery, placeOf } from "../paging.ts";
import { plain } from "../plain.ts";
import { day, seq, slug, uuid } from "../shapes.ts";
import { unitLabel } from "./procedure/parts.ts";

const grant = z
  .object({
    grantId: uuid,
    account: z.string(),
    role: z.enum(ROLES),
    unitId: uuid.nullable().describe("over this unit and all below it; null: over all"),
    unit: unitLabel.nullable().describe("what it is called today"),
    from: day,
    until: day.nullable(),
  })
  .meta({ id: "RoleGrant" });
const account = z.object({ accountId: uuid, name: z.string(), createdAt: z.string() }).meta({ id: "Account" });
const kept = z
  .object({ seq, part: z.string(), type: z.string().describe("of its event") })
  .meta({ id: "KeptPart", description: "that there is a private part, not what it says" });
const params = z.object({ slug });

/** Who may do what, and which private parts are kept: for who runs a log. */
export function peopleRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    for (const kind of ["organisation", "programme"] as const) {
      app.get(
        `/${kind}s/:slug/roles`,
        {
          config: { needs: "read" },
          schema: {
            summary: `Roles in ${kind === "organisation" ? "an organisation" : "a programme"}, those that have ended too`,
            operationId: `${kind}ListRoles`,
            tags: ["roles"],
            params,
            querystring: z.object({
              ...pageQuery,
              role: z
                .union([z.enum(ROLES), z.array(z.enum(ROLES)).max(ROLES.length)])
                .optional()
                .describe("one or more of them"),
            }),
            response: { 200: pageOf(grant).extend({ on: day.describe("that it is there now") }) },
          },
        },
        async (request) => {
          const log = await logNamed(touchstone, kind, request.params.slug);
          await mustRead(touchstone, request, { log, what: "ReadRoles", unitId: null });
          const { role, ...page } = request.query;
          const organisation = kind === "organisation" ? log : await organisationOfLog(touchstone, log);
          return reading(touchstone, async (tx) => {
            const { items, next } = pageIn(await grantsOf(tx, log, role === undefined ? null : [role].flat()), page);
            const today = todayIn(log, touchstone);
            const over = items.flatMap(({ unitId }) => unitId ?? []);
            const label = await labelsOf({ tx, organisation, today }, over);
            return plain({
              items: items.map((one) => ({ ...one, unit: one.unitId === null ? null : label(one.unitId) })),
              next,
              on: today,
            });
          });
        },
      );

      app.get(
        `/${kind}s/:slug/accounts`,
        {
          config: { needs: "read" },
          schema: {
            summary: "Accounts that have acted, or held a role, here",
            operationId: `${kind}ListAccounts`,
            tags: ["roles"],
            params,
            querystring: z.object(pageQuery),
            response: { 200: pageOf(account) },
          },
        },
        async (request) => {
          const { limit, cursor } = request.query;
          const [after = null] = placeOf(cursor, z.tuple([z.string().max(64)])) ?? [];
          const log = await logNamed(touchstone, kind, request.params.slug);
          await mustRead(touchstone, request, { log, what: "ReadAccounts", unitId: null });
          const rows = await reading(touchstone, (tx) => accountsIn(tx, log, { after, limit: limit + 1 }));
          const shown = rows.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() }));
          return pageOfRows(shown, limit, ({ name }) => [name]);
        },
      );

      app.get(
        `/${kind}s/:slug/private-parts`,
        {
          config: { needs: "private" },
          schema: {
            summary: "Private parts that are kept: that there is one, not what it says",
            operationId: `${kind}ListPrivateParts`,
            tags: ["private parts"],
            params,
            querystring: z.object(pageQuery),
            response: { 200: pageOf(kept) },
          },
        },
        async (request) => {
          const log = await logNamed(touchstone, kind, request.params.slug);
          await mustRead(touchstone, request, { log, what: "ListPrivateParts", unitId: null });
          return pageIn(plain(await reading(touchstone, (tx) => keptParts(tx, log))), request.query);
        },
      );
    }

    app.get(
      "/organisations/:slug/permissions",
      {
        schema: {
          summary: "Which answers, asked once, serve which other programme",
          operationId: "listPermissions",
          tags: ["organisations"],
          params,
          querystring: z.object(pageQuery),
          response: {
            200: pageOf(
              z
                .object({ permissionId: uuid, quantity: z.string(), from: uuid.nullable(), to: uuid, on: day })
                .meta({ id: "Permission" }),
            ),
          },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "organisation", request.params.slug);
        return pageIn(plain(await reading(touchstone, (tx) => permissionsOf(tx, log))), request.query);
      },
    );
  };
}
