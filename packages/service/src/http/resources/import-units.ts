import { readMovementsOf, readUnitsOf } from "@touchstone/input";
import { type Difference, importMovements, importUnits, type Log, organisationOf } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { fileProblem, unitsProblem } from "../../streams/file-faults.ts";
import { logNamed, reading } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { day, receipt, slug } from "../shapes.ts";
import { keyed, keyOf, ROWS, receiptOf, scheme, table, withTable } from "./import-tables.ts";

/** Tables as we write them: columns under our names, in UTF-8. */
const PLAIN = { columns: [], delimiter: null, encoding: "utf-8" } as const;

const unitsQuery = z.object({
  scheme,
  hierarchy: z.string().min(1).max(64).default("admin").describe("of the column parent"),
  language: z.string().min(1).max(35).optional().describe("of the column name; by default the organisation's"),
});

/**
 * Tables of units and of what happened to them. Each is recorded whole or, with one problem in it, not at all; the
 * problem lists the first hundred, each with its place.
 */
export function unitImportRoutes(service: Service): FastifyPluginAsyncZod {
  const { touchstone } = service;
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
        const ended = await withTable(service, request, { name: "units", types: ROWS }, async ({ path, sha256 }) => {
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
        const ended = await withTable(
          service,
          request,
          { name: "movements", types: ROWS },
          async ({ path, sha256 }) => {
            const read = await readMovementsOf(path, PLAIN, { language: lang, hierarchy });
            if (read.problems.count > 0) throw fileProblem(read.problems);
            return importMovements(touchstone, { log, account, drafts: read.drafts, scheme, file: sha256 });
          },
        );
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
  };

  async function languageOf(log: Log): Promise<string> {
    const organisation = await reading(touchstone, (tx) => organisationOf(tx, log));
    return organisation?.names[0]?.lang ?? "en";
  }
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
