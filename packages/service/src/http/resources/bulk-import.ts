import type { Readable } from "node:stream";
import { submissionColumns } from "@touchstone/domain";
import { FileRefused, readColumns, readMovementsOf, readUnitsOf } from "@touchstone/input";
import {
  type Difference,
  dayIn,
  enrolUnits,
  importMovements,
  importObservations,
  importUnits,
  type Log,
  organisationOf,
  type Receipt,
  readStandard,
  timeZoneOf,
  versionOn,
  versionsOf,
} from "@touchstone/server";
import { parsePeriod, type Standard, wantPeriod } from "@touchstone/standard";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { answersProblem, fileProblem, unitsProblem } from "../../streams/file-faults.ts";
import { endingOf, type MediaType } from "../../streams/media.ts";
import { readAnswers } from "../../streams/read-answers.ts";
import { type Spooled, spooled } from "../../streams/spooled.ts";
import { logNamed, organisationOfLog, reading } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { day, receipt, slug } from "../shapes.ts";

/**
 * Tables that are streamed in: units, movements, answers, enrolments. Each is recorded whole or, with one problem in it,
 * not at all; the problem lists the first hundred, each with its place.
 */
export function importRoutes(service: Service): FastifyPluginAsyncZod {
  const { touchstone } = service;
  const kept = <T>(
    request: FastifyRequest,
    name: string,
    types: readonly MediaType[],
    work: (file: Spooled) => Promise<T>,
  ) => {
    const file = `${name}.${endingOf(request, types)}`;
    const body = request.body as Readable | undefined; // `takeStreams` lets these types through as they come
    if (!body) throw new ProblemError("invalid-request", "Nothing was sent.");
    return spooled(touchstone.home, body, { name: file, mostBytes: service.config.streamLimit }, (on) =>
      work(on).catch((error: unknown) => {
        throw error instanceof FileRefused ? fileProblem(error.problems) : error;
      }),
    );
  };
  return async (app) => {
    app.post(
      "/organisations/:organisation/units",
      {
        config: { needs: "submit" },
        schema: {
          summary: "Take units into the register, all of a table or none",
          operationId: "importUnits",
          tags: ["bulk"],
          consumes: [...ROWS],
          body: table,
          params: z.object({ organisation: slug }),
          headers: keyed,
          querystring: unitsQuery.extend({
            type: z.string().max(64).optional().describe("of units whose row has none"),
            update: day.optional().describe("from which differences from the register hold; without, any is a problem"),
          }),
          response: { 200: z.object({ receipt: receipt.nullable(), new: z.int(), same: z.int(), changed: z.int() }) },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "submit");
        const { scheme, hierarchy, language, type = null, update = null } = request.query;
        const log = await logNamed(touchstone, "organisation", request.params.organisation);
        const lang = language ?? (await languageOf(log));
        const ended = await kept(request, "units", ROWS, async ({ path, sha256 }) => {
          const read = await readUnitsOf(path, PLAIN, { language: lang, hierarchy, type });
          if (read.problems.count > 0) throw fileProblem(read.problems);
          const { drafts } = read;
          return importUnits(touchstone, {
            log,
            account,
            key: keyOf(request),
            drafts,
            scheme,
            files: [sha256],
            update,
          });
        });
        switch (ended.outcome) {
          case "recorded":
            return {
              receipt: receiptOf(ended.receipt),
              new: ended.nNew,
              same: ended.nSame,
              changed: ended.differences.length,
            };
          case "same":
            return { receipt: null, new: 0, same: ended.nSame, changed: 0 };
          case "differs":
            throw differing(ended.differences);
          case "problems":
            throw unitsProblem(ended.problems, ended.count);
          case "refused":
            throw refusedProblem(ended.refusal);
        }
      },
    );

    app.post(
      "/organisations/:organisation/movements",
      {
        config: { needs: "submit" },
        schema: {
          summary: "Record what happened to units: renamed, moved, merged, split, closed",
          operationId: "importMovements",
          tags: ["bulk"],
          consumes: [...ROWS],
          body: table,
          params: z.object({ organisation: slug }),
          querystring: unitsQuery,
          response: {
            200: z.object({
              receipt,
              again: z.boolean().describe("this very table was recorded before"),
              events: z.record(z.string(), z.int()),
            }),
          },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "submit");
        const { scheme, hierarchy, language } = request.query;
        const log = await logNamed(touchstone, "organisation", request.params.organisation);
        const lang = language ?? (await languageOf(log));
        const ended = await kept(request, "movements", ROWS, async ({ path, sha256 }) => {
          const read = await readMovementsOf(path, PLAIN, { language: lang, hierarchy });
          if (read.problems.count > 0) throw fileProblem(read.problems);
          return importMovements(touchstone, { log, account, drafts: read.drafts, scheme, file: sha256 });
        });
        switch (ended.outcome) {
          case "recorded":
            return { receipt: receiptOf(ended.receipt), again: false, events: Object.fromEntries(ended.events) };
          case "same":
            return { receipt: receiptOf(ended.receipt), again: true, events: {} };
          case "problems":
            throw unitsProblem(ended.problems, ended.count);
          case "refused":
            throw refusedProblem(ended.refusal);
        }
      },
    );

    app.post(
      "/programmes/:programme/observations",
      {
        config: { needs: "submit" },
        schema: {
          summary: "Hand in answers, as one submission, whole or not at all",
          operationId: "submitObservations",
          tags: ["bulk"],
          consumes: [...TABLES],
          body: table,
          params: z.object({ programme: slug }),
          headers: keyed,
          querystring: z.object({
            period: z
              .string()
              .max(20)
              .optional()
              .describe("only this one of the table; or that of a table without periods"),
            scheme,
            version: z.string().max(100).optional().describe("of the standard; by default that in force"),
          }),
          response: { 200: submitted },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "submit");
        const { scheme: of, version } = request.query;
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const organisation = await organisationOfLog(touchstone, programme);
        const standard = await standardOf(programme, version);
        const period = periodIn(request.query.period, standard);
        return kept(request, "observations", TABLES, async (file) => {
          const { read, remarks } = await readAnswers(file, { slug: programme.slug, standard, period });
          const done = await importObservations(touchstone, read, {
            organisation: organisation.slug,
            programme: programme.slug,
            account,
            version: standard.version,
            columns: submissionColumns(programme.slug, standard),
            scheme: of,
            key: keyOf(request),
          });
          if (!done.ok) throw "problems" in done ? answersProblem(done.problems) : refusedProblem(done.refusal);
          const { submissionId, nUnits: units, periods, nSaid: said, nSame: same, nRecorded: recorded } = done;
          return {
            receipt: receiptOf(done.receipt),
            submissionId,
            units,
            periods: [...periods],
            said,
            same,
            recorded,
            held: { ...done.held },
            remarks: [...remarks],
          };
        });
      },
    );

    app.post(
      "/programmes/:programme/enrolments",
      {
        config: { needs: "submit" },
        schema: {
          summary: "Record that units take part, by their own statement or application",
          operationId: "enrolUnits",
          tags: ["bulk"],
          consumes: [...CSV],
          body: table,
          params: z.object({ programme: slug }),
          headers: keyed,
          querystring: z.object({
            scheme,
            statedOn: day,
            basis: z.enum(["statement", "application"]).default("statement"),
            document: z
              .string()
              .regex(/^[0-9a-f]{64}$/)
              .optional()
              .describe("digest of the document, kept as evidence"),
          }),
          response: { 200: z.object({ receipt, enrolled: z.int(), before: z.int().describe("took part already") }) },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "submit");
        const { scheme: of, statedOn, basis, document = null } = request.query;
        const { slug: programme } = await logNamed(touchstone, "programme", request.params.programme);
        return kept(request, "enrolments", CSV, async ({ path }) => {
          const units = await codesIn(path);
          const done = await enrolUnits(touchstone, {
            programme,
            account,
            units,
            scheme: of,
            basis: { kind: basis, statedOn, document },
            key: keyOf(request),
          });
          if (!done.ok) throw "problems" in done ? answersProblem(done.problems) : refusedProblem(done.refusal);
          return { receipt: receiptOf(done.receipt), enrolled: done.nEnrolled, before: done.nBefore };
        });
      },
    );
  };

  async function languageOf(log: Log): Promise<string> {
    const organisation = await reading(touchstone, (tx) => organisationOf(tx, log));
    return organisation?.names[0]?.lang ?? "en";
  }

  /** The version that was named, else that in force today. */
  async function standardOf(log: Log, version: string | undefined): Promise<Standard> {
    const found = await reading(touchstone, async (tx) => {
      const today = dayIn(await timeZoneOf(tx, log), touchstone.now().toISOString());
      if (version !== undefined) return (await versionsOf(tx, log)).find((one) => one.version === version) ?? null;
      const inForce = await versionOn(tx, log, today);
      if (!inForce) throw refusedProblem({ code: "no-standard-in-force", day: today });
      return inForce;
    });
    if (!found) throw new ProblemError("not-found", `${log.slug} has no version ${version}.`);
    return readStandard(touchstone.files, found.file);
  }
}

