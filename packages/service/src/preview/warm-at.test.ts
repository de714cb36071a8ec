/** A table that is mended is, to the digit, the one that reading everything anew gives. */
import { cutOf, execute, type Log, type Tx } from "@touchstone/server";
import { type SampleRecord, sampleRecord, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { check, type Period, parsePeriod, type Standard } from "@touchstone/standard";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warm } from "./warm.ts";
import { type KeptTable, warmAt } from "./warm-at.ts";

/** Every `use`, a choice, a status, context with and without a period, a quantity that others ask too, and no imputing. */
const yamlOf = (id: string, relative: boolean): string => `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
period: year${relative ? "\nscoring: { relative: true }" : ""}
context:
  - { id: terrain, title: Terrain, class: geography, kind: choice, of: [valley, plateau] }
criteria:
  - id: doors
    title: Open doors
    weight: 2
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, ${relative ? "normalise: { method: minmax }" : "goalposts: [0, 60]"} }
      - { id: step_free, title: A step-free entrance, measures: facility, kind: yes-no }
      - { id: visits, title: Visits, measures: service, kind: amount, unit: visits, use: mean, goalposts: [0, 50] }
  - id: help
    title: Help
    indicators:
      - { id: forms, title: Forms, measures: service, kind: share, counts: forms, asks: forms@1 }
      - { id: plan, title: Plan, measures: procedure, kind: status }
      - { id: repair, title: Repair, measures: service, kind: amount, unit: day, better: lower, use: latest within P2Y, goalposts: [0, 30] }
grades:
  - { id: good, title: Good, atLeast: 70 }
`;
const COLUMNS = ["hours", "step_free", "visits", "forms", "plan", "repair", "terrain"] as const;
const PERIODS = ["2022", "2023", "2024", "2025", "2025", "2025", "2026", ""] as const;
const DAY = "2026-03-01";
const N_UNITS = 9;
const IDS = Array.from({ length: N_UNITS }, (_, at) => `01900000-0000-7000-8000-${String(at + 1).padStart(12, "0")}`);
const period = parsePeriod("2025", "year") as Period; // it is one

let on: TestTouchstone;
let record: SampleRecord;
let programmes = 0;

beforeAll(async () => {
  on = await testTouchstone();
  record = await sampleRecord(on.touchstone);
  await record.register(IDS);
});
afterAll(() => on.end());

interface Sample {
  readonly log: Log;
  readonly standard: Standard;
}

async function sampleProgramme(relative = false): Promise<Sample> {
  const slug = `p${++programmes}`;
  const yaml = yamlOf(slug, relative);
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return { log: await record.found(slug, yaml), standard: checked.value };
}

const itemsOf = ({ slug }: Log): string[] => COLUMNS.map((id) => (id === "forms" ? "forms@1" : `${slug}/${id}`));

const read = ({ log: programme, standard }: Sample, older: KeptTable | null, day = DAY): Promise<KeptTable> => {
  const { organisation } = record;
  const askedIn = async (tx: Tx) => {
    const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
    return { organisation, programme, standard, period, day, cut };
  };
  return warmAt(on.touchstone, askedIn, { table: older });
};

const hex = ({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("hex");

const digitsOf = ({ table, enrolled, scores, ascending, bytes }: Warm): unknown => ({
  units: table.units,
  values: hex(table.values),
  states: hex(table.states),
  enrolled,
  scores: hex(scores),
  ascending: ascending && hex(ascending),
  bytes,
});

type Answer =
  | number
  | boolean
  | string
  | { readonly state: string }
  | { readonly value: number; readonly error: number };

function answerTo(column: (typeof COLUMNS)[number]): fc.Arbitrary<Answer | null> {
  const values: Partial<Record<typeof column, fc.Arbitrary<Answer>>> = {
    step_free: fc.boolean(),
    plan: fc.constantFrom("done", "planned", "not_done"),
    terrain: fc.constantFrom("valley", "plateau", "coast"), // the last one is not asked
    forms: fc.constantFrom(0, 0.25, 1, 7),
  };
  const state = fc.constantFrom("missing", "n/a", "insufficient", "refused").map((of): Answer => ({ state: of }));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 5, arbitrary: values[column] ?? fc.constantFrom<Answer>(0, 0.1, 7, 30, 61.3) },
    { weight: 2, arbitrary: state },
    { weight: 1, arbitrary: fc.constant<Answer>({ value: 1, error: 0.5 }) },
  );
}

type Step =
  | { readonly kind: "submit"; readonly period: string; readonly isOwn: boolean; readonly rows: readonly Row[] }
  | { readonly kind: "enrol" | "withdraw"; readonly units: readonly number[] }
  | { readonly kind: "share" };
type Row = readonly [unit: number, answers: readonly (Answer | null)[]];

const unit = fc.nat({ max: N_UNITS - 1 });
const rows = fc.uniqueArray(fc.tuple(unit, fc.tuple(...COLUMNS.map(answerTo))), {
  selector: ([no]) => no,
  minLength: 1,
  maxLength: 4,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      period: fc.constantFrom(...PERIODS),
      isOwn: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      rows,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("enrol" as const, "withdraw" as const),
      units: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "share" as const }) },
);

