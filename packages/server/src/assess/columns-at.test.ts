import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { periodText } from "@touchstone/domain";
import type { Table } from "@touchstone/engine";
import type { Json } from "@touchstone/ledger";
import {
  type Answer,
  assemble,
  CellStore,
  check,
  columnIdsOf,
  columnsOf,
  emptySaid,
  type Period,
  parsePeriod,
  readAnswer,
  type Standard,
} from "@touchstone/standard";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cutOf } from "../ledger/cut.ts";
import { type AnswerCell, answerOfCell } from "../observations/answer-cell.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { type Columns, columnsAt } from "./columns-at.ts";
import { LIBRARIES, unitIdOf } from "./sample-standards.ts";

let on: TestTouchstone;
let sample: SampleRecord;
const folders: string[] = [];

const DAY = "2026-03-01";
const N_UNITS = 9;
const IDS = Array.from({ length: N_UNITS }, (_, i) => unitIdOf(i + 1));
const PERIODS = ["2022", "2023", "2024", "2025", "2026", ""] as const;
const COLUMNS = ["hours", "step_free", "visits", "forms", "repair", "terrain", "roads"] as const;
const standard = standardOf(LIBRARIES);
const period = parsePeriod("2025", "year") as Period; // it is one

function standardOf(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok) throw new Error("the sample does not pass");
  return checked.value;
}

beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleRecord(on.touchstone);
  await sample.register(IDS);
});
afterAll(async () => {
  await on.end();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** An answer to a column; now and then one that another standard would take. */
function answerTo(column: (typeof COLUMNS)[number]): fc.Arbitrary<Answer> {
  const value: fc.Arbitrary<number | boolean | string> =
    column === "step_free"
      ? fc.boolean()
      : column === "terrain"
        ? fc.constantFrom("valley", "plateau", "coast")
        : fc.constantFrom(0, 0.25, 1, 7, 30, 61);
  const state = fc.constantFrom("missing", "n/a", "insufficient", "refused");
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: state.map((word) => ({ state: word }) as Answer) },
    { weight: 1, arbitrary: value.map((of): Answer => ({ value: of, error: 0.5 })) },
  );
}

type Row = readonly [number, readonly Answer[]];
type Step =
  | { readonly kind: "submit"; readonly period: (typeof PERIODS)[number]; readonly rows: readonly Row[] }
  | { readonly kind: "enrol" | "withdraw"; readonly unit: number }
  | { readonly kind: "look" };

const unitNo = fc.nat({ max: N_UNITS - 1 });
const row = fc.tuple(unitNo, fc.tuple(...COLUMNS.map(answerTo)));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      period: fc.constantFrom(...PERIODS, "2025" as const, "2025" as const),
      rows: fc.uniqueArray(row, { selector: ([no]) => no, minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("enrol" as const, "withdraw" as const), unit: unitNo }) },
  { weight: 3, arbitrary: fc.constant({ kind: "look" as const }) },
);

let programmes = 0;

async function newProgramme(yaml = LIBRARIES): Promise<Log> {
  return sample.found(`libraries-${++programmes}`, yaml.replace("id: libraries", `id: libraries-${programmes}`));
}

async function look(programme: Log, columnsFolder = on.home.columns, say: (line: string) => void = () => {}) {
  const { organisation } = sample;
  return transaction(on.touchstone, async (tx) => {
    const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
    const asked = { organisation, programme, standard, period, day: DAY, cut };
    const place = { files: on.touchstone.files, home: { ...on.home, columns: columnsFolder } };
    return columnsAt(place, tx, asked, say);
  });
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchstone-columns-"));
  folders.push(folder);
  return folder;
}

const bytesOf = ({ units, columns, values, states, errors }: Table): unknown[] => [
  units,
  columns,
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("hex"),
  Buffer.from(states).toString("hex"),
  errors && [...errors],
];

