import { beforeAll, describe, expect, it } from "vitest";
import { fine, home, refused, touchstone } from "../sample-home.ts";

const IN = ["--programme", "good-neighbours"] as const;

beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County");
  fine("import", "units", "standards/good-neighbours/units.csv");
  fine("programme", "new", "good-neighbours", "--title", "Good Neighbours", "--language", "en", "--owner", "Council");
  for (const name of ["cloudfield", "successor"]) fine("account", "add", name);
}, 240_000);

describe("the account of a unit", () => {
  it("is opened, listed, handed over and closed", () => {
    const opened = fine("account", "open", "cloudfield-1", "--to", "cloudfield", ...IN);
    expect(opened).toMatch(/^cloudfield is the account of cloudfield-1 in good-neighbours from \d{4}-/);
    const grant = /\(([0-9a-f-]{36})\)/.exec(opened)?.[1] ?? "";
    expect(refused("account", "open", "cloudfield-1", "--to", "successor", ...IN)).toContain(
      "There is a standing account of the unit",
    );
    expect(fine("account", "reset", grant, ...IN)).toContain("Nobody is signed in as the unit any more");
    const [listed] = JSON.parse(fine("account", "units", "--json", ...IN)) as object[]; // as printed
    expect(listed).toMatchObject({ account: "cloudfield", grantId: grant, until: null });
    expect(listed).toHaveProperty("resetAt", expect.stringMatching(/^\d{4}-/));
    expect(fine("account", "units", "--unit", "cloudfield-1", ...IN)).toContain(grant);
    expect(fine("account", "close", grant, ...IN)).toMatch(/^Closed on \d{4}-/);
    expect(refused("account", "reset", grant, ...IN)).toContain(`There is no account of a unit that stands ${grant}.`);
  });

  it("is not that of somebody who holds another role", () => {
    const said = refused("account", "open", "cloudfield-2", "--to", "office", ...IN);
    expect(said).toContain("The account of a unit holds no other role, and this one does");
    expect(refused("account", "open", "nowhere", "--to", "successor", ...IN)).toContain('the unit: got "nowhere"');
    expect(touchstone("account", "close", "1", ...IN).status).toBe(2);
  });
});
