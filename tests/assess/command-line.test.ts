import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { checkStore, type Log, transaction } from "@touchstone/server";
import { type SampleRecord, sampleRecord, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let on: TestTouchstone;
let sample: SampleRecord;
let log: Log;

const P = "libraries";
const IDS = ["a", "b", "c"].map((last) => `01900000-0000-7000-8000-00000000000${last}`);
const standard = (version: string, more = ""): string => `touchstone: 1
id: libraries
version: "${version}"${more}
title: Open libraries
languages: [en]
period: year
robustness: { replicates: 100, vary: { weights: 0.25 } }
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 60] }
      - { id: step_free, title: A step-free entrance, measures: facility, kind: yes-no }
grades:
  - { id: good, title: Good, atLeast: 75 }
`;

beforeAll(async () => {
  on = await testTouchstone(() => new Date());
  sample = await sampleRecord(on.touchstone);
  log = await sample.found(P, standard("1"));
  await sample.register(IDS, (at) => ["རི་འགོའི་དཔེ་མཛོད།", "Mill Library", "桥头图书室"][at] ?? "");
  await sample.enrol(log, IDS);
});
afterAll(() => on.end());

function touchstone(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, DATABASE_URL: on.url, TOUCHSTONE_HOME: on.home.dir, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["packages/cli/bin/touchstone.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    env,
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}
const fine = (...args: string[]): string => {
  const { status, stdout, stderr } = touchstone(...args);
  expect([args.join(" "), status, stderr.includes("fault")]).toEqual([args.join(" "), 0, false]);
  return stdout;
};
const refused = (exit: 1 | 2, ...args: string[]): string => {
  const { status, stdout, stderr } = touchstone(...args);
  expect([args.join(" "), status, stdout]).toEqual([args.join(" "), exit, ""]);
  return stderr;
};

describe("before anything is on record, the commands say what is missing", () => {
  test.each([
    [
      1,
      ["assess", P, "--period", "2026"],
      "None of the 3 units that take part have an answer for 2026: touchstone import observations brings them.",
    ],
    [1, ["assess", P], "Name the period with --period: a period such as 2026."],
    [1, ["assess", P, "--period", "May"], 'got the period "May", want a period such as 2026.'],
    [1, ["assess", "museums", "--period", "2026"], 'There is no programme "museums"; there is libraries.'],
    [2, ["assess", P, "--threads", "many"], '--threads: got "many", want a number from 1'],
    [1, ["scorecards", P], "libraries has not been assessed yet: touchstone assess libraries --period PERIOD"],
    [2, ["scorecards", P, "--json", "--csv"], "--json and --csv: one of them."],
    [2, ["erase", "one", "contact", "--reason", "mistake"], 'got the event "one", want its number'],
    [
      2,
      ["erase", "1", "contact", "--reason", "whim"],
      '--reason: got "whim", want time-over, request-of-the-person, mistake',
    ],
    [1, ["erase", "1", "contact", "--programme", P, "--reason", "mistake"], "There is no private part 1/contact."],
  ] as const)("exit code %i: touchstone %j", (exit, args, words) => {
    expect(refused(exit, ...args)).toContain(words);
  });
});

describe("once there are answers", () => {
  beforeAll(async () => {
    await sample.submit(
      log,
      "2026",
      [`${P}/hours`, `${P}/step_free`],
      [
        [IDS[0] ?? "", [60, true]],
        [IDS[1] ?? "", [30, true]],
        [IDS[2] ?? "", [12, { state: "refused" }]],
      ],
    );
  });

  test("assess says how the grades fell, how sure they are, and where it is recorded", () => {
    const said = fine("assess", P, "--period", "2026", "--key", "once");
    expect(said).toContain("libraries: 3 units scored for 2026 by version 1 of the standard");
    expect(said).toMatch(/^Good +2 +1$/m);
    expect(said).toMatch(/^no grade +1 +1$/m);
    expect(said).toContain("Scored again 100 times, seed 1.");
    expect(said).toContain("1 grade hangs on a thread, held in fewer than 90 % of them:");
    expect(said).toMatch(/^c2 +Mill Library +Good +\d+ % +2$/m);
    const [recorded] = /recorded as \d+–\d+ in the ledger of libraries\./.exec(said) ?? [];
    expect(recorded).toBeDefined();
    expect(fine("assess", P, "--period", "2026", "--key", "once")).toContain(recorded);
  });

  test("scorecards come with intervals and shares, for people and for machines", () => {
    expect(fine("scorecards", P)).toMatch(/^ +1 +1 +c1 +རི་འགོའི་དཔེ་མཛོད། +100\.00 +Good +100 % +100 %$/m);
    expect(fine("scorecards", P, "--top", "1")).toContain("2 units more: --top, --csv, --json.");
    const one = fine("scorecards", P, "--unit", "c3");
    expect(one).toMatch(/^step_free +refused$/m);
    expect(one).not.toContain("Mill");
    expect(refused(1, "scorecards", P, "--unit", "c9")).toContain('no unit has the code "c9"');
    expect(refused(1, "scorecards", P, "--period", "2020")).toContain("has not been assessed for 2020 yet");
    const [header, ...rows] = fine("scorecards", P, "--csv").trim().split("\r\n");
    expect(header).toBe("unit_id,code,name,rank,rank_low,rank_high,score,grade,kept,certain,screened");
    expect(rows.map((row) => row.split(",").slice(1, 8))).toEqual([
      ["c1", "རི་འགོའི་དཔེ་མཛོད།", "1", "1", "1", "100", "good"],
      ["c2", "Mill Library", "2", "2", "2", "75", "good"],
      ["c3", "桥头图书室", "3", "3", "3", "20", ""],
    ]);
    const told = JSON.parse(fine("scorecards", P, "--json")) as { scorecards: { unit: string }[] };
    expect(told.scorecards.map(({ unit }) => unit)).toEqual(IDS);
  });

  test("rebuild says that nothing differed, or which table did, and mends it", async () => {
    expect(fine("rebuild")).toMatch(/tables made again from \d+ events of 2 ledgers: all rows as before\./);
    await transaction(on.touchstone, (tx) => tx.query("DELETE FROM scorecard WHERE shard_key > 0 AND rank = 1"));
    await transaction(on.touchstone, (tx) =>
      tx.query("UPDATE unit SET type = 'palace' WHERE shard_key > 0 AND unit_no = 1"),
    );
    const said = fine("rebuild");
    expect(said).toContain("These differed from the events before:");
    expect(said).toContain("- scorecard: 2 rows, now 3");
    expect(said).toContain("- unit: 3 rows, some of them others");
    expect(fine("rebuild")).toContain("all rows as before.");
  });
});

describe("erase", () => {
  test("shows what is kept, erases it, and every proof holds", async () => {
    const yaml = `${on.home.dir}/standard-2.yaml`;
    const change = '\nchanges: { since: "1", class: substantive }';
    await writeFile(yaml, standard("2", change).replace("[0, 60]", "[0, 70]"));
    const as = ["--as", sample.account];
    fine("import", "standard", yaml, "--programme", P, ...as);
    fine("standard", "notice", P, "2", ...as);
    fine("standard", "object", P, "2", "--text", "Too many.", "--contact", "post box 7", ...as);
    const listed = fine("erase", "--programme", P);
    const [, event = ""] = /^ *(\d+) +contact +StandardObjectionFiled$/m.exec(listed) ?? [];
    expect(listed).toContain("2 private parts kept in libraries.");
    const said = fine("erase", event, "contact", "--programme", P, "--reason", "request-of-the-person", ...as);
    expect(said).toMatch(
      new RegExp(
        `The part contact of event ${event} is erased, every proof holds: recorded as \\d+ in the ledger of libraries`,
      ),
    );
    expect(fine("erase", "--programme", P)).toContain("1 private part kept in libraries.");
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
  });
});
