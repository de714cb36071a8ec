import { expect, test } from "vitest";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { nounsOf } from "./catalogue.ts";
import { villages, withIndicator } from "./villages.ts";
import { wordsToLookAt } from "./words.ts";

const found = (standard: Standard, code: string): Finding[] =>
  wordsToLookAt(standard).filter((finding) => finding.code === code);
const titled = (title: unknown): Standard => withIndicator({ title, kind: "yes-no" });

test.each([
  "Number of believers",
  "Share of RELIGIOUS residents",
  "ethnic_minority share",
  "Mother tongue of pupils",
  "Marriages across villages",
  "Headscarves seen",
  "Attendance at meetings",
  "Party members",
  "Patriotic songs",
  "Pledges signed",
  "Petitions filed",
  "Disputes",
  "Police visits",
  "Cameras installed",
  "Model families",
  "Villages that applied",
  "ｂｅｌｉｅｖｅｒｓ",
  "be\u200blie\u00advers",
  "believ\u0435rs",
  "b3l13v3rs",
  "b e l i e v e r s",
  "rélígion",
  "re-lig-ion and faith",
  "信教人数",
  "宗 教",
  "信\u200b眾",
  "少数民族比例",
  "宗教",
  "上访 数量",
  "纠纷数",
  "党员占比",
  "签 名",
  "摄像头",
  "结婚",
  "དད་ལྡན་པའི་གྲངས་",
  "མི་རིགས།",
  "དགེ་འདུན་པ་",
  "གཉེན་སྒྲིག་",
  "ཉེན་རྟོག་པ་",
  "མིང་རྟགས་",
])("a person looks at it before it is published: %s", (title) => {
  expect(found(titled(title), "private-word").length).toBeGreaterThan(0);
});

test.each([
  "Notices in every language of service",
  "Fair procedure",
  "Hours with a speaker on duty",
  "Requests answered within 30 days",
  "Share of public meetings announced a week before",
  "Clinics",
  "Step-free entrances",
  "Good faith",
  "Racecourse",
  "Monkey bars",
  "公告",
  "三十日内答复的居民诉求占比",
  "用自己的语言得到帮助",
  "服务语言",
  "གསལ་བསྒྲགས་",
  "ཞབས་ཞུའི་སྐད་ཡིག་",
])("plain service has no such word: %s", (title) => {
  expect(found(titled(title), "private-word").map(({ got }) => got)).toEqual(
    title === "Good faith" ? [`"faith": belief and worship`] : [],
  );
});

const word = "religion";
const PLACES: [string, Standard, string][] = [
  ["an id", withIndicator({ id: "share_of_religion", kind: "yes-no" }), "criteria.0.indicators.3.id"],
  ["an id in one word", withIndicator({ id: "sharereligious", kind: "yes-no" }), "criteria.0.indicators.3.id"],
  ["a translation", titled({ en: "Services", bo: "ཆོས་ལུགས་" }), "criteria.0.indicators.3.title.bo"],
  [
    "a description",
    withIndicator({ kind: "yes-no", description: `About ${word}` }),
    "criteria.0.indicators.3.description",
  ],
  [
    "a level of a rubric",
    withIndicator({ kind: "rubric", rubric: ["None", `Much ${word}`] }),
    "criteria.0.indicators.3.rubric.1",
  ],
  [
    "an item of a checklist",
    withIndicator({ kind: "checklist", items: [{ id: "a", title: word }] }),
    "criteria.0.indicators.3.items.0.title",
  ],
  [
    "an option",
    withIndicator({
      kind: "choice",
      of: [
        { id: word, value: 1 },
        { id: "b", value: 0 },
      ],
    }),
    "criteria.0.indicators.3.of.0.id",
  ],
  [
    "an option of context",
    villages({ context: [{ id: "c", title: "C", class: "geography", kind: "choice", of: [word, "b"] }] }),
    "context.5.of.0",
  ],
  ["a quantity", withIndicator({ kind: "yes-no", asks: "religion@1" }), "criteria.0.indicators.3.asks"],
  [
    "proof",
    withIndicator({ kind: "yes-no", evidence: { titles: ["A list of believers"] } }),
    "criteria.0.indicators.3.evidence.titles.0",
  ],
  ["a gate", villages({ gates: [{ id: "g", title: word, holds: "score >= 1" }] }), "gates.0.title"],
  ["a grade", villages({ grades: [{ id: "good", title: word, atLeast: 70 }] }), "grades.0.title"],
  ["a ground", withIndicator({ kind: "yes-no", ground: word }), "criteria.0.indicators.3.ground"],
  ["a body", villages({ bodies: [{ id: "office", title: word }], cycle: undefined }), "bodies.0.title"],
  ["the title", villages({ title: word }), "title"],
  ["the unit of an amount", withIndicator({ kind: "amount", unit: word }), "criteria.0.indicators.3.unit"],
];
test.each(PLACES)("it is found in %s", (_, standard, path) => {
  expect(found(standard, "private-word").map((finding) => finding.path.join("."))).toContain(path);
});

