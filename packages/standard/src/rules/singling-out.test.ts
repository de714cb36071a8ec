import { expect, test } from "vitest";
import { anIndex, refusals, villages, withIndicator } from "./villages.ts";

const context = [{ id: "altitude", title: "Altitude", class: "geography", kind: "amount", unit: "m" }];
const applies = (appliesWhen: string): string[] =>
  refusals(
    villages({ context, indicators: [{ id: "one", title: "One", measures: "service", kind: "yes-no", appliesWhen }] }),
  );

test.each([
  "unit.residents == 1234",
  "unit.residents == 1234 || unit.residents == 777",
  "unit.altitude != 1873.5",
  "1234 == unit.residents",
  "unit.residents * 1.0 == 1234.0",
  "unit.residents - 1234 == 0",
  "unit.residents + unit.altitude == 5107.5",
  "max(unit.residents, 3) == 1234",
  "!(unit.residents == 1234)",
  "unit.has_school && unit.residents != 1234",
  "unit.residents >= 1234 && unit.residents <= 1234",
  "unit.residents > 1233 && unit.has_school && unit.residents < 1235",
  "1233 < unit.residents && 1235 > unit.residents",
  "unit.residents < 1234 || unit.residents > 1234",
  "!(unit.residents < 1234 || unit.residents > 1234)",
  "!(unit.residents >= 1234 && unit.residents <= 1234)",
  "unit.altitude > -101.0 && unit.altitude < -100.0",
])("a unit is not told by its number: %s", (source) => {
  expect(applies(source)).toEqual(["condition-singles-out"]);
});

test.each([
  "unit.residents >= 500",
  "unit.residents >= 500 && unit.residents < 2000",
  "unit.residents < 500 || unit.residents > 2000",
  "unit.residents > 0.0 && unit.altitude >= 3000.0",
  "unit.has_school == true",
  "unit.terrain == 'valley' && unit.residents > 100",
])("a limit between many units is none of them: %s", (source) => {
  expect(applies(source)).toEqual([]);
});

test("so in every place that has conditions, and in a pure index", () => {
  const source = "unit.residents == 1234";
  const gates = [{ id: "g", title: "G", holds: source }];
  expect(refusals(villages({ gates }))).toContain("condition-singles-out");
  expect(refusals(withIndicator({ kind: "status", reduce: { when: source, by: 0.5 } }))).toContain(
    "condition-singles-out",
  );
  expect(refusals(withIndicator({ kind: "status", scoreRule: `${source} ? 1.0 : done.notices` }))).toContain(
    "condition-singles-out",
  );
  const one = { id: "one", title: "One", measures: "service", kind: "yes-no", appliesWhen: source };
  expect(refusals(anIndex({ indicators: [one] }))).toContain("condition-singles-out");
});

test("findings and scores may be equal to a number", () => {
  const gates = [{ id: "g", title: "G", holds: "findings.major.open == 0" }];
  expect(refusals(villages({ gates }))).toEqual([]);
});
