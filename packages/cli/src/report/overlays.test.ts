import { describe, expect, it } from "vitest";
import { fileWith, GOOD, touchstone } from "../sample-run.ts";

const BO = "standards/good-neighbours/bo.yaml";

describe("translations as a file of their own", () => {
  it("score, explain and check speak their language", () => {
    const bo = ["--overlay", BO, "--language", "bo"];
    const { stdout, stderr } = touchstone(["score", ...GOOD, ...bo, "--top", "1"]);
    expect(stdout).toContain("ཁྱིམ་མཚེས་བཟང་པོ། (དཔེ་མཚོན་ཙམ།) · version 2026.1");
    expect(stderr).toContain("bo: a machine's translation, which nobody has reviewed yet.");
    expect(stderr).not.toContain("no texts in bo");
    expect(touchstone(["explain", ...bo, ...GOOD, "lampfell-1"]).stdout).toContain("ཁྱིམ་མཚེས་བཟང་པོ།");
    expect(touchstone(["check", GOOD[0], ...bo]).stdout).toContain("ཁྱིམ་མཚེས་བཟང་པོ།");
  });

  it("check knows them from a standard, and with --of whether each text has its place", () => {
    const form = touchstone(["check", BO]);
    expect([form.status, form.stdout]).toEqual([
      0,
      expect.stringMatching(/bo\.yaml: \d+ texts in bo for good-neighbours/),
    ]);
    const { status, stdout } = touchstone(["check", BO, "--of", GOOD[0]]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/which has \d+ texts: no problems\.$/m)]);
    const wrong = fileWith(
      "wrong.yaml",
      'touchstone-overlay: 1\nstandard: good-neighbours\nversion: "2026.1"\nlanguage: bo\norigin: human\ntexts:\n  titel: x\n',
    );
    const refused = touchstone(["check", wrong, "--of", GOOD[0]]);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/wrong\.yaml:7.*got "titel"/)]);
  });

  it("a language is found by the script that it is written in", () => {
    for (const tag of ["zh", "zh-CN"]) {
      const { stdout, stderr } = touchstone(["score", ...GOOD, "--language", tag, "--top", "1"]);
      expect([stdout.includes("好邻居"), stderr.includes("no texts in")]).toEqual([true, false]);
    }
    expect(touchstone(["score", ...GOOD, "--language", "zh-TW", "--top", "1"]).stderr).toContain("no texts in zh-TW");
  });
});
