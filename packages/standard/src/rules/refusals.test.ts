import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type About, nounsOf, nounsRefused } from "./catalogue.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const page = readFileSync(new URL("../../../../docs/refusals.md", import.meta.url), "utf8");
const inTicks = new Set(Array.from(page.matchAll(/`([a-z0-9_-]+)`/g), ([, word]) => word!));

const codes = new Set(
  readdirSync(here)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const source = readFileSync(`${here}/${name}`, "utf8");
      const literal = Array.from(source.matchAll(/code: (?:about === "size" \? )?"([a-z-]+)"(?: : "([a-z-]+)")?/g));
      return literal.flatMap(([, code, other]) => [code!, ...(other === undefined ? [] : [other])]);
    }),
);

test("every code that a rule can give has its line on the page for authors", () => {
  expect(codes.size).toBeGreaterThan(50);
  expect([...codes].filter((code) => !inTicks.has(code))).toEqual([]);
  for (const what of ["body", "unit-type", "unit-type-or-body"]) expect(inTicks).toContain(`${what}-unknown`);
});

test("the page lists every noun of the catalogue, under what it is about, and every one refused by name", () => {
  for (const about of ["supply", "stuff", "response", "voice", "served", "size"] satisfies About[]) {
    const line = page.split("\n").find((one) => one.startsWith(`- **${about}**`)) ?? "";
    expect(Array.from(line.matchAll(/`([a-z_]+)`/g), ([, noun]) => noun)).toEqual(nounsOf(about));
  }
  const never = page.split("\n").find((one) => one.startsWith("- **never**")) ?? "";
  expect(Array.from(never.matchAll(/`([a-z_]+)`/g), ([, noun]) => noun)).toEqual(nounsRefused());
});
