import {
  allLogs,
  dayIn,
  documentsOf,
  type Log,
  type Programme,
  programmeOf,
  streamVersion,
  type Tx,
} from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, organisationOfLog, reading } from "../logs.ts";
import { pageIn, pageOf, pageQuery } from "../paging.ts";
import { plain } from "../plain.ts";
import { ProblemError } from "../problem.ts";
import { day, digest, revision, slug, text, uuid } from "../shapes.ts";

const texts = z.array(text);
const listed = z
  .object({ programmeId: uuid, slug, organisation: slug, names: texts, languages: z.array(z.string()) })
  .meta({ id: "ListedProgramme" });
const programme = listed
  .extend({
    organisationId: uuid,
    timeZone: z.string(),
    today: day.describe("the day that it is there now"),
    owner: texts,
    calendar: z.object({
      weekend: z.array(z.int()),
      exceptions: z.array(z.object({ day, working: z.boolean() })),
      knownThrough: day.nullable(),
    }),
    noticeDays: z.int().describe("working days that a standard is on notice at least"),
    bodies: z.array(z.object({ id: z.string(), title: texts })),
    responsibility: z.array(z.object({ criterion: z.string(), duty: z.string(), body: z.string() })),
    revision,
  })
  .meta({ id: "Programme" });
const document = z
  .object({
    documentId: uuid,
    kind: z.string(),
    title: texts,
    file: digest.nullable(),
    url: z.string().nullable(),
    from: day,
    until: day.nullable(),
  })
  .meta({ id: "ProgrammeDocument" });
const params = z.object({ programme: slug });
const tags = ["programmes"];

/** Programmes, what they stand on, and their calendar. */
export function programmeRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes",
      {
        schema: {
          summary: "The programmes of this server, or of one organisation",
          operationId: "listProgrammes",
          tags,
          querystring: z.object({ ...pageQuery, organisation: slug.optional() }),
          response: { 200: pageOf(listed) },
        },
      },
      async ({ query }) => {
        const all = await reading(touchstone, (tx) => listedProgrammes(tx, query.organisation));
        return pageIn(all, query);
      },
    );

    app.get(
      "/programmes/:programme",
      {
        schema: {
          summary: "A programme with its calendar and who is responsible for what",
          operationId: "getProgramme",
          tags,
          params,
          response: { 200: programme },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        const organisation = await organisationOfLog(touchstone, log);
        const [found, version] = await reading(touchstone, (tx) =>
          Promise.all([programmeOf(tx, log), streamVersion(tx, log, `programme/${log.logId}`)]),
        );
        const today = dayIn(found.timeZone, touchstone.now().toISOString());
        return plain({ ...found, organisation: organisation.slug, today, revision: version });
      },
    );

    app.get(
      "/programmes/:programme/documents",
      {
        schema: {
          summary: "What a programme stands on: statutes, legal bases, rules",
          operationId: "listProgrammeDocuments",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(document) },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        return plain(pageIn(await reading(touchstone, (tx) => documentsOf(tx, log)), request.query));
      },
    );

    app.get(
      "/programmes/:programme/documents/:document/file",
      {
        schema: {
          summary: "A document as it was handed in",
          operationId: "getProgrammeDocumentFile",
          tags,
          params: params.extend({ document: uuid }),
          response: {
            200: { description: "the file", content: { "application/octet-stream": { schema: z.string() } } },
          },
        },
      },
      async (request, reply) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        const documents = await reading(touchstone, (tx) => documentsOf(tx, log));
        const file = documents.find(({ documentId }) => documentId === request.params.document)?.file ?? null;
        if (file === null)
          throw new ProblemError("not-found", `There is no file of a document ${request.params.document}.`);
        // whatever it is, a browser keeps it and does not run it
        return reply
          .type("application/octet-stream")
          .header("content-disposition", `attachment; filename="${file.slice(0, 12)}"`)
          .header("etag", `"${file}"`)
          .send((await touchstone.files.read(file)) as never); // bytes, where the schema speaks of a text
      },
    );
  };
}

async function listedProgrammes(tx: Tx, organisation: string | undefined): Promise<z.output<typeof listed>[]> {
  const logs = await allLogs(tx);
  const slugs = new Map(
    logs.flatMap(({ kind, logId, slug: name }) => (kind === "organisation" ? [[logId, name]] : [])),
  );
  const wanted = logs.filter(
    ({ kind, organisationId, sandboxOf }) =>
      kind === "programme" &&
      sandboxOf === null &&
      (organisation === undefined || slugs.get(organisationId) === organisation),
  );
  return Promise.all(
    wanted.map(async (log: Log) => listedOf(await programmeOf(tx, log), slugs.get(log.organisationId))),
  );
}

const listedOf = (
  { programmeId, slug: name, names, languages }: Programme,
  organisation = "",
): z.output<typeof listed> => plain({ programmeId, slug: name, organisation, names, languages });
