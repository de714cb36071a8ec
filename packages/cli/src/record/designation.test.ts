import { roundStandard } from "@touchstone/server/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { fine, home, misused, refused } from "../sample-home.ts";
import { fileWith } from "../sample-run.ts";

beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai");
  fine("programme", "new", "doors", "--title", "Open Doors", "--owner", "County council");
  const standard = fileWith("standard.yaml", roundStandard("doors"));
  const units = fileWith("units.csv", "code,type,name\nmill,village,Mill\n");
  fine("import", "standard", standard, "--programme", "doors", "--in-force-since", "2020-01-01", "--basis", "Order 7");
  fine("import", "units", units, "--language", "en");
}, 240_000);

const EARLIER = ["--unit", "mill", "--title", "Reading village", "bo=ཀློག་པའི་གྲོང་།", "--source", "Order 12"];

describe("touchstone designation", () => {
  it("puts an earlier plaque on the register, lists it, and finds it by its code, however that is typed", () => {
    expect(fine("designation", "list", "doors")).toBe("Nobody is designated.\n");
    expect(
      fine("designation", "earlier", "doors", ...EARLIER, "--from", "2019-05-01", "--until", "2024-05-01"),
    ).toMatch(
      /^mill was designated from 2019-05-01: touchstone designation list doors: recorded as \d+ in the ledger of doors\.\n$/,
    );
    const listed = fine("designation", "list", "doors");
    const [code = ""] = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z*~$=]/.exec(listed) ?? [];
    expect(listed).toMatch(/mill +Mill +Reading village \(earlier\) +2019-05-01 +2024-05-01 +expired\n$/);
    expect(fine("designation", "list", "doors", "--valid")).toBe("Nobody is designated.\n");
    expect(JSON.parse(fine("designation", "list", "doors", "--json"))).toMatchObject([{ kind: "earlier" }]);
    const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
    const shown = fine("designation", "show", typed);
    expect(shown).toContain(`${code}: expired on `);
    expect(shown).toContain("Order 12: from before Touchstone, so nobody can compute it again");
    expect(JSON.parse(fine("designation", "show", code, "--json"))).toMatchObject({ isRecomputable: false });
  }, 240_000);

  it("says that a code is mistyped, that nobody has it, and that there is no such unit", () => {
    expect(misused("designation", "show", "01234-56789-0")).toContain("does not fit the others");
    expect(refused("designation", "show", "00000-00000-0")).toContain("No designation has the code");
    expect(refused("designation", "earlier", "doors", ...EARLIER.with(1, "nowhere"), "--from", "2019-05-01")).toContain(
      "the unit",
    );
    expect(refused("designation", "earlier", "doors", ...EARLIER, "--from", "2019-02-30")).toContain("2019-02-30");
    const days = ["--from", "2019-05-01", "--until", "2019-05-01"];
    expect(refused("designation", "earlier", "doors", ...EARLIER, ...days)).toContain("the day of the beginning");
  }, 240_000);
});
