import { readUnit } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestRegister } from "./register.ts";
import { csvOf } from "./shared-data.ts";

const COLUMNS = ["code", "name.en", "name.bo", "type", "parent", "code.post"];
const rows = (...changed: readonly string[][]): string => {
  const all = [
    ["r", "Region", "", "region", "", ""],
    ["s", "South", "", "region", "", ""],
    ["a", "A Town", "ཀ་གྲོང་།", "village", "r", "100"],
    ["b", "B Town", "", "village", "r", ""],
  ];
  return csvOf(COLUMNS, [...all.filter(([code]) => !changed.some(([one]) => one === code)), ...changed]);
};

describe("a file is imported again", () => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await TestRegister.begin();
    const first = await register.units([register.file("units.csv", rows())]);
    expect(first).toMatchObject({ outcome: "recorded", nNew: 4, nSame: 0 });
  });
  afterAll(() => register.end());

  const unitOf = async (code: string) => {
    const { rows: found } = await register.touchstone.pool.query<{ unit_id: string }>(
      "SELECT unit_id FROM unit_code WHERE shard_key = 64 AND code = $1 AND ended_seq IS NULL",
      [code],
    );
    return register.read((tx, log) => readUnit(tx, log, found[0]?.unit_id ?? ""));
  };

  it("unchanged: nothing is recorded, and that is said", async () => {
    const before = await register.counts();
    expect(await register.units([register.file("units.csv", rows())])).toEqual({ outcome: "same", nSame: 4 });
    expect(await register.counts()).toEqual(before);
  });

  const changed = () =>
    rows(
      ["a", "A City", "", "village", "s", "101"],
      ["b", "B Town", "ཁ་གྲོང་།", "village", "n", ""],
      ["n", "North", "", "region", "", ""],
    );

  it("changed: what would change is proposed, and nothing recorded", async () => {
    const before = await register.counts();
    const ended = await register.units([register.file("changed.csv", changed())]);
    if (ended.outcome !== "differs") throw new Error(JSON.stringify(ended));
    expect(ended.nNew).toBe(1);
    expect(ended.differences.map(({ draft, what, was, is }) => [draft.code, what, was, is])).toEqual([
      ["a", "name", "A Town", "A City"],
      ["a", "parent", expect.any(String), "s"],
      ["a", "code", "100", "101"],
      ["b", "name", "B Town", "ཁ་གྲོང་།"],
      ["b", "parent", expect.any(String), "n"],
    ]);
    expect(await register.counts()).toEqual(before);
  });

  it("with a day: recorded as changed on it, into units that are new as well", async () => {
    const ended = await register.units([register.file("changed.csv", changed())], {}, "2024-01-01");
    expect(ended).toMatchObject({ outcome: "recorded", nNew: 1, receipt: { first: 4, last: 9 } });
    const [a, b] = [await unitOf("a"), await unitOf("b")];
    // a new name has no translation yet: that of the old one ends with it
    expect(a?.names.filter(({ until }) => until === null).map(({ text }) => text)).toEqual(["A City"]);
    expect(a?.memberships.map(({ until }) => until)).toEqual(["2024-01-01", null]);
    expect(b?.names.map(({ text, from }) => [text, from])).toEqual([
      ["B Town", null],
      ["ཁ་གྲོང་།", "2024-01-01"],
    ]);
    expect(await register.units([register.file("changed.csv", changed())])).toEqual({ outcome: "same", nSame: 5 });
  });

  it("what no event can change is a problem", async () => {
    const ended = await register.units([
      register.file("type.csv", csvOf(COLUMNS, [["a", "A City", "", "town", "s", ""]])),
    ]);
    expect(ended).toMatchObject({
      outcome: "problems",
      problems: [{ line: 2, column: "type", got: '"town"', want: "village, as on record" }],
    });
  });
});
