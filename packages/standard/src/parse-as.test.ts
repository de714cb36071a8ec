import { expect, test } from "vitest";
import { parseAs } from "./parse-as.ts";
import { Standard } from "./schema.ts";

const HEAD = `touchstone: 1
id: bridges
version: "1"
title: Bridges
languages: [en]
`;
const LEAF = `criteria:
  - id: whole
    title: Whole
    indicators:
      - id: spans
        title: Spans
        kind: amount
`;

const problemsOf = (source: string) => {
  const parsed = parseAs(source, Standard);
  return parsed.ok ? [] : parsed.problems;
};
/** each problem on one line */
const told = (source: string) =>
  problemsOf(source).map(
    ({ code, line, column, path, got, want }) => `${line}:${column} ${path} ${code}: ${got} → ${want}`,
  );

test("a standard in its form is read, with its defaults", () => {
  const parsed = parseAs(HEAD + LEAF, Standard);
  if (!parsed.ok) throw new Error(told(HEAD + LEAF).join("\n"));
  const { value } = parsed.value;
  expect(value.scoring).toMatchObject({ aggregate: "arithmetic", normalise: "goalposts", relative: false });
  expect(value.criteria[0]?.indicators?.[0]).toMatchObject({ use: "same", better: "higher", reportedBy: "unit" });
});

// what stands at line 13 and later, under the indicator of LEAF, and what is said of it
test.each([
  ["        weight: -0.2", "13:17 criteria[0].indicators[0].weight out-of-range: -0.2 → a number ≥ 0"],
  ['        weight: "3"', '13:17 criteria[0].indicators[0].weight wrong-type: "3" → a number'],
  ["        weight:", "13:9 criteria[0].indicators[0].weight wrong-type: nothing → a number"],
  ["        wieght: 2", '13:9 criteria[0].indicators[0].wieght unknown-key: unknown key "wieght" → weight'],
  [
    "        reported_by: unit",
    '13:9 criteria[0].indicators[0].reported_by unknown-key: unknown key "reported_by" → reportedBy',
  ],
  [
    "        measures: servise",
    '13:19 criteria[0].indicators[0].measures not-one-of: "servise" → service (one of service, facility, procedure, spending, environment, economy, experience)',
  ],
  [
    "        goalposts: [0]",
    "13:20 criteria[0].indicators[0].goalposts out-of-range: a list of 1 → a list of a length ≥ 2",
  ],
  ["        goalposts: [0, high]", '13:24 criteria[0].indicators[0].goalposts[1] wrong-type: "high" → a number'],
  [
    "        range: [1, 0]",
    "13:16 criteria[0].indicators[0].range wrong-value: a list of 2 → the lower end first, then the higher one",
  ],
  ["        unit: 5", "13:15 criteria[0].indicators[0].unit wrong-type: 5 → text: put it in quotes"],
  [
    "        evidence: {atLeast: 1.5}",
    "13:29 criteria[0].indicators[0].evidence.atLeast wrong-type: 1.5 → a whole number",
  ],
  ["        evidence: [photo]", "13:19 criteria[0].indicators[0].evidence wrong-type: a list of 1 → a map"],
  [
    "        evidence: {notOlderThan: 1 year}",
    '13:34 criteria[0].indicators[0].evidence.notOlderThan wrong-form: "1 year" → a length of time of ISO 8601, such as P2Y or P6M',
  ],
  [
    "        asks: notices",
    '13:15 criteria[0].indicators[0].asks wrong-form: "notices" → a quantity and its version, such as notices@1',
  ],
  ["        rating: {blind: yes}", '13:25 criteria[0].indicators[0].rating.blind wrong-type: "yes" → true or false'],
  // one problem for a value that fits none of several forms
  [
    "        description: 5",
    "13:22 criteria[0].indicators[0].description wrong-type: 5 → text, or one text per language such as { en: …, bo: … }",
  ],
  [
    "        description: ' '",
    '13:22 criteria[0].indicators[0].description wrong-form: " " → a text that is not empty',
  ],
  [
    "        description: {en: x, English: y}",
    '13:30 criteria[0].indicators[0].description.English bad-key: the key "English" → a language of BCP 47, such as en, zh-Hans, bo',
  ],
  [
    "        description: {en: 3}",
    "13:27 criteria[0].indicators[0].description.en wrong-type: 3 → text: put it in quotes",
  ],
  [
    "        better: hihger",
    '13:17 criteria[0].indicators[0].better not-one-of: "hihger" → higher (one of higher, lower)',
  ],
  ["        better: 3", "13:17 criteria[0].indicators[0].better wrong-type: 3 → one of higher, lower, or a map"],
  [
    "        better: {target: 1, tolerence: 3}",
    '13:29 criteria[0].indicators[0].better.tolerence unknown-key: unknown key "tolerence" → tolerance',
  ],
  ["        better: {target: high}", '13:26 criteria[0].indicators[0].better.target wrong-type: "high" → a number'],
  [
    "        normalise: {method: minmx}",
    '13:29 criteria[0].indicators[0].normalise.method not-one-of: "minmx" → minmax (one of none, goalposts, target, scaled, distanceToTarget, minmax, zscore, rank, borda, percentileRank, fractionOfMax, distanceToMax, distanceToReference)',
  ],
  [
    "        from: {childUnits: village}",
    "13:15 criteria[0].indicators[0].from wrong-type: a map with childUnits → a formula, or { childUnits: …, share: … }, or { childUnits: …, mean: … }",
  ],
  [
    "        from: {childUnits: village, share: 5}",
    "13:44 criteria[0].indicators[0].from.share wrong-type: 5 → text: put it in quotes",
  ],
  ["        treat: nothing", '13:16 criteria[0].indicators[0].treat not-one-of: "nothing" → none'],
  [
    "        responsible: {leads: Social Services}",
    '13:30 criteria[0].indicators[0].responsible.leads wrong-form: "Social Services" → an id: lower-case letters, digits and _, from a letter',
  ],
  [
    "        responsible: {cooperates: 1}",
    "13:35 criteria[0].indicators[0].responsible.cooperates wrong-type: 1 → an id or a list of ids",
  ],
  [
    "scoring: {aggregate: geometic}",
    '13:22 scoring.aggregate not-one-of: "geometic" → geometric (one of arithmetic, geometric, harmonic, median, minimum, copeland, mazziottaPareto, benefitOfTheDoubt)',
  ],
  [
    "scoring: {aggregate: {default: geometic}}",
    '13:32 scoring.aggregate.default not-one-of: "geometic" → geometric (one of arithmetic, geometric, harmonic, median, minimum, copeland, mazziottaPareto, benefitOfTheDoubt)',
  ],
  ["scoring: {aggregate: {method: power}}", "13:22 scoring.aggregate.p missing-key: nothing → a number"],
  [
    "cycle: {stages: [call, decison]}",
    '13:24 cycle.stages[1] not-one-of: "decison" → decision (one of call, application, selfAssessment, completeness, deskReview, siteVisit, moderation, rightOfReply, panel, decision, notice, designation, surveillance)',
  ],
  ["cycle: {stages: [decison: 10]}", '13:18 cycle.stages[0].decison unknown-key: unknown key "decison" → decision'],
  [
    "publisher: {name: x, url: 'javascript:alert(1)'}",
    '13:27 publisher.url wrong-form: "javascript:alert(1)" → a web address that begins with https://',
  ],
  [
    "gates: [{id: constructor, title: x, holds: 'true'}]",
    '13:14 gates[0].id wrong-form: "constructor" → an id: lower-case letters, digits and _, from a letter',
  ],
])("%s", (line, problem) => {
  expect(told(`${HEAD}${LEAF}${line}\n`)).toEqual([problem]);
});