/** The table by the plain rule: of each cell the last answer, put together by the store of the command line. */
function plainTable(steps: readonly Step[], enrolled: ReadonlySet<number>): Pick<Columns, "table" | "unfit"> {
  const columns = columnsOf(standard);
  const current = new Map<string, Answer>();
  for (const one of steps)
    if (one.kind === "submit")
      for (const [no, answers] of one.rows)
        for (const [k, answer] of answers.entries())
          if (answer !== null && enrolled.has(no)) current.set(`${no} ${one.period} ${COLUMNS[k]}`, answer);
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const said = emptySaid();
  const unfit = new Map<string, [unit: number, period: string][]>();
  for (const [key, answer] of current) {
    const [no = "", text = "", id = ""] = key.split(" ");
    const spec = columns.find((column) => column.id === id);
    if (!spec) continue;
    const store =
      stores.get(text) ?? new CellStore(columnIdsOf(columns).length, { left: 1e9, spent: () => new Error() });
    stores.set(text, store);
    const parsed = parsePeriod(text, "year");
    if (parsed) periods.set(text, parsed);
    store.touch(Number(no));
    if (readAnswer(answer, spec, said) === null && said.state !== 255) {
      store.set(Number(no), spec.column, said.state as 0, said.value);
      if (!Number.isNaN(said.error)) store.setError(Number(no), spec.column, said.error);
    } else unfit.set(id, [...(unfit.get(id) ?? []), [Number(no), text]]);
  }
  const gathering = { columns, ids: columnIdsOf(columns), units: IDS, stores, periods };
  const { table } = assemble(gathering, period);
  const reads: Readonly<Record<string, readonly string[]>> = {
    visits: ["2022", "2023", "2024", "2025"],
    repair: ["2023", "2024", "2025"],
    terrain: ["2025", ""],
    roads: ["2025", ""],
  };
  const counts = columns.flatMap(({ id }) => {
    const cells = (unfit.get(id) ?? []).filter(
      ([no, text]) => table.units.includes(IDS[no] ?? "") && (reads[id] ?? ["2025"]).includes(text),
    );
    return cells.length > 0 ? [{ item: id, answers: cells.length }] : [];
  });
  return { table, unfit: counts };
}

