import { findUnits, isScoreAwaited, isThere, readStandard, todayIn, versionOn } from "@touchstone/server";
import { parsePeriod, type Standard, wantPeriod } from "@touchstone/standard";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Change, changedCells, faultsIn } from "../../preview/changed-cells.ts";
import { Moments } from "../../preview/moments.ts";
import { type PreviewThread, previewThread } from "../../preview/thread.ts";
import type { Service } from "../../service.ts";
import { logNamed, mustRead, organisationOfLog, reading } from "../logs.ts";
import { plain } from "../plain.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { slug } from "../shapes.ts";

/** `POST /programmes/:programme/preview`: how a unit would stand with some of its answers changed. Nothing is recorded. */
export function previewRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  let thread: PreviewThread | null = null;
  const moments = new Moments();
  const standards = new Map<string, Standard>();
  const standardOf = async (file: string): Promise<Standard> => {
    const known = standards.get(file) ?? (await readStandard(touchstone.files, file));
    if (standards.size > MOST_STANDARDS) standards.clear();
    standards.set(file, known);
    return known;
  };
  return async (app) => {
    app.addHook("onClose", () => thread?.end());
    app.post(
      "/programmes/:programme/preview",
      {
        config: { needs: "read" },
        schema: {
          summary: "How a unit would stand with some answers changed; nothing is recorded",
          operationId: "previewUnit",
          tags: ["results"],
          params: z.object({ programme: slug }),
          body: asked,
          response: { 200: previewed },
        },
      },
      async (request) => {
        const { period: text, unit: called, scheme, changes } = request.body;
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const organisation = await organisationOfLog(touchstone, programme);
        const { unit, day, version, moment } = await reading(touchstone, async (tx) => {
          const today = todayIn(programme, touchstone);
          const [finder, inForce, ...moment] = await Promise.all([
            findUnits(tx, organisation, [called], scheme),
            versionOn(tx, programme, today),
            moments.of(tx, organisation),
            moments.of(tx, programme),
          ]);
          const found = finder.on(called, today, today);
          return { unit: isThere(found) ? found : null, day: today, version: inForce, moment: moment.join("/") };
        });
        await mustRead(touchstone, request, { log: programme, what: "ReadResults", unitId: unit?.unitId ?? null });
        if (unit === null) throw new ProblemError("not-found", `There is no unit ${called} in ${organisation.slug}.`);
        const isAwaited = await reading(touchstone, (tx) =>
          isScoreAwaited(tx, programme, { unitId: unit.unitId, period: text }),
        );
        if (isAwaited) await mustRead(touchstone, request, { log: programme, what: "ReadRound", unitId: unit.unitId });
        if (!version) throw refusedProblem({ code: "no-standard-in-force", day });
        const standard = await standardOf(version.file);
        const period = periodIn(text, standard);
        const wanted = changes.map(changeOf);
        const errors = faultsIn(wanted, programme.slug, standard);
        if (errors.length > 0)
          throw new ProblemError("invalid-request", errors.map(({ detail }) => detail).join("; "), { errors });
        const ground = { organisation, programme, standard, period, day, unit };
        const cells = await reading(touchstone, (tx) => changedCells(tx, touchstone, ground, wanted));
        thread ??= previewThread(touchstone);
        const told = await thread.ask({
          programme: programme.slug,
          period: text,
          day,
          unitId: unit.unitId,
          cells,
          moment,
          standard: version.file,
        });
        switch (told.is) {
          case "previewed":
            return plain({ unit: unit.unitId, period: text, ...told.previewed });
          case "not-enrolled":
            throw new ProblemError("conflict", `${called} does not take part in ${programme.slug}.`);
          case "not-scorable":
            throw refusedProblem({ code: "not-scorable", unitId: unit.unitId, message: told.message });
          case "fault":
            throw new Error(`preview: ${told.message}`);
        }
      },
    );
  };
}

const MOST_STANDARDS = 32;

function periodIn(text: string, { period: length }: Standard) {
  const period = text === "" ? null : parsePeriod(text, length);
  if (period !== null || (text === "" && length === "none")) return period; // as an assessment takes it
  throw refusedProblem({ code: "not-a-period", got: text || "none", want: wantPeriod(length) });
}

const changeOf = ({ item, value, state }: z.output<typeof change>): Change => ({
  item,
  answer: state === undefined ? (value as Exclude<typeof value, undefined>) : { state }, // one of them is there
});

const share = z.number().min(0).max(1);
const change = z
  .object({
    item: z.string().min(1).max(200),
    value: z.union([z.number(), z.boolean(), z.string().max(200), z.tuple([share, share])]).optional(),
    state: z.enum(["n/a", "insufficient", "refused"]).optional(),
  })
  .refine(({ value, state }) => (value === undefined) !== (state === undefined), { message: "one of value and state" })
  .meta({
    id: "Change",
    description: "an answer in place of that on record",
    examples: [{ item: "hours", value: 12 }],
  });

const asked = z.object({
  period: z.string().max(20).meta({ description: "empty for a standard whose data have none" }),
  unit: z.string().min(1).max(200).meta({ description: "its id, or its code in the scheme" }),
  scheme: z.string().min(1).max(64).default("code"),
  changes: z.array(change).max(500),
});

const number = z.number().nullable();
const state = z.enum(["present", "missing", "n/a", "insufficient", "refused"]);
const standing = z
  .object({
    score: number,
    rank: z.int().nullable(),
    ranked: z.int(),
    grade: z.string().nullable(),
    gradeByScore: z.string().nullable(),
    gates: z.record(z.string(), z.enum(["yes", "no", "unknown"])),
    nodes: z.record(z.string(), z.object({ score: number, state })),
  })
  .meta({ id: "Standing", description: "where a unit stands, in published digits; null: none" });
const previewed = z
  .object({
    unit: z.string(),
    period: z.string(),
    before: standing.nullable(),
    after: standing,
    gaps: z.array(z.object({ node: z.string(), score: number, state, share: z.number(), lost: z.number() })),
    path: z
      .object({
        grade: z.string().nullable(),
        reaches: z.boolean(),
        proven: z.boolean(),
        cost: z.number(),
        score: number,
        steps: z.array(z.object({ node: z.string(), from: number, to: z.number() })),
        gatesInTheWay: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({
    id: "Preview",
    description: "how a unit would stand; what is left to gain; the cheapest way to the next grade",
  });
