import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { standardOf, terrain, title, wrong } from "./sample-standard.ts";

describe("imputation", () => {
  const coast = { id: "coast", title, class: "geography", kind: "yes-no", peerGroup: true };
  it("by peers needs one peer group, or the name of one", () => {
    const impute = { method: "groupMean", group: "terrain" };
    expect(compile(standardOf({ context: [terrain, coast], scoring: { impute } })).model.impute).toEqual({
      method: "mean",
      group: 3,
    });
    expect(wrong({ scoring: { impute: "groupMean" } })).toEqual(["error impute-group scoring.impute"]);
    expect(wrong({ context: [terrain, coast], scoring: { impute: "groupMean" } })).toEqual([
      "error impute-group scoring.impute",
    ]);
    expect(wrong({ context: [terrain], scoring: { impute: { ...impute, group: "terain" } } })).toEqual([
      "error unknown-group scoring.impute.group",
    ]);
    expect(wrong({ context: [{ ...terrain, peerGroup: false }], scoring: { impute } })).toEqual([
      "error unknown-group scoring.impute.group",
    ]);
    const size = { id: "size", title, class: "size", kind: "count", peerGroup: true };
    expect(wrong({ context: [size], scoring: { impute: "groupMean" } })).toEqual(["error impute-group scoring.impute"]);
    expect(wrong({ context: [terrain], scoring: { impute: { method: "mean", group: "terrain" } } })).toEqual([
      "error impute-group scoring.impute.group",
    ]);
  });

  it.each([
    ["none", { method: "none" }],
    ["mean", { method: "mean", group: null }],
    ["rowMedian", { method: "rowMedian", siblings: false }],
    ["siblingsMean", { method: "rowMean", siblings: true }],
  ])("%s", (impute, want) => {
    expect(compile(standardOf({ scoring: { impute } })).model.impute).toEqual(want);
  });
});
