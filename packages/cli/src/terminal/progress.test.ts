import { describe, expect, it } from "vitest";
import { progressOn } from "./progress.ts";
import type { Screen } from "./screen.ts";

function logged(): { screen: Screen; lines: string[] } {
  const lines: string[] = [];
  const screen: Screen = {
    print: () => Promise.resolve(),
    say: (line) => lines.push(line),
    paint: (_, text) => text,
    columns: 80,
    isLive: false,
  };
  return { screen, lines };
}

describe("progress", () => {
  it("is silent for a second, then says each thing once, and again after ten seconds", () => {
    const { screen, lines } = logged();
    let time = 0;
    const progress = progressOn(screen, () => time);
    for (; time < 25_000; time += 100) progress.at("reading data.csv", time / 50_000);
    progress.at("scoring");
    expect(lines).toEqual([
      "reading data.csv … 2 %",
      "reading data.csv … 22 %",
      "reading data.csv … 42 %",
      "scoring …",
    ]);
  });
});
