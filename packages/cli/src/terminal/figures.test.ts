import { describe, expect, it } from "vitest";
import { shownFigure, shownScore, shownShare } from "./figures.ts";

describe("figures", () => {
  it("a score is never rounded across a grade's threshold", () => {
    expect(shownScore(69.996, [70])).toBe("69.996");
    expect(shownScore(69.996)).toBe("70.00");
    expect(shownScore(70, [70])).toBe("70.00");
    expect(shownScore(70.004, [70])).toBe("70.00");
    expect(shownScore(69.994, [70])).toBe("69.99");
    expect(shownScore(Number.NaN, [70])).toBe("—");
  });

  it("a share is 0 % or 100 % only where it is exactly that", () => {
    expect([0, 0.001, 0.666, 0.999, 1, Number.NaN].map(shownShare)).toEqual([
      "0 %",
      "1 %",
      "67 %",
      "99 %",
      "100 %",
      "—",
    ]);
  });

  it("a figure has no more digits than it needs", () => {
    expect([0.1 + 0.2, 1e21, 14.383561643, 0].map(shownFigure)).toEqual(["0.3", "1e+21", "14.38356", "0"]);
  });
});
