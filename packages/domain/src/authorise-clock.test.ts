import { expect, test } from "vitest";
import { authoriseClock, MAY } from "./authorise.ts";
import type { BulkCommandType, CommandType } from "./commands.ts";

test("the clock does what is due and records what has to be for it: no other command there is", () => {
  const all = Object.keys(MAY) as (CommandType | BulkCommandType)[]; // the table's own
  expect(all.filter((command) => authoriseClock(command) === null).sort()).toEqual([
    "Advance",
    "Assess",
    "SubmitObservations",
  ]);
  expect(authoriseClock("Decide")).toEqual({ code: "not-allowed", command: "Decide", roles: [] });
});
