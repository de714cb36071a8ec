import fc from "fast-check";
import { Fragment, createElement as h, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { compact } from "../page/compact.ts";
import { sampleInput, sampleStandard } from "../report/sample-input.ts";
import { DataPage } from "./data.tsx";
import { DesignationPage } from "./designation.tsx";
import type { DesignationInput, ShownDesignation } from "./designation-input.ts";
import { DesignationsPage } from "./designations.tsx";
import type { Around } from "./frame.tsx";
import { markup } from "./markup.ts";
import { NoticePage } from "./notice.tsx";
import type { NoticeInput, ShownNotice } from "./notice-input.ts";
import { ObjectionPage } from "./notice-objection.tsx";
import { NoticesPage } from "./notices.tsx";
import { ProblemPage } from "./problem.tsx";
import { ProgrammesPage } from "./programmes.tsx";
import { RegisterPage } from "./register.tsx";
import type { RegisterInput } from "./register-input.ts";
import { StandardPage } from "./standard.tsx";
import type { StandardInput } from "./standard-input.ts";
import { UnitPage } from "./unit.tsx";
import type { UnitInput } from "./unit-input.ts";
import { VerifyPage } from "./verify.tsx";

/** As React draws it, made compact. */
const byReact = (page: ReactNode): string => compact(renderToStaticMarkup(page));

/** With attributes, and what stands in the head, in the order of their letters: React has orders of its own. */
function inOrder(html: string): string {
  return html
    .replace(/<([a-z]\w*)((?: [^<>]*)?)>/gi, (_, tag: string, attributes: string) => {
      const all = [...attributes.matchAll(/ ([\w-]+)=(?:"([^"]*)"|([\w.#%-]+))/g)];
      const sorted = all.map(([, name, quoted, bare]) => ` ${name}="${quoted ?? bare ?? ""}"`).sort();
      return `<${tag}${sorted.join("")}>`;
    })
    .replace(/<head>.*?<\/head>/s, (head) =>
      [...head.matchAll(/<title>.*?<\/title>|<[^>]*>/gs)]
        .map(([one]) => one)
        .sort()
        .join(""),
    );
}

const EVIL = `"><script>alert('&amp;')</script> <b>`;

describe("the HTML of a page", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(EVIL, "a", "a b", "'", "#mark1", "三盏灯", "100%"),
  );
  const attributes = fc.record(
    {
      className: text,
      id: text,
      title: text,
      lang: text,
      href: text.map((rest) => `/${rest}`),
      "aria-label": text,
      "aria-hidden": fc.constantFrom("true", true, false, undefined),
      hidden: fc.boolean(),
      hrefLang: text,
      colSpan: fc.integer({ min: 1, max: 9 }),
      tabIndex: fc.constantFrom(0, -1),
      width: fc.oneof(text, fc.double({ noNaN: true })),
      viewBox: text,
    },
    { requiredKeys: [] },
  );
  const { tree } = fc.letrec<{ tree: ReactElement; node: ReactNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.constantFrom(0, -1.5, null, undefined, true, false),
      fc.array(tie("node"), { maxLength: 3 }).map((nodes) => h(Fragment, null, ...nodes)),
      tie("tree"),
    ),
    tree: fc
      .tuple(
        fc.constantFrom("div", "p", "span", "li", "td", "th", "tr", "svg", "path", "a", "b", "pre", "section"),
        attributes,
        fc.array(tie("node"), { maxLength: 4 }),
      )
      .map(([tag, given, children]) => h(tag, given, ...children)),
  }));

  it("is that of React, whatever it is of", () => {
    fc.assert(
      fc.property(tree, (page) => {
        expect(markup(page)).toBe(byReact(page));
      }),
      { seed: 11, numRuns: 600 },
    );
  });

  it("is that of React where a form has been filled in", () => {
    const options = ["a", "b"].map((one) => h("option", { key: one, value: one, lang: "en" }, one));
    const form = h(
      "form",
      { className: "f", method: "get", action: "/en/x?a=1&b=2" },
      h("input", { type: "search", name: "q", defaultValue: EVIL, maxLength: 100, required: true }),
      h("input", { type: "search", name: "empty", defaultValue: "" }),
      h("select", { name: "grade", defaultValue: "b" }, h("option", { value: "" }, "any"), options),
      h("textarea", { name: "first", defaultValue: `\n${EVIL}`, rows: 3 }),
      h("textarea", { name: "none", defaultValue: "" }),
      h("input", { type: "checkbox", name: "on", value: "yes", defaultChecked: true }),
      h("input", { type: "checkbox", name: "off", value: "yes", defaultChecked: false }),
      h("details", { open: true }, h("pre", null, "\nfirst")),
      h("button", { type: "submit" }, EVIL),
    );
    expect(inOrder(markup(form))).toBe(inOrder(byReact(form)));
    expect(markup(form)).toContain('<option value=b lang=en selected="">');
  });

  it("is made of no address that runs, and of nothing that goes around escaping", () => {
    const refused: ReactNode[] = [
      h("a", { href: " java\nscript:alert(1)" }, "x"),
      // biome-ignore lint/security/noDangerouslySetInnerHtml: that it is refused is what is tried
      h("p", { dangerouslySetInnerHTML: { __html: EVIL } }),
      h("p", { style: { color: "red" } }),
      h("p", { onClick: () => {} }),
    ];
    for (const page of refused) expect(() => markup(page)).toThrow(TypeError);
  });
});

