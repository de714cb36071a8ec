import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** What the second verifier prints. */
interface SecondOpinion {
  readonly holds: boolean;
  readonly fails: readonly string[];
  readonly checked: readonly string[];
}

/** An example on its whole road: each step as somebody would type it. `again`: what the second verifier computes again. */
const EXAMPLES = [
  { name: "good-neighbours", type: "", period: ["--period", "2026"], again: "answers" },
  { name: "green-office", type: "office", period: ["--period", "2026"], again: "scores and ranks of 5 units" },
  { name: "short", type: "library", period: [], again: "scores and ranks of 6 units, grades" },
];

const SECOND_VERIFIER = join(ROOT, "tests/verify/verify.py");
const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;
const without = hasPython ? "" : " — the second verifier is skipped: there is no Python 3.9 or later";

const MOST_MS = 400_000; // each is scored twice, by assess and by verify, and so is how sure that is

describe("an example, from its files to a bundle that holds", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "touchstone-example-"));
    chmodSync(dir, 0o711); // as root, the database's own account passes through
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test.each(EXAMPLES)(
    `$name${without}`,
    ({ name, type, period, again }) => {
      const touchstone = (...args: readonly string[]): string => {
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [join(ROOT, "packages/cli/src/main.ts"), ...args],
          {
            encoding: "utf8",
            env: { ...process.env, TOUCHSTONE_HOME: join(dir, "record"), NO_COLOR: "1" },
          },
        );
        expect([args.slice(0, 2).join(" "), status, status === 0 ? "" : stderr + stdout]).toEqual([
          args.slice(0, 2).join(" "),
          0,
          "",
        ]);
        return stdout;
      };
      const of = (file: string): string => join(ROOT, "standards", name, file);
      const codes = [
        ...new Set(
          readFileSync(of("data.csv"), "utf8")
            .split("\n")
            .slice(1)
            .map((line) => line.split(",")[0] ?? ""),
        ),
      ].filter(Boolean);
      writeFileSync(join(dir, "applied.csv"), `unit\n${codes.join("\n")}\n`);
      writeFileSync(
        join(dir, "units.csv"),
        `code,name,type\n${codes.map((code) => `${code},${code},${type}\n`).join("")}`,
      );
      const inProgramme = ["--programme", name];

      touchstone("init", join(dir, "record"), "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai");
      touchstone("programme", "new", name, "--title", "An example", "--owner", "County council");
      const inForce = ["--in-force-since", "2020-01-01", "--basis", "Order 7 of the council"];
      touchstone("import", "standard", of("standard.yaml"), ...inProgramme, ...inForce);
      touchstone("import", "units", existsSync(of("units.csv")) ? of("units.csv") : join(dir, "units.csv"));
      touchstone("enrol", ...inProgramme, "--units", join(dir, "applied.csv"), "--stated-on", "2026-01-15");
      touchstone("import", "observations", of("data.csv"), ...inProgramme);
      touchstone("assess", name, ...period);
      touchstone("export", name, "-o", join(dir, "bundle"));
      const said = touchstone("verify", join(dir, "bundle"));
      expect(said).not.toContain("✗");
      for (const holds of [
        "every score, state, gate and point comes out the same",
        "every rank and every grade comes out the same",
      ])
        expect(said.replaceAll(/\s+/g, " ")).toContain(`✓ ${holds}`);
      if (!hasPython) return;
      const second = spawnSync("python3", [SECOND_VERIFIER, join(dir, "bundle")], { encoding: "utf8" });
      expect([second.status, second.stderr]).toEqual([0, ""]);
      const { holds, fails, checked } = JSON.parse(second.stdout) as SecondOpinion;
      expect([holds, fails]).toEqual([true, []]);
      expect(checked.join("; ")).toContain(again);
    },
    MOST_MS,
  );
});
