import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, GOOD, touchstone } from "../sample-run.ts";

const score = (out: string, ...more: string[]) => touchstone(["score", ...GOOD, "--out", out, ...more]);
const place = (name: string): string => join(folder, name);

describe("--out --force replaces only what Touchstone wrote", () => {
  it("an earlier run is replaced", () => {
    const out = place("earlier");
    expect(score(out).status).toBe(0);
    const before = readFileSync(join(out, "scores.csv"), "utf8");
    expect(score(out).stderr).toContain("the folder is not empty; nothing was written. --force replaces");
    expect(score(out, "--force").status).toBe(0);
    expect(readFileSync(join(out, "scores.csv"), "utf8")).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("a folder, a link or somebody's own table under a name of ours is left alone", () => {
    const own = place("own");
    mkdirSync(join(own, "scores.csv"), { recursive: true });
    writeFileSync(join(own, "scores.csv/thesis.txt"), "mine");
    expect(score(own, "--force").stderr).toContain("scores.csv in it, which Touchstone did not write");
    expect(readFileSync(join(own, "scores.csv/thesis.txt"), "utf8")).toBe("mine");

    const table = place("table");
    mkdirSync(table);
    writeFileSync(join(table, "scores.csv"), "pupil,mark\na,1\n");
    expect(score(table, "--force").status).toBe(1);
    expect(readFileSync(join(table, "scores.csv"), "utf8")).toContain("pupil");

    const linked = place("linked");
    mkdirSync(linked);
    symlinkSync(join(table, "scores.csv"), join(linked, "scores.csv"));
    expect(score(linked, "--force").status).toBe(1);
    expect(lstatSync(join(linked, "scores.csv")).isSymbolicLink()).toBe(true);
  });

  it("does not advise --force where it would refuse", () => {
    const out = place("foreign");
    mkdirSync(out);
    writeFileSync(join(out, "thesis.txt"), "mine");
    const { stderr } = score(out);
    expect(stderr).toContain("has thesis.txt in it, which Touchstone did not write; nothing was written.");
    expect(stderr).not.toContain("--force");
  });

  it("a link to a folder stays a link, and the folder gets the files", () => {
    mkdirSync(place("real"));
    symlinkSync(place("real"), place("link"));
    expect(score(place("link")).status).toBe(0);
    expect(lstatSync(place("link")).isSymbolicLink()).toBe(true);
    expect(readdirSync(place("real")).sort()).toEqual(["gates.csv", "scorecards.json", "scores.csv"]);
    symlinkSync(place("nowhere"), place("dangling"));
    expect(score(place("dangling")).stderr).toContain("a link that leads nowhere");
    expect([lstatSync(place("dangling")).isSymbolicLink(), existsSync(place("nowhere"))]).toEqual([true, false]);
  });

  it.skipIf(process.platform !== "linux")("a mount point is named as such", () => {
    const { stderr } = score("/dev/shm");
    expect(stderr).toMatch(/\/dev\/shm: .*(mount point|which Touchstone did not write)/);
    expect(stderr).not.toContain("EBUSY");
  });
});
