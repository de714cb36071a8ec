import { check } from "@touchstone/standard";
import { expect, test } from "vitest";
import { ownItems } from "./own-items.ts";

const YAML = `touchstone: 1
id: doors
version: "1"
title: Doors
languages: [en]
period: year
units:
  - { type: village, kind: area, title: village, assessed: true, minimum: 50 }
context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40], asks: opening_hours@1 }
      - { id: served, title: Served, measures: service, kind: share, counts: households_served, range: [0.01, 0.99], goalposts: [0.01, 0.99], use: latest within P2Y }
      - { id: budget, title: Budget, measures: service, kind: amount, unit: h/week, goalposts: [0, 40], reportedBy: office }
      - { id: welcome, title: Welcome, measures: procedure, kind: rubric, reportedBy: reviewer, rubric: [none, all] }
      - { id: plan, title: Plan, measures: procedure, kind: rubric, rubric: [none, all], rating: { reviewers: 2 } }
      - { id: signs, title: Signs, measures: procedure, kind: rubric, rubric: [none, all] }
`;

test("a unit is asked what is neither rated nor somebody else's to report, with the number of people behind it", () => {
  const checked = check(YAML);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  expect([...ownItems(checked.value, "gn")]).toEqual([
    ["opening_hours@1", { role: "indicator", use: "same" }],
    ["gn/served", { role: "indicator", use: "latest within P2Y" }],
    ["gn/served.base", { role: "fact", use: "same" }],
    ["gn/signs", { role: "indicator", use: "same" }],
  ]);
});
