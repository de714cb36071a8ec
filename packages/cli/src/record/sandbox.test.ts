import { beforeAll, describe, expect, it } from "vitest";
import { fine, home, refused, touchstone } from "../sample-home.ts";
import { fileWith } from "../sample-run.ts";

beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai");
  fine("programme", "new", "libraries", "--title", "Open Libraries", "--owner", "County council");
  const units = fileWith("units.csv", "code,name\nv1,Upper Spring\nv2,Lower Spring\n");
  fine("import", "units", units, "--type", "village");
}, 240_000);

describe("touchstone sandbox", () => {
  it("copies a programme, lists the copy, and removes it", () => {
    expect(fine("sandbox", "list")).toBe("There is no rehearsal.\n");
    expect(fine("sandbox", "create", "libraries")).toMatch(
      /^Rehearsal libraries-sandbox-1 of libraries, as of \d{4}-\d{2}-\d{2}: 2 units, of which 0 take part, 0 answers: recorded as \d+ in the ledger of libraries\.\n$/,
    );
    expect(fine("sandbox", "list", "libraries")).toMatch(/libraries-sandbox-1 +libraries +\d{4}-\d{2}-\d{2} +2 +0/);
    const shown = touchstone("programme", "show", "libraries-sandbox-1");
    expect(shown.stdout).toContain("REHEARSAL: Open Libraries");
    expect(shown.stderr).toContain("libraries-sandbox-1: REHEARSAL — nothing here counts");
    // the organisation that counts is still the only one that needs no name
    expect(fine("role", "list")).toContain("office");
    expect(fine("sandbox", "delete", "libraries-sandbox-1")).toMatch(
      /^Removed the rehearsal libraries-sandbox-1: recorded as \d+ in the ledger of libraries\.\n$/,
    );
    expect(fine("sandbox", "list")).toBe("There is no rehearsal.\n");
    expect(fine("doctor", "--deep")).not.toContain("WRONG");
  }, 240_000);

  it("makes one, however often it is asked for with the same key", () => {
    const again = (): string =>
      fine("sandbox", "create", "libraries", "--slug", "rehearsal-of-march", "--key", "march");
    const first = again();
    expect(first).toMatch(/^Rehearsal rehearsal-of-march of libraries, as of /);
    expect(again()).toBe(first);
    expect(fine("sandbox", "list", "libraries").match(/rehearsal-of-march/g)).toHaveLength(1);
    expect(refused("sandbox", "create", "libraries", "--slug", "rehearsal-of-march")).toContain("rehearsal-of-march");
    expect(refused("sandbox", "create", "libraries", "--key", "march")).toContain("key");
    for (const key of ["", "k".repeat(201)])
      expect(touchstone("sandbox", "create", "libraries", "--key", key)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`--key: got ${key.length} bytes, want 1 to 200`),
      });
    fine("sandbox", "delete", "rehearsal-of-march");
  }, 240_000);

  it("removes nothing that counts, and says so", () => {
    for (const slug of ["libraries", "larkwater-county"])
      expect(refused("sandbox", "delete", slug)).toContain(
        `${slug} is no rehearsal: it counts, and what counts can't be removed.`,
      );
    expect(refused("sandbox", "delete", "libraries-sandbox-1")).toContain("There is no rehearsal libraries-sandbox-1.");
    expect(refused("sandbox", "create", "libraries", "--slug", "real-name")).toContain(
      "with sandbox or rehearsal in it",
    );
    expect(fine("programme", "list")).toContain("libraries");
  }, 240_000);
});
