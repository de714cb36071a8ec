import { expect, test } from "vitest";
import { brokenReferences } from "./references.ts";
import { errors, villages } from "./villages.ts";

const area = (type: string, more: object = {}): object => ({ type, title: type, kind: "area", ...more });
const responsible = (who: object): ReturnType<typeof villages> =>
  villages({ indicators: [{ id: "one", title: "One", measures: "service", kind: "yes-no", responsible: who }] });

test("who is responsible is a body of the standard", () => {
  expect(errors(responsible({ leads: "office", cooperates: ["council", "office"] }))).toEqual([]);
  expect(errors(responsible({ leads: "nobody" }))).toEqual(["body-unknown"]);
  const [finding] = brokenReferences(responsible({ takesPart: ["office", "counsil"] }));
  expect(finding).toMatchObject({
    path: ["criteria", 0, "indicators", 3, "responsible", "takesPart", 1],
    want: "perhaps council?",
  });
  expect(brokenReferences(responsible({ oversees: "officer" }))[0]?.path.at(-1)).toBe("oversees");
});

test("a type of unit is within one that is declared, in no circle", () => {
  expect(errors(villages({ cycle: undefined, units: [area("a", { assessed: true, within: "b" })] }))).toEqual([
    "unit-type-unknown",
  ]);
  expect(errors(villages({ cycle: undefined, units: [area("a", { assessed: true, within: "a" })] }))).toEqual([
    "unit-types-in-circle",
  ]);
  const circle = [
    area("a", { assessed: true, within: "b" }),
    area("b", { within: "c" }),
    area("c", { within: "a" }),
    area("d", { within: "a" }),
  ];
  const findings = brokenReferences(villages({ cycle: undefined, units: circle }));
  expect(findings.map(({ code, got }) => `${code} ${got}`)).toEqual([
    "unit-types-in-circle a within b within c within a",
    "unit-types-in-circle b within c within a within b",
    "unit-types-in-circle c within a within b within c",
  ]);
});

test("who acts at a stage is a type of unit or a body", () => {
  const [finding] = brokenReferences(
    villages({ cycle: { stages: ["deskReview"], actsAt: { deskReview: "townshp" } } }),
  );
  expect(finding).toMatchObject({
    code: "unit-type-or-body-unknown",
    path: ["cycle", "actsAt", "deskReview"],
    want: "perhaps township?",
  });
});

test("child units lie below the assessed ones", () => {
  const from = (childUnits: string): string[] =>
    errors(
      villages({ indicators: [{ id: "one", title: "One", kind: "derived", from: { childUnits, mean: "score" } }] }),
    );
  expect(from("hamlet")).toEqual([]);
  expect(from("township")).toEqual(["child-units-not-below"]);
  expect(from("village")).toEqual(["child-units-not-below"]);
  expect(from("street")).toEqual(["unit-type-unknown"]);
});
