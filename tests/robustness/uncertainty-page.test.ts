import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GOOD = ["standards/good-neighbours/standard.yaml", "standards/good-neighbours/data.csv"];
const page = readFileSync(`${ROOT}docs/uncertainty.md`, "utf8");

function touchstone(...args: string[]): string {
  const { stdout } = spawnSync(process.execPath, ["packages/cli/bin/touchstone.mjs", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
const evened = (text: string): string => text.replace(/\s+/g, " ").trim();
const blocks = [...page.matchAll(/```\n([\s\S]*?)```/g)].map(([, block = ""]) => block);

describe("docs/uncertainty.md quotes what comes out", () => {
  it("of score: rank range and share of the units shown", () => {
    const out = touchstone("score", ...GOOD, "--robustness").split("\n");
    const quoted = (blocks[0] ?? "").split("\n").filter((line) => /^ +\d/.test(line));
    expect(quoted).toHaveLength(3);
    for (const line of quoted) {
      const [rank = "", range = "", unit = ""] = evened(line).split(" ");
      const sure = /(\d+ %(, not certain)?)$/.exec(line)?.[1] ?? "";
      const got = evened(out.find((one) => one.includes(` ${unit} `)) ?? "");
      expect(got.startsWith(`${rank} ${range} ${unit} `), got).toBe(true);
      expect(got.endsWith(` ${sure}`), got).toBe(true);
    }
  });

  it("of explain: what the grade hangs on", () => {
    const out = evened(touchstone("explain", ...GOOD, "cloudfield-1", "--robustness"));
    expect(blocks[1]).toContain("not certain");
    expect(out).toContain(evened(blocks[1] ?? "none"));
  });

  it("of the indices: each row of the table", () => {
    const json = JSON.parse(touchstone("score", ...GOOD, "--robustness", "--json"));
    const rows = [...page.matchAll(/^\| [^|]+ \| (−?\d\.\d\d) \| (\d\.\d\d) \((\d\.\d\d)–(\d\.\d\d)\) \|$/gm)];
    const shown = (x: number): string => x.toFixed(2).replace("-", "−");
    const got = json.uncertainty.influence.map((one: Record<string, number>) =>
      [one.first, one.total, one.totalLow, one.totalHigh].map((x) => shown(x ?? Number.NaN)).join(" "),
    );
    expect(rows.map(([, ...figures]) => figures.join(" ")).sort()).toEqual(got.sort());
    const moved = json.uncertainty.convergence.at(-1);
    expect(moved.keptMoved).toBeLessThanOrEqual(0.013);
    expect(moved.rankMoved).toBe(1);
  });
});
