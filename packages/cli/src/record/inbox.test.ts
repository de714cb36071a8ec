import { createHome, openTouchstone } from "@touchstone/server";
import { sampleRound } from "@touchstone/server/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { home, touchstone } from "../sample-home.ts";

const inbox = (...args: string[]) => touchstone("inbox", ...args);

const DAY_MS = 86_400_000;
const day = (inDays: number): string => new Date(Date.now() + inDays * DAY_MS).toISOString().slice(0, 10);

beforeAll(async () => {
  const touchstone = await openTouchstone(await createHome(home));
  try {
    const round = await sampleRound(touchstone, { opens: day(0), closes: day(60) });
    await round.applied("mill");
  } finally {
    await touchstone.close();
  }
}, 240_000);

describe("touchstone inbox", () => {
  it("lists what waits for an account, by its roles", () => {
    expect(inbox("--as", "round-council-office").stdout).toMatch(
      /^programme +what +of +last day\nround +check that it is complete +mill mill +\d{4}-\d\d-\d\d +may move later\n$/,
    );
    expect(inbox("--as", "round.reviewer").stdout).toMatch(
      /\nround +say what ties you to applicants +1 application\n$/,
    );
    expect(JSON.parse(inbox("--as", "round.reviewer", "--json").stdout)).toMatchObject({
      items: [{ kind: "declare", count: 1, deadline: null }],
      overdue: 0,
    });
  }, 120_000);

  it("says where nothing does what the account can look at, and that an account is not there", () => {
    expect(inbox("--as", "round.decider").stdout).toBe(
      `Nothing waits for round.decider.
Its roles let it look at:
  touchstone application list round --as round.decider
  touchstone cycle list round --as round.decider
`,
    );
    const { stdout } = inbox("--as", "round.oversight");
    const commands = [...stdout.matchAll(/^ {2}touchstone (.*)$/gm)].map(([, one]) => one?.split(" ") ?? []);
    expect(commands.map(([noun]) => noun)).toEqual(["application", "cycle", "role"]);
    for (const command of commands) expect(touchstone(...command)).toMatchObject({ status: 0, stderr: "" });
    expect(inbox("--as", "round.appeal").stdout).toBe("Nothing waits for round.appeal.\n");
    expect(inbox("--as", "nobody")).toMatchObject({ status: 1, stdout: "" });
  }, 120_000);
});