/** A programme with another beside it, of which some quantities may be used. */
class Story {
  readonly sample: Sample;
  readonly #other: Sample;
  readonly #enrolled = new Set([0, 1, 2, 3, 4]);
  #permission: string | null = null;

  constructor(sample: Sample, other: Sample) {
    this.sample = sample;
    this.#other = other;
  }

  async begin(): Promise<void> {
    await record.enrol(
      this.sample.log,
      [...this.#enrolled].map((no) => IDS[no] ?? ""),
    );
  }

  async tell(one: Step): Promise<void> {
    const { log } = this.sample;
    switch (one.kind) {
      case "submit": {
        const from = one.isOwn ? log : this.#other.log;
        const sorted = one.rows.map(([no, answers]) => [IDS[no] ?? "", answers] as const);
        await record.submit(
          from,
          one.period,
          itemsOf(from),
          sorted.sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        return;
      }
      case "enrol": {
        const some = one.units.filter((no) => !this.#enrolled.has(no));
        for (const no of some) this.#enrolled.add(no);
        if (some.length > 0)
          await record.enrol(
            log,
            some.map((no) => IDS[no] ?? ""),
          );
        return;
      }
      case "withdraw":
        for (const no of one.units) if (this.#enrolled.delete(no)) await record.withdraw(log, IDS[no] ?? "");
        return;
      case "share":
        return this.#share();
    }
  }

  async #share(): Promise<void> {
    const permissionId = this.#permission ?? on.touchstone.newId();
    const about = { from: this.#other.log.logId, to: this.sample.log.logId };
    const done = await execute(on.touchstone, {
      log: { kind: "organisation", slug: record.organisation.slug },
      account: record.account,
      command:
        this.#permission === null
          ? { type: "PermitSharing", permissionId, quantity: "forms@1", ...about, on: "2026-01-01" }
          : { type: "EndSharing", permissionId, on: "2026-02-01" },
    });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    this.#permission = this.#permission === null ? permissionId : null;
  }
}

describe.each([
  ["fixed scales", false, 12],
  ["scores that hang on all others", true, 8],
])("of a standard with %s, after anything that is recorded", (_, relative, numRuns) => {
  test("the mended table has every digit of one that is read anew", async () => {
    const other = await sampleProgramme();
    await record.enrol(other.log, IDS);
    let [nMended, nAnew, nGrown, nShrunk] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 8 }),
        async (turns) => {
          const story = new Story(await sampleProgramme(relative), other);
          await story.begin();
          let kept = await read(story.sample, null);
          for (const steps of turns) {
            const hadShared = steps.some(({ kind }) => kind === "share");
            for (const one of steps) await story.tell(one);
            const before = kept.warm.table.units.length;
            kept = await read(story.sample, kept);
            const anew = await read(story.sample, null);
            expect(digitsOf(kept.warm)).toEqual(digitsOf(anew.warm));
            expect(kept.read).toEqual(anew.read);
            expect([kept.isMended || hadShared, anew.isMended]).toEqual([true, false]);
            if (kept.isMended) nMended++;
            else nAnew++;
            if (kept.isMended && kept.warm.table.units.length > before) nGrown++;
            if (kept.isMended && kept.warm.table.units.length < before) nShrunk++;
          }
        },
      ),
      { numRuns, seed: 11 },
    );
    expect([nMended > 15, nAnew > 0, nGrown > 0, nShrunk > 0]).toEqual([true, true, true, true]);
  });
});

describe("a table is read anew", () => {
  let sample: Sample;
  let kept: KeptTable;

  beforeAll(async () => {
    sample = await sampleProgramme();
    await record.enrol(sample.log, IDS.slice(0, 3));
    await record.submit(sample.log, "2025", itemsOf(sample.log).slice(0, 1), [[IDS[0] ?? "", [20]]]);
    kept = await read(sample, null);
  });

  test("on another day, on which others may take part", async () => {
    expect((await read(sample, kept, "2026-03-02")).isMended).toBe(false);
    expect((await read(sample, kept)).isMended).toBe(true);
  });

  test("under another standard", async () => {
    const { standard } = sample;
    const changed = { ...sample, standard: { ...standard, criteria: standard.criteria.toReversed() } };
    expect((await read(changed, kept)).isMended).toBe(false);
  });

  test("for a moment before it", async () => {
    const { organisation, programme } = kept.read.cut;
    const cut = { organisation: { ...organisation, size: organisation.size + 1 }, programme };
    expect((await read(sample, { ...kept, read: { ...kept.read, cut } })).isMended).toBe(false);
  });
});

test("where nothing that counts was recorded the very arrays stay", async () => {
  const sample = await sampleProgramme();
  await record.enrol(sample.log, IDS.slice(0, 2));
  await record.submit(sample.log, "2025", itemsOf(sample.log).slice(0, 1), [[IDS[1] ?? "", [20]]]);
  const kept = await read(sample, null);
  const other = await sampleProgramme();
  await record.submit(other.log, "2025", itemsOf(other.log).slice(0, 1), [[IDS[1] ?? "", [50]]]);
  const { warm, isMended } = await read(sample, kept);
  expect([isMended, warm.table === kept.warm.table, warm.scores === kept.warm.scores]).toEqual([true, true, true]);
});