describe("columns at a cut", () => {
  test("are the same from a snapshot and what came after it, from nothing, and by the plain rule", async () => {
    const roads: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const programme = await newProgramme();
        const items = COLUMNS.map((id) => (id === "forms" ? "forms@1" : `${programme.slug}/${id}`));
        const enrolled = new Set([0, 1, 2, 3, 4]);
        await sample.enrol(
          programme,
          [...enrolled].map((no) => IDS[no] ?? ""),
        );
        const done: Step[] = [];
        for (const one of [...steps, { kind: "look" } as const]) {
          done.push(one);
          if (one.kind === "submit") {
            const rows = one.rows.map(([no, answers]) => [IDS[no] ?? "", answers as readonly Json[]] as const);
            await sample.submit(
              programme,
              one.period,
              items,
              rows.sort(([x], [y]) => (x < y ? -1 : 1)),
            );
          } else if (one.kind === "enrol" && !enrolled.has(one.unit)) {
            await sample.enrol(programme, [IDS[one.unit] ?? ""]);
            enrolled.add(one.unit);
          } else if (one.kind === "withdraw" && enrolled.has(one.unit)) {
            await sample.withdraw(programme, IDS[one.unit] ?? "");
            enrolled.delete(one.unit);
          }
          if (one.kind !== "look") continue;
          const [fromSnapshot, fromNothing] = [await look(programme), await look(programme, await emptyFolder())];
          const plain = plainTable(done, enrolled);
          roads.push(fromSnapshot.read);
          expect(fromNothing.read).toBe("all");
          expect(bytesOf(fromSnapshot.table)).toEqual(bytesOf(fromNothing.table));
          expect(bytesOf(fromNothing.table)).toEqual(bytesOf(plain.table));
          expect(fromSnapshot.unfit).toEqual(fromNothing.unfit);
          expect(fromNothing.unfit.map(({ item, answers }) => [item.replace(/.*\/|@1/g, ""), answers])).toEqual(
            plain.unfit.map(({ item, answers }) => [item, answers]),
          );
          expect(fromSnapshot.nEnrolled).toBe(enrolled.size);
        }
      }),
      { numRuns: 20, seed: 6 },
    );
    expect(new Set(roads)).toEqual(new Set(["all", "later", "none"]));
  });

  test("are what the table of observations has", async () => {
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<AnswerCell & { unit_id: string; period: number; key: string }>(
        `SELECT DISTINCT ON (o.unit_no, o.period, o.item_no) u.unit_id, o.period, i.key, o.state, o.value, o.planned, o.error, o.word
         FROM observation o JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
         JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
         WHERE o.shard_key = $1 AND i.key LIKE $2 ORDER BY o.unit_no, o.period, o.item_no, o.seq DESC`,
        [sample.organisation.shardKey, "libraries-%"],
      ),
    );
    expect(rows.length).toBeGreaterThan(100);
    const specs = columnsOf(standard);
    const said = emptySaid();
    let compared = 0;
    for (let no = 1; no <= programmes; no++) {
      const programme = await transaction(on.touchstone, (tx) => logBySlug(tx, "programme", `libraries-${no}`));
      if (!programme) continue;
      const { table } = await look(programme);
      for (const cell of rows) {
        const [slug, id] = cell.key.split("/");
        const spec = specs.find((column) => column.id === id);
        const unit = table.units.indexOf(cell.unit_id);
        if (slug !== programme.slug || !spec || unit < 0 || spec.use !== "same" || periodText(cell.period) !== "2025")
          continue;
        const at = spec.column * table.units.length + unit;
        const isFit = readAnswer(answerOfCell(cell, "", ""), spec, said) === null;
        const isStanding = spec.role === "context" && (!isFit || said.state === 1); // then what was said without a period stands
        if (isStanding) continue;
        expect([table.states[at], table.values[at]]).toEqual(isFit ? [said.state, said.value] : [1, Number.NaN]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});

describe("a snapshot", () => {
  let programme: Log;
  let path: string;
  let whole: Buffer;
  let right: unknown[];

  beforeAll(async () => {
    programme = await newProgramme();
    const rows = IDS.map((id, at): readonly [string, readonly Json[]] => [
      id,
      [at * 3, { value: at % 2 === 0, note: "seen" }],
    ]);
    await sample.enrol(programme, IDS);
    await sample.submit(programme, "2025", [`${programme.slug}/hours`, `${programme.slug}/step_free`], rows);
    const folder = await emptyFolder();
    right = bytesOf((await look(programme, folder)).table);
    path = join(folder, (await readdir(folder))[0] ?? "");
    whole = await readFile(path);
  });

  const lookWith = async (bytes: Uint8Array): Promise<{ table: unknown[]; read: string; said: string[] }> => {
    await writeFile(path, bytes);
    const said: string[] = [];
    const { table, read } = await look(programme, join(path, ".."), (line) => said.push(line));
    return { table: bytesOf(table), read, said };
  };

  test("of this cut spares all reading", async () => {
    expect(await lookWith(whole)).toMatchObject({ table: right, read: "none" });
  });

  test("with any one bit flipped is passed over and said so; the columns are right", async () => {
    const flips = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 }));
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(flips, async ([at, bit]) => {
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        const { table, read, said } = await lookWith(altered);
        expect(table).toEqual(right);
        expect(read).toBe("all");
        if (said.some((line) => line.startsWith("a snapshot is passed over: "))) passed++;
        else expect(at).toBeLessThan(HEADER); // a flip in what it says it is of: it is of something else
      }),
      { numRuns: 100, seed: 3 },
    );
    expect(passed).toBeGreaterThan(60);
  });

  test.each([
    ["nothing at all", () => Buffer.alloc(0)],
    ["its beginning", () => whole.subarray(0, 200)],
    ["all but its last byte", () => whole.subarray(0, -1)],
    ["more than there should be", () => Buffer.concat([whole, Buffer.alloc(8)])],
    ["something else", () => Buffer.from("PK\x03\x04 a file that is no snapshot, and long enough to be one")],
    ["a header that is no map", () => withHeader("null")],
    ["a header with units without end", () => withHeader('{"nUnits":1e999,"layers":[]}')],
  ])("that holds %s is passed over", async (_, bytes) => {
    const { table, read, said } = await lookWith(bytes());
    expect([table, read]).toEqual([right, "all"]);
    expect(
      said.filter((line) => line.includes("passed over")).every((line) => line.startsWith("a snapshot is passed over")),
    ).toBe(true);
  });

  test("of another history of the log is passed over", async () => {
    const text = whole.toString("latin1");
    const altered = text.replace(/"root":"(.)/, (_, digit: string) => `"root":"${digit === "0" ? "1" : "0"}`);
    const { table, read, said } = await lookWith(Buffer.from(altered, "latin1"));
    expect([table, read]).toEqual([right, "all"]);
    expect(said.some((line) => line.endsWith("is of another history"))).toBe(true);
  });

  test("is kept of two cuts at most, and what a killed process was writing of none", async () => {
    const folder = await emptyFolder();
    const { pid: gone } = spawnSync(process.execPath, ["-e", ""]);
    await writeFile(join(folder, `.new-${gone}-0`), "of a process that was killed");
    for (let i = 0; i < 4; i++) {
      await sample.submit(programme, "2025", [`${programme.slug}/hours`], [[IDS[0] ?? "", [i]]]);
      await look(programme, folder);
    }
    expect(await readdir(folder)).toHaveLength(2);
  });

  test("that can't be written costs nothing but time", async () => {
    const folder = await emptyFolder();
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const said: string[] = [];
    const { read } = await look(programme, file, (line) => said.push(line));
    expect(read).toBe("all");
    expect(said.some((line) => line.startsWith("the snapshot could not be kept: "))).toBe(true);
  });

  /** bytes in which a snapshot says what it is of */
  const HEADER = 1200;

  function withHeader(text: string): Buffer {
    const header = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
    const prefix = Buffer.from(whole.subarray(0, 16));
    prefix.writeUInt32LE(header.length, 8);
    return Buffer.concat([prefix, header]);
  }
});
