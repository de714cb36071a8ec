import { hash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipOf } from "@touchstone/input";
import { formatVerifierKey, verifierKey } from "@touchstone/ledger";
import { CHECKS, type Report } from "@touchstone/verify";
import { describe, expect, test } from "vitest";
import { fileWith, folder, touchstone } from "../sample-run.ts";
import { reportLines } from "./verify-text.ts";

const HOLDS = { outcome: "holds", found: "12 files", faults: [], nFaults: 0 } as const;
const REPORT: Report = {
  bundle: {
    programme: "libraries",
    organisation: "valley",
    period: "2026",
    standard: "open 1",
    nUnits: 3,
    rehearsal: null,
  },
  holds: false,
  checks: [
    { id: "files-listed", title: CHECKS["files-listed"], ...HOLDS },
    {
      id: "ranks",
      title: CHECKS.ranks,
      outcome: "fails",
      found: "3 units",
      faults: [{ where: "scorecards.ndjson, unit a, rank", found: "1", wanted: "2, computed" }],
      nFaults: 60,
    },
    { id: "ledger-seen", title: CHECKS["ledger-seen"], ...HOLDS, outcome: "cannot", found: "none was given" },
  ],
  limits: [{ id: "truth", text: "That an answer is true." }],
};

describe("touchstone verify", () => {
  test("says what does not hold, what holds, what could not be checked, and what nobody can", () => {
    const screen = { columns: Number.POSITIVE_INFINITY, paint: (_: unknown, text: string) => text };
    expect(reportLines("b", REPORT, screen)).toEqual([
      "b: libraries of valley, 2026, open 1, 3 units",
      "",
      "Does not hold (1)",
      "  ✗ every rank and every grade comes out the same",
      "    scorecards.ndjson, unit a, rank: got 1, want 2, computed",
      "    and 59 more",
      "",
      "Checked, and holds (1)",
      "  ✓ the bundle holds the files that it lists, and no others (12 files)",
      "",
      "Could not be checked (1)",
      "  ? the ledgers continue the checkpoints that you kept (none was given)",
      "",
      "Nobody can check from here",
      "  · That an answer is true.",
      "",
      "1 check fails.",
    ]);
  });

  test("a folder that is not there, or is no bundle, ends with 1", () => {
    expect(touchstone(["verify", join(folder, "nowhere")])).toMatchObject({
      status: 1,
      stderr: `${join(folder, "nowhere")}: there is no such folder\n`,
    });
    const empty = join(folder, "empty");
    mkdirSync(empty);
    const { status, stdout, stderr } = touchstone(["verify", empty]);
    expect(status).toBe(1);
    expect(stdout).toContain("datapackage.json: got no such file, want what the bundle is");
    expect(stderr).toContain(`${empty}: 1 of ${Object.keys(CHECKS).length} checks fail.`);
    const json = JSON.parse(touchstone(["verify", empty, "--json"]).stdout) as Report; // as documented
    expect(json.holds).toBe(false);
    expect(json.checks.map(({ id }) => id)).toEqual(Object.keys(CHECKS));
  });

  test("keys, checkpoints and threads that are none end with 2", () => {
    const key = formatVerifierKey(
      verifierKey((bytes) => hash("sha256", bytes, "buffer"), "ed25519", "example.org/log", new Uint8Array(32)),
    );
    const keys = fileWith("keys", `${key}\nno key\n`);
    const empty = join(folder, "empty");
    const refused = (...args: string[]): string => {
      const { status, stderr } = touchstone(["verify", empty, ...args]);
      expect(status).toBe(2);
      return stderr;
    };
    expect(refused("--key", keys)).toContain("got no key, want a verifier key, name+id+base64, one a line");
    expect(refused("--key", join(folder, "none"))).toContain("--key: there is no file");
    expect(refused("--seen", keys)).toContain("is no checkpoint, such as ledger/programme/checkpoint");
    expect(refused("--threads", "0")).toContain('--threads: got "0", want a whole number from 1 to 256');
    expect(touchstone(["verify", empty, "--key", key]).status).toBe(1);
  });

  test("a ZIP file is unpacked apart; a damaged one, one that leads out, and a bomb are refused", async () => {
    const zipped = async (name: string, parts: { name: string; pieces: string[] }[]): Promise<string> => {
      const path = join(folder, name);
      const pieces: Buffer[] = [];
      for await (const piece of zipOf(parts)) pieces.push(piece);
      writeFileSync(path, Buffer.concat(pieces));
      return path;
    };
    const good = await zipped("good.zip", [{ name: "datapackage.json", pieces: ["{}"] }]);
    expect(touchstone(["verify", good]).stdout).toContain(
      "datapackage.json.touchstone: got something else, want to be there",
    );
    const out = await zipped("out.zip", [{ name: "../outside", pieces: ["x"] }]);
    expect(touchstone(["verify", out]).stderr).toContain("no ZIP file that can be unpacked (invalid relative path");
    const bomb = await zipped("bomb.zip", [{ name: "a", pieces: ["0".repeat(2 ** 22)] }]);
    expect(touchstone(["verify", bomb]).stderr).toContain("it would grow beyond reason when it is unpacked");
    const twice = await zipped("twice.zip", [
      { name: "a", pieces: ["x"] },
      { name: "a", pieces: ["y"] },
    ]);
    expect(touchstone(["verify", twice]).stderr).toContain("a name comes twice");
    const damaged = fileWith("damaged.zip", "PK and then nothing");
    expect(touchstone(["verify", damaged])).toMatchObject({ status: 1 });
  });
});