/** Ways to send rows of cells. */
const ROWS = [
  "text/csv",
  "text/tab-separated-values",
  "application/x-ndjson",
  "application/vnd.apache.parquet",
] as const;
const TABLES = [...ROWS, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] as const;
const CSV = ["text/csv"] as const;
/** Tables as we write them: columns under our names, in UTF-8. */
const PLAIN = { columns: [], delimiter: null, encoding: "utf-8" } as const;

const table = z.any().describe("the table, in the form that Content-Type says");

const scheme = z.string().min(1).max(64).default("code").describe("of the codes");
const unitsQuery = z.object({
  scheme,
  hierarchy: z.string().min(1).max(64).default("admin").describe("of the column parent"),
  language: z.string().min(1).max(35).optional().describe("of the column name; by default the organisation's"),
});
const keyed = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .describe("the same key does the same once, however often it is sent"),
});
const submitted = z
  .object({
    receipt,
    submissionId: z.string(),
    units: z.int(),
    periods: z.array(z.string()),
    said: z.int().describe("answers of the table"),
    same: z.int().describe("of those, as on record"),
    recorded: z.int(),
    held: z
      .object({ withoutBase: z.int(), tooFew: z.int(), tooNear: z.int(), throughOthers: z.int() })
      .describe("figures about people that may not be published, and were not recorded"),
    remarks: z.array(z.string()),
  })
  .meta({ id: "Submitted", description: "what a table of answers has brought" });

