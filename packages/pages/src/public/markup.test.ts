import fc from "fast-check";
import { Fragment, createElement as h, type ReactElement, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { byReact, EVIL, inOrder } from "./as-react.ts";
import { markup } from "./markup.ts";

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