test("a missing key is told at the map that it is missing in", () => {
  expect(told(`${HEAD}criteria:\n  - id: whole\n    indicators:\n      - {id: a, title: A}\n`)).toEqual([
    "7:5 criteria[0].title missing-key: nothing → text, or one text per language such as { en: …, bo: … }",
    "9:9 criteria[0].indicators[0].kind missing-key: nothing → one of amount, share, count, yes-no, choice, rubric, checklist, status, derived",
  ]);
});

test("a version that is a number is told to be put in quotes", () => {
  expect(told(HEAD.replace('"1"', "2026.1") + LEAF)).toEqual([
    "3:10 version wrong-type: 2026.1 → text: put it in quotes",
  ]);
});

test.each([
  ["a list at the top", "- a\n- b\n", "1:1  wrong-type: a list of 2 → a map"],
  ["a text at the top", "touchstone\n", '1:1  wrong-type: "touchstone" → a map'],
])("%s is one problem", (_, source, problem) => {
  expect(told(source)).toEqual([problem]);
});

test("all problems come at once, in the order of the file", () => {
  const source = `touchstone: 2
id: Bridges
version: 1
langauges: [en]
licence: 5
criteria:
  - id: a
    title: A
    indicators:
      - {id: b, titel: B, kind: number, weight: heavy}
`;
  expect(problemsOf(source).map(({ line, path, code }) => `${line} ${path} ${code}`)).toEqual([
    "1 title missing-key",
    "1 languages missing-key",
    "1 touchstone not-one-of",
    "2 id wrong-form",
    "3 version wrong-type",
    "4 langauges unknown-key",
    "5 licence wrong-type",
    "10 criteria[0].indicators[0].title missing-key",
    "10 criteria[0].indicators[0].titel unknown-key",
    "10 criteria[0].indicators[0].kind not-one-of",
    "10 criteria[0].indicators[0].weight wrong-type",
  ]);
});

test("criteria are checked at every depth", () => {
  const nested = (depth: number): string =>
    depth === 0 ? "{id: a, title: A, wieght: 1}" : `{id: a, title: A, criteria: [${nested(depth - 1)}]}`;
  const path = `criteria[0]${".criteria[0]".repeat(20)}.wieght`;
  expect(problemsOf(`${HEAD}criteria: [${nested(20)}]\n`)).toMatchObject([{ path, want: "weight" }]);
});

test("twenty thousand problems are told as a thousand and a count", () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => `key${at}: 1\n`);
  const problems = problemsOf(HEAD + LEAF + keys.join(""));
  expect(problems).toHaveLength(1001);
  expect(problems[999]).toMatchObject({ code: "unknown-key", path: "key999", line: 1012, column: 1 });
  expect(problems[1000]).toMatchObject({ code: "more-problems", got: "19000 problems more" });
});
