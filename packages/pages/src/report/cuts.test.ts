import { describe, expect, it } from "vitest";
import { crosses } from "./cuts.ts";

describe("a rank interval", () => {
  const cuts = [{ after: 5, grade: 0 }];
  it("crosses a cut when it has ranks on both sides", () => {
    expect([crosses(5, 6, cuts), crosses(4, 8, cuts)]).toEqual([true, true]);
  });
  it("does not cross a cut that it ends or begins at", () => {
    expect([crosses(3, 5, cuts), crosses(6, 9, cuts)]).toEqual([false, false]);
  });
  it("crosses nothing where there is no rank", () => {
    expect(crosses(0, 9, cuts)).toBe(false);
  });
});
