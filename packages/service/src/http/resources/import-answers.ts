import { submissionColumns } from "@touchstone/domain";
import { readColumns } from "@touchstone/input";
import {
  enrolUnits,
  importObservations,
  type Log,
  readStandard,
  todayIn,
  versionOn,
  versionsOf,
} from "@touchstone/server";
import { parsePeriod, type Standard, wantPeriod } from "@touchstone/standard";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { answersProblem } from "../../streams/file-faults.ts";
import { readAnswers } from "../../streams/read-answers.ts";
import { logNamed, organisationOfLog, reading } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { day, receipt, slug } from "../shapes.ts";
import { CSV, keyed, keyOf, receiptOf, scheme, TABLES, table, withTable } from "./import-tables.ts";

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

/**
 * Tables of answers, and of units that take part. Each is recorded whole or, with one problem in it, not at all; the
 * problem lists the first hundred, each with its place.
 */
export function answerImportRoutes(service: Service): FastifyPluginAsyncZod {
  const { touchstone } = service;
  return async (app) => {
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
        return withTable(service, request, { name: "observations", types: TABLES }, async (file) => {
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
        return withTable(service, request, { name: "enrolments", types: CSV }, async ({ path }) => {
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

  /** The version that was named, else that in force today. */
  async function standardOf(log: Log, version: string | undefined): Promise<Standard> {
    const found = await reading(touchstone, async (tx) => {
      const today = todayIn(log, touchstone);
      if (version !== undefined) return (await versionsOf(tx, log)).find((one) => one.version === version) ?? null;
      const inForce = await versionOn(tx, log, today);
      if (!inForce) throw refusedProblem({ code: "no-standard-in-force", day: today });
      return inForce;
    });
    if (!found) throw new ProblemError("not-found", `${log.slug} has no version ${version}.`);
    return readStandard(touchstone.files, found.file);
  }
}

function periodIn(text: string | undefined, { period: length }: Standard) {
  if (text === undefined || text === "") return null;
  const period = parsePeriod(text, length);
  if (period === null) throw refusedProblem({ code: "not-a-period", got: text, want: wantPeriod(length) });
  return period;
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
