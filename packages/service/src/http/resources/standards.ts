import { standardStream } from "@touchstone/domain";
import {
  type ListedVersion,
  type Log,
  objectionsOf,
  overlaysOf,
  streamVersion,
  type Touchstone,
  versionsOf,
} from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { canRead, logNamed, reading } from "../logs.ts";
import { pageIn, pageOf, pageQuery } from "../paging.ts";
import { plain } from "../plain.ts";
import { ProblemError } from "../problem.ts";
import { day, digest, revision, seq, slug, text, uuid } from "../shapes.ts";

const version = z
  .object({
    version: z.string(),
    standardId: z.string(),
    digest,
    file: digest.describe("of the YAML as published"),
    state: z.enum(["draft", "notice", "effective", "superseded", "withdrawn"]),
    change: z.enum(["typo", "clarification", "substantive"]).nullable(),
    comparedWith: z.string().nullable(),
    needsSecondKey: z.array(z.string()),
    hasSecondKey: z.boolean(),
    noticeFrom: day.nullable(),
    noticeUntil: day.nullable(),
    noticeDays: z.int().nullable(),
    effectiveFrom: day.nullable(),
    effectiveUntil: day.nullable(),
    adoptedBasis: z.string().nullable().describe("by which decision it was in force before Touchstone"),
    seq,
  })
  .meta({ id: "StandardVersion" });
const overlay = z.object({ language: z.string(), digest, file: digest, seq }).meta({ id: "Overlay" });
const objection = z
  .object({
    objectionId: uuid,
    version: z.string(),
    text: text.nullable().describe("null: its author did not agree to publish it"),
    filedAt: z.string(),
    upheld: z.boolean().nullable().describe("null: not answered yet"),
    answer: z.array(text).nullable(),
    answeredAt: z.string().nullable(),
    seq,
  })
  .meta({ id: "StandardObjection" });
const params = z.object({ programme: slug });
const ofVersion = params.extend({ version: z.string().min(1).max(64) });
const tags = ["standards"];
const yaml = { description: "the standard, as published", content: { "application/yaml": { schema: z.string() } } };

/** Versions of a programme's standard, translations of them, and objections. Drafts are for the staff. */
export function standardRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/standards",
      {
        schema: {
          summary: "The versions of a standard; drafts only for who may see them",
          operationId: "listStandardVersions",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(version) },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        const all = await reading(touchstone, (tx) => versionsOf(tx, log));
        const seesDrafts = !all.every(isOpen) && (await canRead(touchstone, request, draftsOf(log)));
        return pageIn(all.filter((one) => seesDrafts || isOpen(one)).map(shown), request.query);
      },
    );

    app.get(
      "/programmes/:programme/standards/:version",
      {
        schema: {
          summary: "One version of a standard",
          operationId: "getStandardVersion",
          tags,
          params: ofVersion,
          response: { 200: version.extend({ overlays: z.array(overlay), revision }) },
        },
      },
      async (request) => {
        const { log, found } = await versionNamed(touchstone, request, request.params);
        const [overlays, events] = await reading(touchstone, (tx) =>
          Promise.all([overlaysOf(tx, log, found.version), streamVersion(tx, log, standardStream(found.version))]),
        );
        return { ...shown(found), overlays, revision: events };
      },
    );

    app.get(
      "/programmes/:programme/standards/:version/file",
      {
        schema: {
          summary: "One version of a standard as YAML, byte for byte as published",
          operationId: "getStandardFile",
          tags,
          params: ofVersion,
          response: { 200: yaml },
        },
      },
      async (request, reply) => {
        const { found } = await versionNamed(touchstone, request, request.params);
        return reply.type("application/yaml; charset=utf-8").send((await touchstone.files.read(found.file)).toString());
      },
    );

    app.get(
      "/programmes/:programme/standards/:version/overlays/:language/file",
      {
        schema: {
          summary: "A translation of a version as YAML",
          operationId: "getOverlayFile",
          tags,
          params: ofVersion.extend({ language: z.string().min(2).max(35) }),
          response: { 200: yaml },
        },
      },
      async (request, reply) => {
        const { log, found } = await versionNamed(touchstone, request, request.params);
        const overlays = await reading(touchstone, (tx) => overlaysOf(tx, log, found.version));
        const file = overlays.find(({ language }) => language === request.params.language)?.file;
        if (file === undefined)
          throw new ProblemError(
            "not-found",
            `Version ${found.version} has no translation into ${request.params.language}.`,
          );
        return reply.type("application/yaml; charset=utf-8").send((await touchstone.files.read(file)).toString());
      },
    );

    app.get(
      "/programmes/:programme/standards/:version/objections",
      {
        schema: {
          summary: "Objections to a version, and what was answered",
          operationId: "listStandardObjections",
          tags,
          params: ofVersion,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(objection) },
        },
      },
      async (request) => {
        const { log, found } = await versionNamed(touchstone, request, request.params);
        const all = await reading(touchstone, (tx) => objectionsOf(tx, log, found.version));
        const listed = all.map(({ filedAt, answeredAt, ...one }) =>
          plain({ ...one, filedAt: filedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null }),
        );
        return pageIn(listed, request.query);
      },
    );
  };
}

/** Whether everybody may see a version: once it was on notice or in force it stays in sight, withdrawn or not. */
const isOpen = ({ state, noticeFrom, effectiveFrom }: ListedVersion): boolean =>
  state !== "draft" && (noticeFrom !== null || effectiveFrom !== null);

const draftsOf = (log: Log) => ({ log, what: "ReadDrafts", unitId: null }) as const;

/** A version that who asks may see. @throws {ProblemError} as if there were none where they may not */
async function versionNamed(
  touchstone: Touchstone,
  request: FastifyRequest,
  asked: { readonly programme: string; readonly version: string },
): Promise<{ log: Log; found: ListedVersion }> {
  const log = await logNamed(touchstone, "programme", asked.programme);
  const versions = await reading(touchstone, (tx) => versionsOf(tx, log));
  const found = versions.find((one) => one.version === asked.version);
  if (found && (isOpen(found) || (await canRead(touchstone, request, draftsOf(log))))) return { log, found };
  throw new ProblemError("not-found", `${log.slug} has no version ${asked.version} of its standard.`);
}

/** What of a version is shown: who drafted it, and who turned its key, the shape of the answer leaves out. */
function shown(listed: ListedVersion): z.output<typeof version> {
  return plain({ ...listed, hasSecondKey: listed.keyTurnedBy !== null });
}
