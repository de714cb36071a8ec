// docs/operations.md is followed to the letter: its plain blocks line by line, in one folder.
import { chmod, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, startService } from "./bare.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const page = await readFile(join(ROOT, "docs/operations.md"), "utf8");
/** Every block: the words before it, what it is, its lines. */
const blocks = [...page.matchAll(/([^\n]+)\n\n```([^\n]*)\n([\s\S]*?)```/g)].map(
  ([, before = "", kind = "", text = ""]) => ({
    before,
    kind,
    lines: text.trim().split("\n"),
  }),
);

let folder: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-docs-"));
  await chmod(folder, 0o711); // the database's own account goes through
  await symlink(join(ROOT, "packages/cli/bin/touchstone.mjs"), join(folder, "touchstone"));
  env = { PATH: `${folder}:${process.env.PATH ?? ""}`, HOME: folder, TOUCHSTONE_LOG: "warn" };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("docs/operations.md", () => {
  it("says of every block that is not run here who runs it, or that nobody does", () => {
    expect(blocks.length).toBe([...page.matchAll(/^```\w/gm)].length);
    for (const { kind, before } of blocks)
      if (/elsewhere/.test(kind)) expect(before).toMatch(/`tests\/[\w/.-]+\.test\.ts`/);
      else if (/not-run/.test(kind)) expect(before).toMatch(/not run by a test/);
      else expect(["sh", "sh service"]).toContain(kind);
  });

  it("is right in every line that it lets people type", async () => {
    for (const { kind, lines } of blocks)
      for (const line of lines)
        if (kind === "sh") {
          const { code, text } = await run("/bin/sh", ["-c", `cd "${folder}" && ${line}`], env);
          expect([line, code, text.includes("WRONG") ? text : ""]).toEqual([line, 0, ""]);
        } else if (kind === "sh service") {
          const service = await startService(["/bin/sh", "-c", `cd "${folder}" && exec ${line} "$@"`, "sh"], env);
          expect(await service.stop()).toBe(0);
        }
  }, 600_000);
});
