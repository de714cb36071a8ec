import { roundStandard } from "@touchstone/server/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { fine, home, misused, refused } from "../sample-home.ts";
import { fileWith } from "../sample-run.ts";

const YEAR = new Date().getUTCFullYear() + 1;
const OPEN = ["--title", "Round", "zh-Hans=年度", "--opens", `${YEAR}-01-05`, "--closes", `${YEAR}-03-01`];

beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai");
  fine("programme", "new", "doors", "--title", "Open Doors", "--owner", "County council");
}, 240_000);

describe("touchstone cycle and application", () => {
  it("open a round by the standard in force, and list it", () => {
    expect(refused("cycle", "open", "doors", ...OPEN, "--period", "2025")).toContain("No version of the standard");
    const file = fileWith("standard.yaml", roundStandard("doors"));
    fine("import", "standard", file, "--programme", "doors", "--in-force-since", "2020-01-01", "--basis", "Order 7");
    expect(fine("cycle", "list", "doors")).toBe("There is no round yet.\n");
    expect(refused("cycle", "open", "doors", ...OPEN, "--period", "2025-Q1")).toContain("got the period");
    expect(fine("cycle", "open", "doors", ...OPEN, "--period", "2025")).toMatch(
      /^Opened the round [0-9a-f-]{36} of doors, \d{4}-01-05 until \d{4}-03-01: recorded as \d+ in the ledger of doors\.\n$/,
    );
    expect(fine("cycle", "list", "doors")).toMatch(/Round +2025 +\d{4}-01-05 +\d{4}-03-01 +coming +1\n$/);
    expect(JSON.parse(fine("cycle", "list", "doors", "--json"))).toMatchObject([{ period: "2025", state: "coming" }]);
  }, 240_000);

  it("say that nobody has applied, that nothing is due, and what they can't make out", () => {
    expect(fine("application", "list", "doors")).toBe("There is no such application.\n");
    expect(fine("application", "advance", "doors")).toBe("Nothing is due.\n");
    expect(refused("application", "show", "doors", "nowhere")).toContain("no application");
    expect(misused("application", "list", "doors", "--state", "lost")).toContain("answering, handedIn, mending");
    expect(refused("application", "list", "doors", "--as", "touchstone-clock")).toContain("is no person");
  }, 240_000);
});
