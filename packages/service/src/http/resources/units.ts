import type { Reading, Unit } from "@touchstone/domain";
import {
  ancestorsOn,
  boundariesOn,
  childrenOn,
  countUnits,
  descendantsOn,
  holdersOfCode,
  type Log,
  lineageOfUnit,
  listUnits,
  readUnit,
  streamVersion,
  type Tx,
  todayIn,
  unitLines,
} from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, reading } from "../logs.ts";
import { cursorOf, pageIn, pageOf, pageQuery, placeOf } from "../paging.ts";
import { plain } from "../plain.ts";
import { ProblemError } from "../problem.ts";
import { day, revision, seq, slug, span, text, uuid } from "../shapes.ts";

const unitLine = z
  .object({
    unitId: uuid,
    type: z.string(),
    code: z.string().nullable(),
    names: z.array(z.object({ lang: z.string(), text: z.string() })),
    opened: day.nullable(),
    closed: day.nullable(),
  })
  .meta({ id: "UnitLine", description: "a unit in short, as it is on a day" });
const lineageEdge = z
  .object({ seq, from: uuid, to: uuid, kind: z.enum(["merge", "split", "successor", "reopened"]), on: day })
  .meta({ id: "LineageEdge", description: "what `from` was passes, whole or in part, to `to`" });
const unit = z
  .object({
    unitId: uuid,
    no: z.int(),
    type: z.string(),
    opened: day.nullable(),
    closed: day.nullable(),
    names: z.array(text.extend(span)),
    codes: z.array(z.object({ scheme: z.string(), code: z.string(), ...span })),
    memberships: z.array(z.object({ hierarchy: z.string(), parent: uuid, ...span })),
    pauses: z.array(z.object({ closed: day, reopened: day })),
    lineage: z.array(lineageEdge),
    revision,
  })
  .meta({ id: "Unit", description: "a unit with its whole history; null is open at that end" });
const scheme = z.string().min(1).max(64).default("code").describe("that codes are of");
const hierarchy = z.string().min(1).max(64).default("admin");
const acting = { programme: slug.optional().describe("asks for this programme: its roles count") };
const onDay = { on: day.optional().describe("the day that is asked about; today where it is left out") };
const params = z.object({ organisation: slug });
const ofUnit = params.extend({ unit: uuid });
const tags = ["units"];