test("words warn and refuse nothing", () => {
  expect(new Set(wordsToLookAt(titled("Religion, petitions and beli\u0435vers")).map(({ level }) => level))).toEqual(
    new Set(["warning"]),
  );
});

test("no noun of the catalogue is such a word", () => {
  for (const noun of nounsOf()) expect(found(titled(noun), "private-word"), noun).toEqual([]);
});

test.each(["рeligion", "Κeep", "voсabulary", "ѕervice"])("alphabets that look alike are told: %s", (title) => {
  expect(found(titled(title), "mixed-script")).toHaveLength(1);
});
test.each(["µg of dust", "Ωmeter", "сервис", "服务 desk", "བོད་ desk", "Straße"])(
  "one alphabet a word is fine: %s",
  (title) => {
    expect(found(titled(title), "mixed-script")).toEqual([]);
  },
);

test("characters that no one sees are told by number", () => {
  expect(found(titled("ser\u200bvice\u202e"), "hidden-characters").map(({ got }) => got)).toEqual(["U+200B, U+202E"]);
  expect(found(titled("می\u200cخواهم"), "hidden-characters")).toEqual([]);
});

const voices = (indicator: object): number => found(withIndicator(indicator), "voice-word").length;
test("an indicator that seems to want fewer to speak is looked at, whatever its kind", () => {
  const rubric = ["Many complaints", "Some complaints", "No complaints"];
  expect(voices({ kind: "rubric", rubric })).toBe(1);
  expect(voices({ kind: "rubric", rubric: ["经常上访", "零投诉"] })).toBe(1);
  expect(voices({ kind: "yes-no", title: "No appeals this year" })).toBe(1);
  expect(voices({ kind: "checklist", items: [{ id: "a", title: "Fewer than ten requests" }] })).toBe(1);
  expect(
    voices({
      kind: "choice",
      of: [
        { id: "few_complaints", value: 1 },
        { id: "many", value: 0 },
      ],
    }),
  ).toBe(1);
  expect(voices({ kind: "count", counts: "documents", title: "Complaints", better: "lower" })).toBe(1);
  expect(voices({ kind: "amount", unit: "points", title: "Complaint index", better: { target: 0 } })).toBe(1);
  expect(voices({ kind: "share", counts: "documents", title: "投诉", better: "lower" })).toBe(1);
  expect(voices({ kind: "share", counts: "answers_in_time", title: "Complaints answered in time" })).toBe(0);
  expect(voices({ kind: "yes-no", title: "Decisions name where to appeal" })).toBe(0);
});

test("context that speaks of it is looked at too", () => {
  const context = [{ id: "many_complaints", title: "Busy", class: "facility", kind: "yes-no" }];
  expect(found(villages({ context }), "voice-word").map(({ path }) => path.join("."))).toEqual(["context.5"]);
});

test("hostile texts are read in bounded time", () => {
  const letters = [
    "a1".repeat(2500),
    "a ".repeat(2500),
    `a${"1".repeat(4998)}a`,
    "_-".repeat(2500),
    "\u200b".repeat(5000),
    "宗".repeat(5000),
  ];
  const indicators = Array.from({ length: 200 }, (_, at) => ({
    id: `h${at}`,
    title: letters[at % 6],
    measures: "service",
    kind: "yes-no",
  }));
  expect(wordsToLookAt(villages({ indicators })).length).toBeGreaterThan(0);
}, 10_000);
