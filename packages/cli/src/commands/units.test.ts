import { existsSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { fine, home, touchstone as on } from "../sample-home.ts";
import { fileWith } from "../sample-run.ts";

describe("the register of units on the command line", () => {
  beforeAll(() => {
    fine("init", home, "--organisation", "Larkwater County");
    expect(existsSync(home)).toBe(true);
  });

  const units = () =>
    "code,name,name.bo,type,parent,opened\nn,North,བྱང་།,county,,\na,Mill,,village,n,\nb,Well,,village,n,2001-01-01\n";

  it("units come in, and again: nothing", () => {
    const file = fileWith("units.csv", units());
    expect(on("import", "units", file).stdout).toBe("3 new units: recorded as 3 in the ledger of larkwater-county.\n");
    expect(on("import", "units", file).stdout).toBe("3 units, all as on record: nothing had to be recorded.\n");
  });

  it("a file that says otherwise is told so, and what to do", () => {
    const file = fileWith("other.csv", "code,name,type,parent\na,Mill Town,village,n\n");
    const { status, stderr } = on("import", "units", file);
    expect(status).toBe(1);
    expect(stderr).toContain("other.csv:2  a is called Mill Town (on record: Mill)");
    expect(stderr).toContain("1 difference from the register. Nothing was recorded.");
    const update = on("import", "units", file, "--update", "--on", "2024-01-01");
    expect(update.stdout).toBe("0 new units, 1 change: recorded as 4 in the ledger of larkwater-county.\n");
    expect(on("import", "units", file, "--update").status).toBe(2);
  });

  it("problems are named with their lines, and nothing is recorded", () => {
    const file = fileWith("bad.csv", "code,name,type,parent\nx,X,household,nowhere\n");
    const { status, stderr } = on("import", "units", file);
    expect(status).toBe(1);
    expect(stderr).toContain(
      'bad.csv:2  type: got "household", want a type of unit (a household or a person as a unit is none)',
    );
    expect(stderr).toContain(
      'bad.csv:2  parent.admin: got "nowhere", want the code of a unit in the file or the register',
    );
    expect(stderr).toContain("2 problems. Nothing was recorded.");
  });

  it("a header that is called otherwise: the option that helps is named", () => {
    const file = fileWith("header.csv", "codes,name,type\nx,X,village\n");
    expect(on("import", "units", file).stderr).toContain(
      "no column code, want a column named code, or --column code=codes",
    );
    const read = on(
      "import",
      "units",
      fileWith("mapped.csv", "codes,name,type,parent\na,Mill Town,village,n\n"),
      "--column",
      "code=codes",
    );
    expect(read.stdout).toContain("1 unit, all as on record");
  });

  it("movements come in, and a unit shows its history", () => {
    const file = fileWith("moves.csv", "on,kind,from,to,name\n2025-01-01,merge,a;b,c,Mill and Well\n");
    expect(on("import", "movements", file).stdout).toBe("1 merger: recorded as 5 in the ledger of larkwater-county.\n");
    expect(on("import", "movements", file).stdout).toContain("This very file was recorded as 5");
    const { stdout } = on("unit", "c");
    expect(stdout).toContain("Mill and Well (village)");
    expect(stdout).toMatch(/2025-01-01 {2}begins/);
    expect(stdout).toContain("takes over a Mill Town, b Well");
    expect(on("unit", "a").stdout).toContain("is taken over by c Mill and Well");
  });

  it("with the boundaries of another day", () => {
    const { stdout } = on("unit", "a", "--as-of", "2024-06-01", "--boundaries-of", "2025-06-01");
    expect(stdout).toContain("With the boundaries of 2025-06-01 (the unit as on 2024-06-01):");
    expect(stdout).toContain("  c  Mill and Well");
    expect(stdout).toContain("no weights are known");
    const json: unknown = JSON.parse(
      on("unit", "c", "--as-of", "2025-06-01", "--boundaries-of", "2024-06-01", "--json").stdout,
    );
    expect(json).toMatchObject({ boundaries: { kind: "together", units: [expect.any(String), expect.any(String)] } });
  });

  it("a unit as it was recorded earlier, and one that nobody knows", () => {
    expect(on("unit", "a", "--recorded", "4").stdout).toContain("Mill (village)");
    const { status, stderr } = on("unit", "zzz");
    expect([status, stderr]).toEqual([1, 'No unit has the code "zzz".\n']);
  });

  it("units of a day, in pages", () => {
    const { stdout } = on("units", "--as-of", "2024-06-01", "--top", "2");
    expect(stdout).toContain("There are more: --after b");
    expect(stdout).toContain("On 2024-06-01: 1 county, 2 village.");
    expect(on("units", "--under", "n", "--as-of", "2000-01-01", "--csv").stdout).toBe(
      "code,name,type,opened\r\na,Mill,village,\r\n",
    );
    expect(on("units", "--as-of", "2024-06-01", "--after", "b", "--csv").stdout).toContain("n,North · བྱང་།,county");
  });
});