const keyOf = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers["idempotency-key"];
  return typeof key === "string" ? key : undefined;
};

function receiptOf({ kind, log, first, last, at }: Receipt) {
  return { kind, log, first, last, at };
}

function periodIn(text: string | undefined, { period: length }: Standard) {
  if (text === undefined || text === "") return null;
  const period = parsePeriod(text, length);
  if (period === null) throw refusedProblem({ code: "not-a-period", got: text, want: wantPeriod(length) });
  return period;
}

/** Rows that say other than the register, where nobody said from which day that holds. */
function differing(differences: readonly Difference[]): ProblemError {
  const errors = differences.slice(0, 100).map(({ draft, what, was, is }) => ({
    pointer: `/${draft.line}/${what}`,
    detail: `line ${draft.line}, ${what}: got ${is || "nothing"}, want ${was || "nothing"}, as on record`,
  }));
  const count = `${differences.length} ${differences.length === 1 ? "difference" : "differences"} from the register`;
  return new ProblemError("conflict", `${count}. Nothing was recorded: ?update=DAY records them as changed on a day.`, {
    errors,
  });
}

/** Codes of the column `unit` or `code`. */
async function codesIn(path: string): Promise<string[]> {
  const codes: string[] = [];
  await readColumns(path, [], ["unit", "code"], ([unit = "", code = ""], line, problems) => {
    const written = unit === "" ? code : unit;
    if (written === "") problems.add("unit-id", line, "unit", "", "a unit, in a column named unit or code");
    else codes.push(written);
  });
  return codes;
}
