/** The walk of docs/record.md, run word for word by a shell in a copy of what it needs. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const page = readFileSync(join(ROOT, "docs/record.md"), "utf8");
const lines = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.trim().split("\n"));
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const hasShell = existsSync("/bin/sh");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-road-"));
  chmodSync(folder, 0o711); // where root runs this, the database runs under another account
  cpSync(join(ROOT, "standards"), join(folder, "standards"), { recursive: true });
  cpSync(join(ROOT, "tests/verify"), join(folder, "tests/verify"), { recursive: true });
  symlinkSync(join(ROOT, "packages"), join(folder, "packages"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every line as it stands, but that the program is the one of this checkout. */
function run(commands: readonly string[]): { status: number | null; out: string } {
  const script = ["set -e", ...commands].join("\n").replaceAll("npx touchstone", '"$WALK_NODE" "$WALK_BIN"');
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      WALK_NODE: process.execPath,
      WALK_BIN: join(ROOT, "packages/cli/bin/touchstone.mjs"),
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ""}`,
      NO_COLOR: "1",
    },
  });
  return { status, out: stdout + stderr };
}

test.skipIf(!hasShell)(
  "the walk of docs/record.md goes from an empty folder to a bundle that both verifiers accept",
  () => {
    expect(lines.length).toBeGreaterThan(10);
    const asked = lines.filter((line) => hasPython || !line.startsWith("python3"));
    const { status, out } = run(asked);
    expect(out).toContain("24 units enrolled in good-neighbours");
    expect(out).toContain("24 units scored for 2026");
    expect(out).toContain("Everything that could be checked holds.");
    expect(out).toContain("all rows as before");
    expect(status).toBe(0);
  },
  240_000,
);
