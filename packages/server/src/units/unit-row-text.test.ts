import type { UnitRow } from "@touchstone/domain";
import { canonicalJson, type Json } from "@touchstone/ledger";
import { expect, it } from "vitest";
import { unitRowText } from "./unit-row-text.ts";

it("a row is written as canonical JSON writes it, in whatever order its keys came", () => {
  const row: UnitRow = {
    unitId: "018f2a7c-7b1e-7cc3-98c4-000000000001",
    type: "village",
    opened: "2001-01-01",
    no: 17,
    names: [
      { until: null, text: 'སྤྲིན་དཀར་ཞིང་། "\\\u007f', lang: "bo", review: "reviewed", origin: "human", from: null },
      { text: "云麦村", lang: "zh-Hans", origin: "source", review: null, from: "2001-01-01", until: "2020-02-29" },
    ],
    memberships: [{ parent: "018f2a7c-7b1e-7cc3-98c4-000000000002", hierarchy: "admin", until: null, from: null }],
    codes: [{ scheme: "code", code: "540102", from: null, until: null }],
    closed: null,
  };
  expect(unitRowText(row)).toBe(canonicalJson(row as unknown as Json)); // an interface of plain data
});