const around = (lang: string): Around => ({
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
const names = [
  { text: `Mill ${EVIL}`, lang: "en", isMachine: false },
  { text: "磨坊", lang: "zh-Hans", isMachine: true },
];
const designated: ShownDesignation = {
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
const designations: readonly ShownDesignation[] = [
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
const notice: ShownNotice = {
  noticeId: "n1",
  cycle: { titles: [{ text: EVIL, lang: "en" }], period: "2026" },
  from: "2026-03-01",
  deadline: { last: "2026-03-12", left: 3, provisional: true },
  state: "current",
  n: 2,
  objections: { open: 1, answered: 1, upheld: 1 },
};
const register: RegisterInput = {
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
const objections: NoticeInput["notice"]["answers"] = [
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
const noticeInput: NoticeInput = {
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
const [answered, waiting] = objections;
const [, earlier] = designations;
const designation: DesignationInput = {
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
    of: 9,
    certainty,
    criteria: [
      { id: "access", depth: 1, title: EVIL, score: 85, state: null },
      { id: "none", depth: 2, title: "None", score: null, state: "n/a" },
    ],
  },
  history: designations,
  ledger: { slug: "libraries", leaf: 3, inclusionHref: "/i?index=3" },
  unitHref: "/u",
  standardHref: "/s",
  dataHref: "/d",
};
const unit: UnitInput = {
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
  rank: 1,
  kept: 0.97,
  criteria: [
    { id: "access", title: EVIL, depth: 1, score: 85, doesNotApply: false, shareOfWhole: 1 },
    { id: "none", title: "None", depth: 2, score: null, doesNotApply: true, shareOfWhole: 0 },
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

const shownStandard: StandardInput = {
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

describe.each(["en", "zh-Hans", "bo"])("every public page in %s", (lang) => {
  const bare = { ...around(lang), programme: null, current: null };
  const ledgers = [{ of: "programme", size: 12345, note: "\nnote", key: "k+1" }] as const;
  const gone = { status: 404, title: "Gone", detail: EVIL, requestId: "r" };
  const pages: readonly (readonly [string, ReactElement])[] = [
    ["the register", h(RegisterPage, { around: around(lang), input: register })],
    ["an empty register", h(RegisterPage, { around: around(lang), input: { ...register, rows: [], nFound: 0 } })],
    ["a unit", h(UnitPage, { around: around(lang), input: unit })],
    [
      "the data",
      h(DataPage, { around: around(lang), input: { slug: "libraries", bundleHref: "/b", csvHref: "/c", ledgers } }),
    ],
    ["a standard", h(StandardPage, { around: around(lang), input: shownStandard })],
    ["the notices", h(NoticesPage, { around: around(lang), input: { notices: [notice], olderHref: "/o?before=3" } })],
    ["no notices", h(NoticesPage, { around: around(lang), input: { notices: [], olderHref: null } })],
    ["a notice", h(NoticePage, { around: around(lang), input: noticeInput })],
    [
      "a notice that is over",
      h(NoticePage, {
        around: around(lang),
        input: { ...noticeInput, notice: { ...noticeInput.notice, state: "past" } },
      }),
    ],
    ...[answered, waiting].flatMap((objection) =>
      objection
        ? [
            [
              `an objection, ${objection.objectionId}`,
              h(ObjectionPage, { around: around(lang), input: { objection, unit: null, noticeHref: "/n" } }),
            ] as const,
          ]
        : [],
    ),
    ["designations", h(DesignationsPage, { around: around(lang), input: { designations, olderHref: "/o" } })],
    ["a designation", h(DesignationPage, { around: around(lang), input: designation })],
    [
      "one from before the record",
      h(DesignationPage, {
        around: around(lang),
        input: {
          ...designation,
          designation: earlier ?? designated,
          source: names,
          standard: null,
          decision: null,
          notice: null,
          scorecard: null,
          unitHref: null,
          ledger: { ...designation.ledger, inclusionHref: null },
        },
      }),
    ],
    ["the check of a number", h(VerifyPage, { around: bare, input: { typed: "", found: null } })],
    ["a number that nobody has", h(VerifyPage, { around: bare, input: { typed: EVIL, found: "none" } })],
    ["a mistyped number", h(VerifyPage, { around: bare, input: { typed: "ABC", found: "mistyped" } })],
    ["a problem", h(ProblemPage, { around: bare, input: gone })],
    [
      "the programmes",
      h(ProgrammesPage, {
        around: bare,
        programmes: [{ slug: "libraries", names, owner: names, languages: ["en"], nGraded: 3 }],
      }),
    ],
  ];
  it.each(pages)("%s is as React draws it", (_, page) => {
    expect(inOrder(markup(page))).toBe(inOrder(byReact(page)));
  });
});