/** The register of units: for who works with it. What the public sees of a unit is its scorecard. */
export function unitRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  const config = { needs: "read" } as const;
  /** The organisation's log, if who asks may see these units. */
  const seen = async (
    request: FastifyRequest,
    { organisation, programme }: { readonly organisation: string; readonly programme?: string | undefined },
    unitId: string | null,
  ): Promise<Log> => {
    const log = await logNamed(touchstone, "organisation", organisation);
    const acts = programme === undefined ? log : await logNamed(touchstone, "programme", programme);
    if (acts.organisationId !== log.organisationId)
      throw new ProblemError("not-found", `${organisation} has no programme ${programme}.`);
    const what: Reading = unitId === null ? "ReadEnrolments" : "ReadResults";
    await mustRead(touchstone, request, { log: acts, what, unitId });
    return log;
  };

  return async (app) => {
    app.get(
      "/organisations/:organisation/units",
      {
        config,
        schema: {
          summary: "Units that are there on a day, by their codes",
          operationId: "listUnits",
          tags,
          params,
          querystring: z.object({
            ...pageQuery,
            ...acting,
            ...onDay,
            scheme,
            hierarchy,
            type: z.string().min(1).max(64).optional(),
            under: uuid.optional().describe("only units below this one"),
          }),
          response: { 200: pageOf(unitLine).extend({ on: day }) },
        },
      },
      async (request) => {
        const { query } = request;
        const after = placeOf(query.cursor, z.tuple([z.string().max(200), uuid]));
        const log = await seen(request, { ...request.params, ...query }, query.under ?? null);
        return reading(touchstone, async (tx) => {
          const on = query.on ?? todayIn(log, touchstone);
          const { under, limit } = query;
          const found = await listUnits(tx, log, {
            on,
            scheme: query.scheme,
            type: query.type ?? null,
            among: under === undefined ? null : await descendantsOn(tx, log, under, { hierarchy: query.hierarchy, on }),
            after: after && { code: after[0], unitId: after[1] },
            limit: limit + 1,
          });
          const page = found.slice(0, limit);
          const last = page.at(-1);
          const lines = await unitLines(tx, log, idsOf(page), { scheme: query.scheme, on });
          const next = found.length > limit && last ? cursorOf([last.code, last.unitId]) : null;
          return { items: plain(lines), next, on };
        });
      },
    );

    app.get(
      "/organisations/:organisation/unit-counts",
      {
        config,
        schema: {
          summary: "How many units of each type are there on a day",
          operationId: "countUnits",
          tags,
          params,
          querystring: z.object({ ...acting, ...onDay }),
          response: { 200: z.object({ on: day, counts: z.record(z.string(), z.int()) }) },
        },
      },
      async (request) => {
        const log = await seen(request, { ...request.params, ...request.query }, null);
        return reading(touchstone, async (tx) => {
          const on = request.query.on ?? todayIn(log, touchstone);
          return { on, counts: Object.fromEntries(await countUnits(tx, log, on)) };
        });
      },
    );

    app.get(
      "/organisations/:organisation/codes/:scheme/:code",
      {
        config,
        schema: {
          summary: "Units that have, or ever had, a code, the latest first",
          operationId: "listHoldersOfCode",
          tags,
          params: params.extend({ scheme: z.string().min(1).max(64), code: z.string().min(1).max(100) }),
          querystring: z.object({ ...acting, on: day.optional() }),
          response: { 200: z.object({ items: z.array(z.object({ unitId: uuid, ...span })) }) },
        },
      },
      async (request) => {
        const log = await seen(request, { ...request.params, ...request.query }, null);
        const asked = { scheme: request.params.scheme, code: request.params.code, on: request.query.on ?? null };
        return { items: plain(await reading(touchstone, (tx) => holdersOfCode(tx, log, asked))) };
      },
    );

    app.get(
      "/organisations/:organisation/units/:unit",
      {
        config,
        schema: {
          summary: "A unit with its whole history",
          operationId: "getUnit",
          tags,
          params: ofUnit,
          querystring: z.object(acting),
          response: { 200: unit },
        },
      },
      async (request) => {
        const { unit: unitId } = request.params;
        const log = await seen(request, { ...request.params, ...request.query }, unitId);
        const [found, lineage, events] = await reading(touchstone, (tx) =>
          Promise.all([
            readUnit(tx, log, unitId),
            lineageOfUnit(tx, log, unitId),
            streamVersion(tx, log, `unit/${unitId}`),
          ]),
        );
        return shown(found ?? noUnit(unitId), { lineage, revision: events });
      },
    );

    for (const [path, operationId, summary, idsOn] of PLACES)
      app.get(
        `/organisations/:organisation/units/:unit/${path}`,
        {
          config,
          schema: {
            summary,
            operationId,
            tags,
            params: ofUnit,
            querystring: z.object({ ...pageQuery, ...acting, ...onDay, scheme, hierarchy }),
            response: { 200: pageOf(unitLine).extend({ on: day }) },
          },
        },
        async (request) => {
          const { params: asked, query } = request;
          const log = await seen(request, { ...asked, ...query }, asked.unit);
          return reading(touchstone, async (tx) => {
            const on = query.on ?? todayIn(log, touchstone);
            const all = await idsOn(tx, log, asked.unit, { hierarchy: query.hierarchy, on });
            const { items, next } = pageIn(all, query);
            return { items: plain(await unitLines(tx, log, items, { scheme: query.scheme, on })), next, on };
          });
        },
      );

    app.get(
      "/organisations/:organisation/units/:unit/boundaries",
      {
        config,
        schema: {
          summary: "Where a unit of one day is to be found on another, whatever merged and split between",
          operationId: "getUnitBoundaries",
          tags,
          params: ofUnit,
          querystring: z.object({ ...acting, day, other: day }),
          response: {
            200: z.object({
              kind: z.enum(["same", "within", "together", "divided", "none"]),
              units: z.array(uuid),
              sources: z.array(uuid),
            }),
          },
        },
      },
      async (request) => {
        const { unit: unitId } = request.params;
        const log = await seen(request, { ...request.params, ...request.query }, unitId);
        return reading(touchstone, async (tx) => {
          if (!(await readUnit(tx, log, unitId))) throw noUnitProblem(unitId);
          return plain(await boundariesOn(tx, log, unitId, request.query));
        });
      },
    );
  };
}

const PLACES = [
  [
    "children",
    "listUnitChildren",
    "Units right below one on a day",
    (tx: Tx, log: Log, unitId: string, at: { hierarchy: string; on: string }) => childrenOn(tx, log, [unitId], at),
  ],
  ["ancestors", "listUnitAncestors", "Units above one on a day, the nearest first", ancestorsOn],
] as const;

const idsOf = (rows: readonly { readonly unitId: string }[]): string[] => rows.map(({ unitId }) => unitId);

const noUnitProblem = (unitId: string): ProblemError => new ProblemError("not-found", `There is no unit ${unitId}.`);

function noUnit(unitId: string): never {
  throw noUnitProblem(unitId);
}

function shown(found: Unit, more: Pick<z.output<typeof unit>, "lineage" | "revision">): z.output<typeof unit> {
  return plain({ ...found, ...more });
}
