import { createElement as h, type ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { byReact, EVIL, inOrder } from "./as-react.ts";
import { DataPage } from "./data.tsx";
import { DesignationPage } from "./designation.tsx";
import { DesignationsPage } from "./designations.tsx";
import { markup } from "./markup.ts";
import { NoticePage } from "./notice.tsx";
import { ObjectionPage } from "./notice-objection.tsx";
import { NoticesPage } from "./notices.tsx";
import { ProblemPage } from "./problem.tsx";
import { ProgrammesPage } from "./programmes.tsx";
import { RegisterPage } from "./register.tsx";
import {
  around,
  designated,
  designation,
  designations,
  names,
  notice,
  noticeInput,
  objections,
  register,
  shownStandard,
  unit,
} from "./sample-pages.ts";
import { StandardPage } from "./standard.tsx";
import { UnitPage } from "./unit.tsx";
import { VerifyPage } from "./verify.tsx";

const [answered, waiting] = objections;
const [, earlier] = designations;

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
    [
      "the data while there is no bundle",
      h(DataPage, { around: around(lang), input: { slug: "libraries", bundleHref: null, csvHref: "/c", ledgers } }),
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
