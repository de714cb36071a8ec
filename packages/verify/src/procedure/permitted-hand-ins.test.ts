import { describe, expect, test } from "vitest";
import { sha256Hex } from "../files/digest.ts";
import { ALL, answers, handedInFor, OWN, RIGHT, type Told, told, UNITS } from "./sample-hand-in.ts";

const SHARED = answers([5, "2025", "opening_hours@1", 38]);
const permitted = (on: string): Told => [
  "SharingPermitted",
  { permissionId: "s", quantity: "opening_hours@1", from: null, to: "p", on },
];
const ended = (on: string): Told => ["SharingEnded", { permissionId: "s", on }];
const BY_PERMISSION = {
  size: 7,
  root: "root of 7",
  answers: sha256Hex(ALL.replace("30", "38")),
  own: sha256Hex(UNITS.replace("30", "38")),
};

test("an answer to another programme counts by a permission that stood on that day", () => {
  const given = { answers: [...OWN, ...SHARED], said: BY_PERMISSION };
  expect(told({ ...given, after: [permitted("2026-03-02")] })).toEqual([]);
  expect(told({ answers: [...OWN, ...SHARED], after: [permitted("2026-03-03")] })).toEqual([]); // not yet
});

test("one that is shown here has to be there, as it was handed in", () => {
  const after = [permitted("2026-03-02")];
  const wanted = [
    expect.stringMatching(/^own: .* of the 2 answers of the unit itself$/),
    expect.stringMatching(/^answers: .* of the 3 answers$/),
  ];
  expect(told({ said: BY_PERMISSION, after })).toEqual(wanted);
  const other = answers([5, "2025", "opening_hours@1", 39]);
  expect(told({ said: BY_PERMISSION, after, answers: [...OWN, ...other] })).toEqual(wanted);
});

/** A permission that has come to its end by now: what it let serve is not shown any more. */
const OVER = [permitted("2026-03-02"), ended("2026-04-01")] as const;

test("one that is not shown any more leaves open what was handed in, and is no fault", () =>
  expect(told({ said: BY_PERMISSION, after: OVER })).toEqual(["handed in, permitted"]));

describe("what is scored is what the unit had handed in, by permission or not:", () => {
  const on = { ...RIGHT, size: 7, root: "root of 7" };
  const later = (item: string, period: string): Told => handedInFor("p", period, item);
  const changed = { answers: [...OWN, ...answers([7, "2024", "gn/ramps", false])] };
  const scored = { size: 9, day: "2026-03-20" };
  const fault = (item: string) => `scored with other answers of the unit itself: ${item}, want those it had handed in`;

  test("an answer that no permission covers stands, whatever is permitted", () => {
    const unused = permitted("2026-05-01");
    expect(told({ said: on, after: [unused, later("gn/ramps", "2024")], scored })).toEqual([]);
    expect(told({ ...changed, said: on, after: [unused, later("gn/ramps", "2024")], scored })).toEqual([
      fault("gn/ramps"),
    ]);
  });

  test("an answer by permission stands where it is shown", () => {
    const after = [permitted("2026-03-02"), handedInFor("q", "2025", "opening_hours@1")];
    const shown = [...OWN, ...SHARED];
    const again = answers([7, "2025", "opening_hours@1", 39]);
    expect(told({ said: BY_PERMISSION, answers: shown, after, scored })).toEqual([]);
    expect(told({ said: BY_PERMISSION, answers: [...shown, ...again], after, scored })).toEqual([
      fault("opening_hours@1"),
    ]);
  });

  test("a permission that begins between the two lets nothing in", () => {
    const after = [permitted("2026-03-10")];
    const given = { said: on, answers: [...OWN, ...SHARED], after };
    expect(told({ ...given, scored: { size: 9, day: "2026-03-09" } })).toEqual([]);
    expect(told({ ...given, scored: { size: 9, day: "2026-03-10" } })).toEqual([fault("opening_hours@1")]);
  });

  test("a permission that ends between the two leaves nothing out", () => {
    const given = { said: BY_PERMISSION, answers: [...OWN, ...SHARED], after: OVER, day: "2026-03-20" };
    expect(told({ ...given, scored: { size: 9, day: "2026-03-31" } })).toEqual([]);
    expect(told({ ...given, scored: { size: 9, day: "2026-04-01" } })).toEqual([fault("opening_hours@1")]);
  });

  test("where an answer by permission is not shown any more, all others stand", () => {
    const after = [permitted("2026-03-02"), later("gn/ramps", "2024"), ended("2026-04-01")];
    const [open] = ["handed in, permitted"];
    expect(told({ said: BY_PERMISSION, after, scored })).toEqual([open]);
    expect(told({ ...changed, said: BY_PERMISSION, after, scored })).toEqual([fault("gn/ramps"), open]);
  });
});
