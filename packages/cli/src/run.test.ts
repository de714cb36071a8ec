import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { faultLines } from "./run.ts";
import { bin, fileWith, folder, GOOD, root, SHORT, touchstone } from "./sample-run.ts";

describe("exit codes", () => {
  it("0 where all is well, with the version or the help on standard output", () => {
    expect(touchstone(["--version"])).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
    for (const args of [
      ["--help"],
      ["score", "--help"],
      ["explain", "--help"],
      ["check", "--help"],
      ["diff", "--help"],
    ]) {
      const { status, stdout } = touchstone(args);
      expect([status, stdout.includes("Example")]).toEqual([0, true]);
    }
  });

  it("1 for a problem in the input, with nothing on standard output", () => {
    const { status, stdout, stderr } = touchstone(["score", SHORT[0], fileWith("bad.csv", "unit,hours\na,x\n")]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain('bad.csv:2  hours: got "x", want a number');
    expect(touchstone(["check", fileWith("bad.yaml", "touchstone: 1\nid: [")]).status).toBe(1);
    expect(touchstone(["check", join(folder, "nothing.yaml")]).stderr).toContain("got no such file");
    expect(touchstone(["score", folder, SHORT[1]]).stderr).toContain("got a directory");
  });

  it("2 for wrong usage", () => {
    const calls = [
      [],
      ["scor"],
      ["score", SHORT[0]],
      ["score", ...SHORT, "--jsn"],
      ["score", ...SHORT, "--json", "--csv"],
      ["score", ...SHORT, "--force"],
      ["score", ...SHORT, "--top", "none"],
      ["score", ...SHORT, "--delimiter", "space"],
      ["score", ...GOOD, "--period", "last year"],
    ];
    for (const call of calls) expect([call, touchstone(call).status]).toEqual([call, 2]);
    expect(touchstone(["scor"]).stderr).toContain("Did you mean score?");
  });

  it("a fault of ours is one line and where to report it; its place only where asked for", () => {
    const lines = faultLines(new RangeError("weightedMean: got 3 values,\nwant 4"));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("touchstone: a fault of ours: RangeError: weightedMean: got 3 values,");
  });
});

describe("score", () => {
  it("prints units by rank, and what to know before quoting a score", () => {
    const { status, stdout } = touchstone(["score", ...SHORT]);
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("Open libraries (invented example) · version 1 · 6 units");
    expect(lines[3]).toBe("   1  hill     Hill Library         92.06  100 %");
    expect(stdout).toContain("Uncertainty: not computed, as the standard does not say what to vary");
    expect(lines.filter((line) => line.includes("orchard"))).toEqual([
      "   3  orchard  Orchard Library      70.91   75 %",
    ]);
  });

  it("says that figures are numbers only, and that scores are relative", () => {
    const { stdout } = touchstone(["example", "--top", "3"]);
    expect(stdout).toContain("Numbers only: an exercise with figures. It makes no statement about the units.");
    expect(stdout).toContain("Relative: a score depends on which other units are in the table.");
    expect(stdout).toContain("236 units more");
  });

  it("shows gates that do not hold, those not yet shown, and grades that something holds back", () => {
    const { stdout, stderr } = touchstone(["score", ...GOOD]);
    expect(stderr).toContain("Scored: 2026, the latest");
    expect(stdout).toMatch(/threewater-2 .* \* +no_major_finding +100 %/);
    expect(stdout).toMatch(/kettleridge-2 .* water_safe\?/);
    expect(stdout).toContain("too little data");
  });

  it("colours nothing in a pipe, unless FORCE_COLOR asks for it", () => {
    expect(touchstone(["score", ...SHORT]).stdout).not.toContain("\u001b");
    expect(touchstone(["score", ...SHORT], { FORCE_COLOR: "1" }).stdout).toContain("\u001b[1m");
    expect(touchstone(["score", ...SHORT], { NO_COLOR: "1" }).stdout).not.toContain("\u001b");
  });

  it("gives machines the published scores with all their digits, and what made them", () => {
    const json: unknown = JSON.parse(touchstone(["score", ...SHORT, "--json"]).stdout);
    expect(json).toMatchObject({
      touchstone: "0.1.0",
      standard: { id: "open-libraries", version: "1", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      data: { file: "data.csv", units: 6, period: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      uncertainty: null,
      units: expect.arrayContaining([
        expect.objectContaining({ unit: "orchard", rank: 3, score: 70.912698, without: { forms: "missing" } }),
      ]),
    });
  });

  it("has one digest for one table, however it is written", () => {
    const rows = "unit,hours,step_free,forms,wait\nb,52,yes,0.9,4\na,10,no,,6\n";
    const long =
      "unit;indicator;value\na;wait;6\na;hours;10\na;step_free;no\nb;forms;0.90\nb;wait;4e0\nb;hours;52\nb;step_free;true\n";
    const json =
      '[{"unit":"a","hours":10,"step_free":false,"wait":6},{"unit":"b","hours":52,"step_free":true,"forms":0.9,"wait":4}]';
    const files = [fileWith("wide.csv", rows), fileWith("long.csv", long), fileWith("rows.json", json)];
    const outputs = files.map((file) => JSON.parse(touchstone(["score", SHORT[0], file, "--json"]).stdout));
    const [first, ...others] = outputs.map(({ data, units }) => ({ table: data.table, units }));
    for (const other of others) expect(other).toEqual(first);
  });

  it("writes RFC 4180 CSV in which no text can be a formula", () => {
    const file = fileWith("formula.csv", 'unit,name,hours\n=1+1,"@SUM(A1), ""x""",3\n-u,+1,4\n');
    const { stdout } = touchstone(["score", SHORT[0], file, "--csv"]);
    const lines = stdout.split("\r\n");
    expect(lines[1]).toMatch(/^'-u,'\+1,,1,/);
    expect(lines[2]).toMatch(/^'=1\+1,"'@SUM\(A1\), ""x""",,2,/);
  });
});

describe("how data is written", () => {
  it("GB18030, semicolons and decimal commas are read where they are announced", () => {
    // 村 in GB18030
    const rows = Buffer.concat([Buffer.from("unit;name;forms\na;"), Buffer.from([0xb4, 0xe5]), Buffer.from(";0,5\n")]);
    const file = fileWith("chinese.csv", rows);
    const { status, stdout } = touchstone(["score", SHORT[0], file, "--encoding", "gb18030", "--decimal-comma"]);
    expect([status, stdout.includes("村")]).toEqual([0, true]);
    expect(touchstone(["score", SHORT[0], file]).stderr).toContain("--encoding gb18030 reads it");
  });

  it("a list of units keeps out every other", () => {
    const list = fileWith("units.csv", "unit\nhill\nharbour\nmill\norchard\nlamp\n");
    const { status, stderr } = touchstone(["score", ...SHORT, "--units", list]);
    expect([status, stderr.split("\n")[0]]).toEqual([
      1,
      'standards/short/data.csv:7  unit: got "bridge", want a unit of the list: one of hill, harbour, mill, orchard, lamp',
    ]);
    expect(touchstone(["score", ...SHORT, "--units", fileWith("ids.csv", "id\nhill\n")]).stderr).toContain(
      "want a column named unit",
    );
  });
});

describe("score --out", () => {
  it("writes everything, and nothing where the folder is taken, unless an earlier run left it", () => {
    const out = join(folder, "deep/results");
    expect(touchstone(["score", ...GOOD, "--out", out]).status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(["gates.csv", "scorecards.json", "scores.csv"]);
    expect(readFileSync(join(out, "scorecards.json"), "utf8")).toBe(touchstone(["score", ...GOOD, "--json"]).stdout);
    expect(readFileSync(join(out, "scores.csv"), "utf8")).toBe(touchstone(["score", ...GOOD, "--csv"]).stdout);

    expect(touchstone(["score", ...GOOD, "--out", out]).stderr).toContain("not empty; nothing was written");
    expect(touchstone(["score", ...GOOD, "--out", out, "--force"]).status).toBe(0);
    writeFileSync(join(out, "thesis.txt"), "mine");
    const refused = touchstone(["score", ...GOOD, "--out", out, "--force"]);
    expect([refused.status, readFileSync(join(out, "thesis.txt"), "utf8")]).toEqual([1, "mine"]);
    expect(refused.stderr).toContain("thesis.txt in it, which Touchstone did not write");
  });

  it("leaves nothing where the input has a problem, or the place can't be written", () => {
    const out = join(folder, "none/results");
    expect(touchstone(["score", SHORT[0], fileWith("x.csv", "unit,hours\na,x\n"), "--out", out]).status).toBe(1);
    expect(existsSync(join(folder, "none"))).toBe(false);
    const file = fileWith("file", "");
    expect(touchstone(["score", ...SHORT, "--out", join(file, "results")]).stderr).toContain(
      "a part of the path is a file",
    );
  });

  it.skipIf(process.platform === "win32")("leaves nothing where it is interrupted", () => {
    const place = join(folder, "interrupted");
    mkdirSync(place);
    const rows = Array.from({ length: 200_000 }, (_, i) => `u${i},${i % 60}`).join("\n");
    const file = fileWith("many.csv", `unit,hours\n${rows}\n`);
    const script = [
      `"${process.execPath}" "${bin}" score ${SHORT[0]} "${file}" --out "${place}/out" 2>"${place}/err" &`,
      `pid=$!; for i in $(seq 1 600); do ls -A "${place}" | grep -q '^\\.out-' && break; sleep 0.02; done`,
      `kill -INT $pid; wait $pid; echo $?`,
    ].join("\n");
    const { stdout } = spawnSync("bash", ["-mc", script], { cwd: root, encoding: "utf8", timeout: 60_000 });
    expect([stdout.trim(), readdirSync(place)]).toEqual(["130", ["err"]]);
  });
});

describe("explain", () => {
  it("leads from each answer to the grade, and to the next one", () => {
    const { stdout } = touchstone(["explain", ...GOOD, "Ashwillow"]);
    expect(stdout).toContain("Ashwillow (lampfell-1)");
    expect(stdout).toContain("answer: 0.88; worst 0, best 1, on 1 to 100 → 88.12");
    expect(stdout).toMatch(/÷ \d+ residents × 1000 = /);
    expect(stdout).toMatch(/applies when “Has a clinic” is “yes”\n +exactly: unit\.has_clinic\n/);
    expect(stdout).toContain("Distinguished neighbour ← this grade");
    expect(stdout).toMatch(/Path to Outstanding neighbour: cost \d+/);
  });

  it("says in words what a gate and a grade ask for, and exactly below", () => {
    const inOneLine = (unit: string): string => touchstone(["explain", ...GOOD, unit]).stdout.replace(/\s+/g, " ");
    expect(inOneLine("cloudfield-2")).toContain(
      "does not hold Decisions name the way to contest them asks for: “Every decision names where and until when to contest it” scores at least 100 exactly: indicators.appeal_route >= 100",
    );
    expect(inOneLine("lampfell-3")).toContain(
      "asks for: “Services that reach everyone in their own language” scores at least 75 and “Fair procedure” scores at least 75 (does not hold) exactly: criteria.services >= 75 && criteria.fairness >= 75",
    );
  });

  it("what a node adds sums to its parent's score", () => {
    const { stdout } = touchstone(["explain", ...SHORT, "hill"]);
    const adds = [...stdout.matchAll(/^ {2}(?:Open doors|Help) .* ([\d.]+)$/gm)].map(([, figure]) => Number(figure));
    expect(adds).toHaveLength(2);
    expect(adds.reduce((sum, figure) => sum + figure, 0)).toBeCloseTo(92.06, 1);
  });

  it("names the nearest unit, or the ids of those with one name", () => {
    expect(touchstone(["explain", ...SHORT, "orchrd"]).stderr).toContain("the nearest is orchard");
    const file = fileWith("twins.csv", "unit,name,hours\na,Twin,1\nb,Twin,2\n");
    expect(touchstone(["explain", SHORT[0], file, "Twin"]).stderr).toContain('2 units are named "Twin": a, b');
  });

  it("shows sources and notes of a long table", () => {
    const file = fileWith("notes.csv", "unit,indicator,value,source,note\na,hours,30,register,since May\n");
    expect(touchstone(["explain", SHORT[0], file, "a"]).stdout).toContain("source: register; note: since May");
  });

  it("speaks the language that is asked for, and marks what is not in it", () => {
    expect(touchstone(["explain", ...GOOD, "lampfell-1", "--language", "zh-Hans"]).stdout).toContain("好邻居");
    const { stdout, stderr } = touchstone(["explain", ...SHORT, "hill", "--language", "bo"]);
    expect(stdout).toContain("Opening hours a week [en]");
    expect(stderr).toContain("no texts in bo");
  });
});

describe("check", () => {
  it("says what a standard costs, and its digest", () => {
    const { status, stdout } = touchstone(["check", GOOD[0]]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Answering: \d+ answers and \d+ minutes a unit/);
    expect(stdout).toMatch(/Reviewing: [\d.]+ h a unit, [\d.,]+ h for all units expected\./);
    const json = JSON.parse(touchstone(["check", GOOD[0], "--json"]).stdout);
    expect(json).toMatchObject({ ok: true, id: "good-neighbours", version: "2026.1" });
    expect(stdout).toContain(`sha256 ${json.sha256}`);
  });

  it("lists every problem with its line, for people and machines", () => {
    const yaml = readFileSync(join(root, SHORT[0]), "utf8")
      .replace("kind: yes-no", "kind: yesno")
      .replace("weight: 2", "wieght: 2");
    const file = fileWith("broken.yaml", yaml);
    const { status, stderr } = touchstone(["check", file]);
    expect([status, stderr.split("\n").filter((line) => /broken\.yaml:\d/.test(line)).length]).toEqual([1, 2]);
    const json = JSON.parse(touchstone(["check", file, "--json"]).stdout);
    expect(json.ok).toBe(false);
    expect(json.problems).toHaveLength(2);
  });
});

describe("diff", () => {
  it("says what changed, how grave it is, and whether the new version declares it", () => {
    const yaml = readFileSync(join(root, SHORT[0]), "utf8");
    const changed = yaml.replace("weight: 2", "weight: 3").replace('version: "1"', 'version: "2"');
    const silent = touchstone(["diff", SHORT[0], fileWith("silent.yaml", changed)]);
    expect(silent.status).toBe(1);
    expect(silent.stdout).toContain(
      "open-libraries 1 → open-libraries 2: 1 change, together substantive\nhelp.weight: changed (substantive)\n    was 2\n    is 3\n",
    );
    expect(silent.stderr).toContain("does not declare what has changed");
    const declared = changed.replace("languages:", 'changes: { since: "1", class: substantive }\nlanguages:');
    expect(touchstone(["diff", SHORT[0], fileWith("declared.yaml", declared)]).status).toBe(0);
    const json = JSON.parse(touchstone(["diff", SHORT[0], join(folder, "declared.yaml"), "--json"]).stdout);
    expect(json).toMatchObject({ from: { version: "1" }, to: { version: "2" }, class: "substantive", problems: [] });
    expect(touchstone(["diff", SHORT[0], SHORT[0]]).stdout).toContain("no changes");
  });
});

describe("items", () => {
  it("shows the author how each indicator works among the units", () => {
    const { stdout } = touchstone(["items", ...SHORT]);
    expect(stdout).toMatch(/^indicator +n +n\/a +missing +mean +spread +floor +ceiling +values +fits$/m);
    expect(stdout).toMatch(/^forms +5 +0 % +17 % +70\.0 /m);
    expect(touchstone(["items", ...SHORT, "--csv"]).stdout.split("\r\n")[0]).toBe(
      "indicator,n,not_applicable,missing,mean,sd,floor,ceiling,distinct,r,p",
    );
  });
});

describe("hostile files end in a clear error, in bounded memory", () => {
  const header = "unit,hours,step_free,forms,wait\n";
  const files: [name: string, content: string | Buffer, message: string][] = [
    ["cell.csv", `${header}a,${"x".repeat(10_000_000)},yes,1,2\n`, ":2  got a row of more than 1024 KiB"],
    ["nul.csv", `${header}a,1,yes,1,2\nb,\0,yes,1,2\n`, ":3  got a NUL byte"],
    ["endless.csv", "a".repeat(30_000_000), ":1  got a row of more than 1024 KiB"],
    ["columns.csv", Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(), ":1  got 100000 columns"],
    ["quote.csv", `${header}a,"1,yes,1,2\nb,1,yes,1,2\n`, ':2  got a " that is never closed'],
    ["stray.csv", `${header}a,1"0,yes,1,2\n`, ':2  got a " in the middle of a cell'],
    ["proto.csv", "unit,__proto__\na,1\n", ":1  __proto__: got"],
    ["ragged.csv", `${header}a,1\nb,1,yes,1,2,3\n`, ":3  got 6 cells, want 5"],
    ["empty.csv", "", "got an empty file"],
    ["header.csv", header, "got no rows"],
    ["lines.csv", "\n\n\n", "got no header line"],
    ["utf16.csv", Buffer.from(`\ufeff${header}`, "utf16le"), ":1  got a UTF-16 file"],
    ["latin1.csv", Buffer.from(`${header}Zürich,1,yes,1,2\n`, "latin1"), ":2  got the bytes fc 72"],
    ["cut.csv", Buffer.from(`${header}村`).subarray(0, -1), ":2  got the bytes e6 9d, which are not UTF-8"],
    ["book.csv", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), "got an Excel workbook"],
    ["deep.json", "[".repeat(5_000_000), ':1  got "[" at column 2'],
    ["nested.json", `{"about":${"[".repeat(100_000)}`, "more than 64 lists and objects in one another"],
    [
      "keys.json",
      `[{${Array.from({ length: 30_000 }, (_, i) => `"k${i}":1`).join()}}]`,
      "more than 20000 different keys",
    ],
    ["objects.json", `[${"{},".repeat(3_000_000)}{}]`, "want a column named unit"],
  ];
  it.each(files)("%s", (name, content, message) => {
    const { status, stdout, stderr } = touchstone(["score", SHORT[0], fileWith(name, content)], {
      NODE_OPTIONS: "--max-old-space-size=200",
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(stderr.length).toBeLessThan(2000);
  });

  it("a million problems: the first hundred, and how many there are", () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => `u${i},x,maybe,2,`).join("\n");
    const { status, stderr } = touchstone(["score", SHORT[0], fileWith("wrong.csv", `${header}${rows}\n`)]);
    expect(status).toBe(1);
    expect(stderr).toContain(
      "wrong.csv: 750,000 problems, of which the first 100 are shown. Nothing was scored or written.",
    );
    expect(stderr.split("\n").filter((line) => line.includes("got "))).toHaveLength(100);
  });

  it("a name can't send commands to the terminal", () => {
    const file = fileWith("escape.csv", "unit,name,hours\na,\u001b[2J\u202eevil,1\n");
    const { stdout } = touchstone(["score", SHORT[0], file]);
    expect(["\u001b", "\u202e", "evil"].map((text) => stdout.includes(text))).toEqual([false, false, true]);
    const unit = fileWith("unit.csv", "unit,hours\na\u001b[2J,1\n");
    expect(touchstone(["score", SHORT[0], unit]).stderr).toContain(
      'got "a\ufffd[2J", want an id without control characters',
    );
  });
});

describe("a reader that stops early", () => {
  it.skipIf(process.platform === "win32")("ends the run quietly", () => {
    const script = `"${process.execPath}" "${bin}" score ${GOOD.join(" ")} --json 2>"${folder}/err" | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout } = spawnSync("bash", ["-c", script], { cwd: root, encoding: "utf8" });
    expect(stdout).toMatch(/^\{\n {2}"touch 0\n$/);
    const said = readFileSync(join(folder, "err"), "utf8").trimEnd().split("\n");
    const remarks = said.filter((line) => !line.includes(" …")); // a slow run tells how far it is
    expect(remarks.map((line) => line.split(":")[0])).toEqual(["Periods in the data", "Held back", "Held back"]);
  });
});

/** of util-linux: runs a command on a terminal of its own */
const PTY = "script";

describe("a terminal of 80 columns", () => {
  const hasScript = process.platform === "linux" && spawnSync(PTY, ["--version"]).status === 0;
  it.skipIf(!hasScript)("fits tables with Chinese and Tibetan names", () => {
    const { NO_COLOR: _plain, CI: _machine, ...own } = process.env; // either would take the colours away
    const env = { ...own, TERM: "xterm" };
    for (const args of [
      ["score", ...GOOD],
      ["explain", ...GOOD, "lampfell-3"],
      ["items", ...GOOD],
    ]) {
      const run = `stty cols 80; "${process.execPath}" "${bin}" ${args.join(" ")} 2>/dev/null`;
      const { stdout } = spawnSync(PTY, ["-qec", run, "/dev/null"], { cwd: root, env, encoding: "utf8" });
      const lines = stdout.split("\r\n");
      expect(stdout).toContain("\u001b[1m");
      expect(lines.length).toBeGreaterThan(20);
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });
});
