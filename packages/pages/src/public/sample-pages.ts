/** What the public pages show, for tests: every branch of theirs, with hostile text wherever people write. A long table. */
import { sampleInput, sampleStandard } from "../report/sample-input.ts";
import { EVIL } from "./as-react.ts";
import type { DesignationInput, ShownDesignation } from "./designation-input.ts";
import type { Around } from "./frame.tsx";
import type { NoticeInput, ShownNotice } from "./notice-input.ts";
import type { RegisterInput } from "./register-input.ts";
import type { StandardInput } from "./standard-input.ts";
import type { UnitInput } from "./unit-input.ts";

export const around = (lang: string): Around => ({
  lang,
  languages: ["en", "zh-Hans", "bo"].map((one) => ({ lang: one, href: `/${one}/libraries` })),
  stylesheet: "/assets/public.css",
  programme: { href: `/${lang}/libraries`, names: [{ text: `Libraries ${EVIL}`, lang: "en" }] },
  current: "register",
});
const YAML = `
touchstone: 1
id: libraries
version: "1"
title: { en: Open libraries, zh-Hans: 开放的图书馆 }
languages: [en, zh-Hans]
criteria:
  - id: access
    title: { en: Access, zh-Hans: 可及 }
    indicators:
      - { id: hours, title: { en: Hours open, zh-Hans: 开放时间 }, measures: service, kind: amount, unit: h, goalposts: [0, 50] }
      - { id: ramp, title: "A <ramp> & 'more'", measures: facility, kind: yes-no }
gates: [{ id: open_at_all, title: Open at all, holds: indicators.hours > 0 }]
grades:
  - { id: gold, title: { en: Gold, zh-Hans: 金 }, atLeast: 80 }
  - { id: silver, title: Silver, atLeast: 50 }
robustness: { seed: 3, replicates: 200, vary: { weights: 0.5 } }
`;
const standard = sampleStandard(YAML);
const report = sampleInput(standard, [{ id: "mill", name: `Mill ${EVIL}`, cells: { hours: 35, ramp: 1 } }], true);
const grades = standard.grades.map(({ id, title, atLeast }) => ({ id, title, atLeast, n: 1 }));
export const names = [
  { text: `Mill ${EVIL}`, lang: "en", isMachine: false },
  { text: "磨坊", lang: "zh-Hans", isMachine: true },
];
export const designated: ShownDesignation = {
  code: "ABCDE12345$",
  unit: { code: EVIL, names },
  kind: "designation",
  status: "valid",
  title: { en: "Gold", bo: "གསེར།" },
  gradePlace: { at: 0, of: 2 },
  from: "2026-03-01",
  last: "2029-02-28",
  href: "/en/libraries/designations/ABCDE12345%24",
};
export const designations: readonly ShownDesignation[] = [
  designated,
  {
    ...designated,
    code: "ABCDE12346*",
    kind: "earlier",
    status: "expired",
    title: [{ text: EVIL, lang: "en" }],
    gradePlace: null,
    last: null,
  },
  { ...designated, code: "ABCDE12347U", status: "notYetValid", title: "Gold", unit: { code: null, names: [] } },
];
export const notice: ShownNotice = {
  noticeId: "n1",
  cycle: { titles: [{ text: EVIL, lang: "en" }], period: "2026" },
  from: "2026-03-01",
  deadline: { last: "2026-03-12", left: 3, provisional: true },
  state: "current",
  n: 2,
  objections: { open: 1, answered: 1, upheld: 1 },
};
export const register: RegisterInput = {
  designations,
  notices: [notice],
  programme: { names },
  source: "en",
  scale: [0, 100],
  grades,
  assessment: { period: "2026", day: "2026-03-01", nUnits: 9, certainAt: 0.9 },
  regions: ["North & more", "South"].map((text, n) => ({ id: `r${n}`, names: [{ text, lang: "en" }], n, href: "/r" })),
  asked: { q: EVIL, region: "r1", grade: "gold", sort: "score" },
  nAll: 9,
  nFound: 2,
  from: 1,
  rows: ["a", "b"].map((unitId, at) => ({
    unitId,
    href: `/en/libraries/units/${unitId}`,
    code: at === 0 ? null : EVIL,
    names,
    above: [names],
    grade: at,
    score: 79.999,
    rankLow: at === 0 ? null : 2,
    rankHigh: at === 0 ? null : 4,
    kept: at === 0 ? null : 0.93,
  })),
  page: { number: 2, count: 3, hrefOf: (page) => `/en/libraries?page=${page}&sort=score` },
  href: "/en/libraries",
  csvHref: "/en/libraries/register.csv?q=a&sort=score",
};
const certainty = { kept: 0.93, certain: true, rank: 2, rankLow: 1, rankHigh: 4 };
export const objections: NoticeInput["notice"]["answers"] = [
  {
    objectionId: "o1",
    applicationId: "a1",
    filedAt: "2026-03-02T10:00:00.000Z",
    answeredAt: "2026-03-03T10:00:00.000Z",
    upheld: true,
    answer: [{ text: "Yes\n\nIndeed", lang: "en" }],
    text: { text: `${EVIL}\n${EVIL}`, lang: "zh-Hans" },
  },
  {
    objectionId: "o2",
    applicationId: "a2",
    filedAt: "2026-03-02T10:00:00.000Z",
    answeredAt: null,
    upheld: null,
    answer: null,
    text: null,
  },
];
const entry: NoticeInput["notice"]["entries"][number] = {
  applicationId: "a1",
  unit: { code: "M-1", names },
  outcome: "standing",
  grade: "gold",
  title: { en: "Gold" },
  score: 79.999,
  certainty,
  designation: null,
};
export const noticeInput: NoticeInput = {
  notice: {
    ...notice,
    text: [{ text: `First\n${EVIL}`, lang: "en" }],
    languages: ["en"],
    grades,
    entries: [
      entry,
      { ...entry, applicationId: "a2", certainty: { ...certainty, kept: null, certain: null } },
      { ...entry, applicationId: "a3", outcome: "designated", designation: "ABCDE12345$" },
      { ...entry, applicationId: "a4", outcome: "withdrawn", unit: null, title: null, score: null, certainty: null },
    ],
    answers: objections,
  },
  scale: [0, 100],
  href: "/en/libraries/notices/n1",
  form: {
    applicationId: "a2",
    text: `\n${EVIL}`,
    lang: "bo",
    publish: true,
    contact: EVIL,
    wrong: [
      { at: "form", is: "wrongMany" },
      { at: "text", is: "wrongLong", n: 10_001 },
      { at: "lang", is: "wrongLang" },
      { at: "application", is: "wrongAbout" },
      { at: "contact", is: "wrongContact" },
    ],
    languages: ["en", "zh-Hans", "bo"],
  },
};
export const designation: DesignationInput = {
  designation: designated,
  on: "2026-04-01",
  at: "2026-04-01T10:00:00.000Z",
  issuer: names,
  programme: names,
  language: "en",
  grades,
  scale: [0, 100],
  standard: { version: EVIL, digest: "d".repeat(64), title: EVIL },
  period: "2026",
  source: null,
  notice: { href: "/n", from: "2026-03-01", last: "2026-03-12", objections: notice.objections },
  decision: {
    at: "2026-02-20T10:00:00.000Z",
    reasons: [{ at: "hours", title: null, text: [{ text: EVIL, lang: "en" }] }],
    whyCertain: [{ text: EVIL, lang: "bo" }],
    bySilence: true,
  },
  scorecard: {
    score: 79.999,
    grade: "gold",
    interval: { low: 71.5, high: 84.25 },
    criteria: [
      {
        id: "access",
        title: EVIL,
        depth: 1,
        score: 85,
        interval: { low: 80.02, high: 88.4 },
        doesNotApply: false,
        shareOfWhole: 1,
      },
    ],
    of: 9,
    certainty,
  },
  history: designations,
  ledger: { slug: "libraries", leaf: 3, inclusionHref: "/i?index=3" },
  unitHref: "/u",
  standardHref: "/s",
  dataHref: "/d",
};
export const unit: UnitInput = {
  designations,
  unitId: "mill",
  code: "M-1",
  names,
  above: [names],
  source: "en",
  scale: [0, 100],
  grades,
  assessment: { id: "a1", period: "2026", day: "2026-03-01", version: "1", nUnits: 1, certainAt: 0.9 },
  grade: 0,
  score: 85,
  interval: { low: 71.5, high: 88.4 },
  rank: 1,
  kept: 0.97,
  criteria: [
    {
      id: "access",
      title: EVIL,
      depth: 1,
      score: 85,
      interval: { low: 80.02, high: 88.4 },
      doesNotApply: false,
      shareOfWhole: 1,
    },
    { id: "none", title: "None", depth: 2, score: null, interval: null, doesNotApply: true, shareOfWhole: 0 },
  ],
  report,
  past: [
    {
      period: "2026",
      day: "2026-03-01",
      version: "1",
      title: "Gold",
      source: "en",
      streaks: 2,
      score: 85,
      kept: null,
    },
  ],
  spans: [{ name: { text: EVIL, lang: "en" }, from: null, until: "2025-01-01" }],
  lineage: [{ kind: "merge", isFrom: true, others: [{ id: "x", names }], on: "2025-01-01" }],
  registerHref: "/en/libraries",
  dataHref: "/en/libraries/data",
};

export const shownStandard: StandardInput = {
  report,
  burden: null,
  notice: { version: "2", from: "2026-01-01", until: "2026-02-01", days: 30 },
  versions: [
    { version: "1", state: "effective", from: "2026-01-01", until: null, change: "substantive", changes: null },
  ],
  objections: [
    {
      id: "o",
      version: "2",
      text: { text: EVIL, lang: "en" },
      filedOn: "2026-01-05",
      upheld: false,
      answer: [{ text: "No", lang: "en" }],
    },
  ],
  digest: "d".repeat(64),
};
