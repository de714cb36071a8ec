import { describe, expect, it } from "vitest";
import { fileWith, GOOD, touchstone as run, SHORT } from "../sample-run.ts";
import { askedOf } from "./uncertainty.ts";

const touchstone = (...args: string[]) => run(args);

describe("touchstone score --robustness", () => {
  it("prints the same bytes on one, two and five threads, and others with another seed", () => {
    const run = (...options: string[]): string =>
      touchstone("score", ...GOOD, "--json", "--robustness", "400", ...options).stdout;
    const one = run("--seed", "7", "--threads", "1");
    expect(one.length).toBeGreaterThan(10_000);
    expect(run("--seed", "7", "--threads", "2") === one).toBe(true);
    expect(run("--seed", "7", "--threads", "5") === one).toBe(true);
    expect(run("--seed", "8", "--threads", "1") === one).toBe(false);
  });

  it("says of every unit how sure its rank and grade are", () => {
    const json: unknown = JSON.parse(touchstone("score", ...GOOD, "--json", "--robustness", "400").stdout);
    expect(json).toMatchObject({
      uncertainty: {
        seed: 2026,
        replicates: 400,
        certainAt: 0.9,
        variedAsUsual: false,
        scoreReplicates: 400,
        factors: expect.arrayContaining([{ kind: "impute", options: ["none", "groupMedian, group terrain"] }]),
        influence: expect.arrayContaining([expect.objectContaining({ factor: "weights" })]),
      },
      units: expect.arrayContaining([
        expect.objectContaining({
          unit: "cloudfield-1",
          uncertainty: expect.objectContaining({
            certain: false,
            scores: expect.objectContaining({
              score: [expect.any(Number), expect.any(Number)],
              fairness: [expect.any(Number), expect.any(Number)],
            }),
            hangsOn: expect.arrayContaining([expect.objectContaining({ factor: "aggregate", option: "geometric" })]),
          }),
        }),
        expect.objectContaining({
          unit: "kettleridge-3",
          uncertainty: expect.objectContaining({ certain: true, kept: 1 }),
        }),
        expect.objectContaining({
          unit: "threewater-6",
          uncertainty: expect.objectContaining({ rankLow: null, scores: expect.objectContaining({ score: null }) }),
        }),
      ]),
    });
  });

  it("is computed unasked where the standard says what to vary and it takes a moment", () => {
    const { stdout } = touchstone("score", ...GOOD);
    expect(stdout).toMatch(/cloudfield-1 .*not certain$/m);
    expect(stdout).toContain("Uncertainty: scored again 2,000 times, seed 2026");
    expect(touchstone("score", ...GOOD, "--csv").stdout.split("\n")[0]).toContain(
      "rank_low,rank_median,rank_high,kept,certain",
    );
  });

  it("varies the usual where the standard says nothing, and says so", () => {
    const { stdout } = touchstone("score", ...SHORT, "--robustness", "200");
    expect(stdout).toMatch(/^ +1 +1 +hill /m);
    expect(stdout).toContain(
      "scored again 200 times, seed 1, each time varying weights and which part is left out.\nThe standard does not say what to vary: this is the usual.",
    );
  });

  it("explains what one unit's grade hangs on", () => {
    const { stdout } = touchstone("explain", ...GOOD, "cloudfield-1");
    expect(stdout).toContain("not certain");
    expect(stdout).toContain("The standard then asks for a third review.");
    expect(stdout).toMatch(/^ +Score 56\.\d\d–65\.\d\d in nine of ten of the first 1,000 times; its criteria:$/m);
    expect(stdout).toMatch(/^ +- A clean environment: \d\d\.\d\d–\d\d\.\d\d$/m);
    expect(stdout).toContain("- how scores become one: geometric: kept in 6 %; otherwise in 99 %");
    expect(touchstone("explain", ...GOOD, "kettleridge-3").stdout).toContain("The grade is kept in 100 %: certain");
  });

  it("where nobody has a score, says that there is nothing to be sure of", () => {
    const none = fileWith("none.csv", "unit,hours,step_free,forms,wait\na,,,,\nb,,,,\n");
    const { status, stdout, stderr } = touchstone("score", SHORT[0], none, "--robustness");
    expect(status).toBe(0);
    expect(stdout).toContain("Uncertainty: not computed");
    expect(stderr).toContain("Uncertainty could not be computed: the standard itself");
  });

  it("refuses numbers that make no sense, and options that stand alone", () => {
    expect(() => askedOf({ robustness: "99" })).toThrow(
      '--robustness: got "99", want a whole number from 100 to 1000000',
    );
    expect(() => askedOf({ robustness: true, seed: "-1" })).toThrow(/--seed: got "-1"/);
    expect(() => askedOf({ robustness: true, threads: "0" })).toThrow(/--threads: got "0", want a whole number from 1/);
    expect(() => askedOf({ seed: "1" })).toThrow("--seed: only together with --robustness.");
    expect(touchstone("score", ...SHORT, "--robustness", "many").status).toBe(2);
  });
});
