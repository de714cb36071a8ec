import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@touchstone/ledger";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, describe, expect, test } from "vitest";
import type { Tamper } from "./sample/draft.ts";
import { VILLAGES } from "./sample/names.ts";
import { sampleBundle, writeFiles } from "./sample-bundle.ts";

const PYTHON = "python3";
const VERIFIER = join(import.meta.dirname, "verify.py");
const version = spawnSync(PYTHON, ["-c", "import sys; print(sys.version_info >= (3, 9))"], { encoding: "utf8" });
const here = version.stdout?.trim() === "True";
const skipped = here ? "" : " — skipped: there is no Python 3.9 or later";

const folder = mkdtempSync(join(tmpdir(), "touchstone-python-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dir = join(folder, "bundle");

interface Said {
  readonly holds: boolean;
  readonly fails: readonly string[];
  readonly checked: readonly string[];
  readonly cannot: readonly string[];
}

/** What the second verifier says, and whether the first one agrees that the bundle holds. */
async function both(files: ReadonlyMap<string, Uint8Array>): Promise<Said> {
  writeFiles(dir, files);
  const { stdout, stderr, status } = spawnSync(PYTHON, [VERIFIER, dir], { encoding: "utf8" });
  expect(stderr).toBe("");
  const said = JSON.parse(stdout) as Said; // its own form, above
  expect(status).toBe(said.holds ? 0 : 1);
  const { holds } = await verifyBundle(dir, { parquet: false, robustness: false });
  expect(said.holds, JSON.stringify(said.fails)).toBe(holds);
  return said;
}

const second = VILLAGES[1] ?? "";
const onCard = (change: (card: JsonObject) => JsonObject): Tamper => ({
  kind: "points",
  cards: (cards) => cards.map((card, i) => (i === 1 ? change(card) : card)),
});

const TWINS: readonly [lie: string, tamper: Tamper, named: string][] = [
  ["a score is raised", onCard((card) => ({ ...card, score: Number(card.score) + 1e-6 })), `unit ${second}: score`],
  ["a rank is changed", onCard((card) => ({ ...card, rank: 1 })), `unit ${second}: rank`],
  [
    "a grade is given",
    onCard((card) => ({ ...card, grade: card.grade === null ? "passed" : null })),
    `unit ${second}: grade`,
  ],
  [
    "a node's score is changed",
    onCard((card) => ({ ...card, scores: { ...(card.scores as JsonObject), hall: 1.5 } })),
    "score of hall 1.5",
  ],
  [
    "points are changed",
    onCard((card) => ({
      ...card,
      points: {
        ...(card.points as JsonObject),
        hall: { ...((card.points as JsonObject).hall as JsonObject), potential: 61 },
      },
    })),
    "potential of hall 61",
  ],
  ["a state is hidden", onCard((card) => ({ ...card, states: { light: "refused" } })), "state of light refused"],
  [
    "an answer is scored otherwise",
    { kind: "points", scored: (unit, item, answer) => (unit === second && item.endsWith("/seats") ? true : answer) },
    "another table than was scored",
  ],
  [
    "a unit's scorecard is left out",
    { kind: "points", cards: (cards) => cards.slice(1) },
    "other units than take part",
  ],
  [
    "a unit is dropped",
    { kind: "points", withheld: (_, row) => Array.isArray(row) && row.length === 1 && row[0] === second },
    "a unit is withheld that did not withdraw",
  ],
  [
    "the assessment speaks of a state that never was",
    {
      kind: "points",
      assessment: (data) => ({
        ...data,
        cut: { ...(data.cut as JsonObject), programme: { size: 9, root: "0".repeat(64) } },
      }),
    },
    "cut of the programme",
  ],
];

const FILES = ["verify.py", "handed_in.py", "ed25519.py"];
test.each(FILES)("%s is short enough to read: at most 300 lines of at most 110 characters", (name) => {
  const lines = readFileSync(join(import.meta.dirname, name), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines.length).toBeLessThanOrEqual(300);
  expect(lines.filter(({ length }) => length > 110)).toEqual([]);
});
test("the second verifier imports nothing but itself and the standard library", () => {
  const imported = FILES.flatMap((name) =>
    [
      ...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(/^\s*(?:from (\w+) )?import ([\w, ]+)/gm),
    ].flatMap(([, from, names = ""]) => (from === undefined ? names.split(/, ?/) : [from])),
  );
  const library = "base64 csv datetime decimal hashlib io json math pathlib re struct sys zoneinfo".split(" ");
  const others = imported.filter((name) => !library.includes(name) && !FILES.includes(`${name}.py`));
  expect(others).toEqual([]);
  expect(imported).toContain("zoneinfo"); // of the last import of all
});

describe.skipIf(!here)(`the second verifier, in another language${skipped}`, () => {
  test("agrees that a bundle of a points standard holds, scores and all", async () => {
    const { checked } = await both((await sampleBundle({ kind: "points" })).files);
    expect(checked).toContain("scores and ranks of 5 units, grades");
    expect(checked).toContain("the table of 5 units and 10 columns");
  });
  test("checks all but the scores of an index that it does not compute, and says what it can't", async () => {
    const { checked, cannot } = await both((await sampleBundle()).files);
    expect(checked).toContain("47 answers");
    expect(cannot).toEqual([
      "scores: this verifier does not compute derived indicators, findings, or answers of other periods",
    ]);
  });
  test("agrees on an index of arithmetic means", async () => {
    const { checked } = await both((await sampleBundle({ kind: "means" })).files);
    expect(checked).toContain("scores and ranks of 5 units, grades");
  });
  test.each(TWINS)("agrees that %s", async (_, tamper, named) => {
    const { holds, fails } = await both((await sampleBundle(tamper)).files);
    expect(holds).toBe(false);
    expect(fails.join("\n")).toContain(named);
  });
  test("agrees on files that are altered, missing or too many, and on a signature by nobody", async () => {
    const { files } = await sampleBundle({ kind: "points" });
    const ofOrganisation = files.get("ledger/organisation/checkpoint") ?? new Uint8Array(0);
    const changes: [string, (files: Map<string, Uint8Array>) => void, string][] = [
      [
        "altered",
        (of) => void of.set("observations.csv", Buffer.from("unit_id\n")),
        "observations.csv: another file than was listed",
      ],
      ["missing", (of) => void of.delete("units.csv"), "units.csv: no such file"],
      [
        "too many",
        (of) => void of.set("chunks/more.ndjson", Buffer.from("")),
        "chunks/more.ndjson: a file that is not listed",
      ],
      [
        "signed",
        (of) =>
          void of.set(
            "ledger/organisation/checkpoint",
            Buffer.from(Buffer.from(ofOrganisation).toString().replace("\n5\n", "\n4\n")),
          ),
        "the signature does not hold",
      ],
    ];
    for (const [, change, named] of changes) {
      const twin = new Map(files);
      change(twin);
      expect((await both(twin)).fails.join("\n")).toContain(named);
    }
  });
});
