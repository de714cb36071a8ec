import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { anIndex, refusals, villages, withIndicator } from "./villages.ts";

const context = (of: string[], more: object = {}): object[] => [
  { id: "c", title: "Kind", class: "geography", kind: "choice", of, ...more },
];
const titled = (titles: unknown[]): Standard =>
  withIndicator({
    kind: "choice",
    of: titles.map((title, value) => ({ id: `o${value}`, title, value })),
    goalposts: [0, 9],
  });

test.each([
  [["han", "zang", "hui"]],
  [["han", "other"]],
  [["hanzu", "zangzu", "huizu"]],
  [["mostly_han", "mostly_zang", "even"]],
  [["zang_area", "han_area"]],
  [["h_an", "zan_g"]],
  [["roma", "others"]],
  [["migrants", "locals"]],
])("neither units nor answers are sorted by people: %j", (of) => {
  expect(refusals(villages({ context: context(of) }))).toContain("options-of-peoples");
  expect(refusals(villages({ context: context(of, { peerGroup: true }) }))).toContain("options-of-peoples");
  expect(refusals(anIndex({ context: context(of) }))).toContain("options-of-peoples");
  const choice = of.map((id, value) => ({ id, value }));
  expect(refusals(withIndicator({ kind: "choice", of: choice, goalposts: [0, 9] }))).toContain("options-of-peoples");
});

test.each([
  [["汉族", "藏族", "回族"]],
  [["漢 族", "其他"]],
  [["བོད་རིགས།", "རྒྱ་རིགས།"]],
  [
    [
      { en: "One", "zh-Hans": "维吾尔族" },
      { en: "Two", "zh-Hans": "哈萨克族群众" },
    ],
  ],
  [["Hаn", "Z\u200bang"]],
])("nor by titles that say so: %j", (titles) => {
  expect(refusals(titled(titles))).toContain("options-of-peoples");
});

test.each([
  [["valley", "plateau"]],
  [["dong", "nan", "xi", "bei"]],
  [["white", "black", "grey"]],
  [["native", "foreign"]],
  [["tu", "sha", "shi"]],
  [["hanging", "standing"]],
])("other options are fine: %j", (of) => {
  expect(refusals(villages({ context: context(of) }))).toEqual([]);
});
