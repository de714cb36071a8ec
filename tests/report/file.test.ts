import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manyVillages, newFolder, pathOf, refusalOf, report } from "./files.ts";

const folder = newFolder();
const standard = pathOf("good-neighbours/standard.yaml");
const data = pathOf("good-neighbours/data.csv");
const few = ["--robustness", "300"]; // enough to have every part of the page
const html = report(folder, standard, data, ...few);
const bytes = (text: string): number => Buffer.byteLength(text);
const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64");
const inside = (tag: string): string => html.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1] ?? "";

describe("the report of Good Neighbours", () => {
  it("is one file that fetches nothing", () => {
    const markup = html.replace(inside("style"), "").replace(inside("script"), "");
    expect(markup).not.toMatch(/\ssrc=|<link|<iframe|<object|@import/);
    expect([...markup.matchAll(/\shref="?([^"\s>]*)/g)].filter(([, href = ""]) => !href.startsWith("#"))).toEqual([]);
    expect(
      [...inside("style").matchAll(/url\(([^)]{0,20})/g)].every(([, url = ""]) => url.startsWith("data:font/")),
    ).toBe(true);
  });
  it("lets only its own style and script in, by their hashes", () => {
    const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)?.[1];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hashOf(inside("style"))}'; script-src 'sha256-${hashOf(inside("script"))}'; font-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.match(/<script/g)).toHaveLength(1);
  });
  it("is in the languages of the standard", () => {
    expect(html).toContain("id=en lang=en");
    expect(html).toContain("id=zh-Hans lang=zh-Hans");
    expect(html).toContain("好邻居（虚构示例）");
  });
  it("is the same, byte by byte, when it is made again", () => {
    expect(report(folder, standard, data, ...few)).toBe(html);
  });
  it("has Tibetan from an overlay, and says that a machine wrote it", () => {
    const tibetan = report(
      folder,
      standard,
      data,
      "--overlay",
      pathOf("good-neighbours/bo.yaml"),
      "--language",
      "bo",
      "--no-robustness",
    );
    expect(tibetan).toContain("ཁྱིམ་མཚེས་བཟང་པོ།");
    expect(tibetan).toContain("translated by machine; no native reader has reviewed them");
    expect(tibetan).toContain('font-family:"TS Tibetan";font-weight:400 700;unicode-range:U+0F00-0FFF,U+25CC');
  });
  it("brings a script's font only where its letters occur", () => {
    const short = report(folder, pathOf("short/standard.yaml"), pathOf("short/data.csv"));
    expect(short).not.toContain('font-family:"TS Tibetan";');
    expect(short).not.toContain('font-family:"TS Sans SC";');
    expect(bytes(short)).toBeLessThan(150_000);
  });
});

describe("the size of a report", () => {
  it("is below 650 kB for 50 units, each with its section", () => {
    const fifty = report(folder, standard, manyVillages(folder, 50), ...few);
    expect(fifty.match(/<section class=unit /g)).toHaveLength(50);
    expect(bytes(fifty)).toBeLessThan(650_000);
  });
  it("is below 15 MB for 5,000 units, the heatmap and the ranking paged, with sections for those asked for", () => {
    const many = report(
      folder,
      standard,
      manyVillages(folder, 5000),
      "--language",
      "all",
      "--explain",
      "lampfell-1-0",
      "--no-robustness",
    );
    expect(bytes(many)).toBeLessThan(15_000_000);
    expect(many.match(/<details class=page>/g)).toHaveLength(2 * 2 * 49);
    expect(many.match(/<section class=unit /g)).toHaveLength(2);
  });
});

describe("touchstone report", () => {
  it("replaces its own file, and no other", () => {
    const file = join(folder, "thesis.html");
    writeFileSync(file, "<p>years of work</p>");
    expect(refusalOf(standard, data, "-o", file, "--no-robustness")).toContain(
      "Touchstone did not write it; nothing was written",
    );
    expect(readFileSync(file, "utf8")).toBe("<p>years of work</p>");
  });
  it("names the nearest unit where one asked for is not there", () => {
    expect(refusalOf(standard, data, "-o", join(folder, "x.html"), "--explain", "lampfel-1")).toContain(
      "the nearest is lampfell-1",
    );
  });
  it("says what it wants where an option makes no sense", () => {
    const said = (...options: string[]): string => refusalOf(standard, data, "-o", join(folder, "x.html"), ...options);
    expect(said("--date", "tomorrow")).toContain('--date: got "tomorrow", want a date such as 2026-03-01');
    expect(said("--places", "0")).toContain('--places: got "0", want a whole number from 1');
    expect(said("--language", "en,<b>")).toContain('--language: got "<b>", want such as en');
  });
});
