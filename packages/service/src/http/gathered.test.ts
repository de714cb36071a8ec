import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { gathered } from "./gathered.ts";

/** Answers each key with itself and the question that it was part of, when it is told to. */
function held() {
  const asked: (readonly string[])[] = [];
  const open: (() => void)[] = [];
  const ask = gathered<string, string>((keys) => {
    const n = asked.push(keys);
    return new Promise((done) => open.push(() => done(keys.map((key) => `${key}${n}`))));
  });
  return { asked, ask, answer: (n: number) => open[n]?.() };
}

describe("those who ask at once", () => {
  it("are answered by one question, each with their own", async () => {
    const { ask, asked, answer } = held();
    const all = Promise.all(["a", "b", "a"].map(ask));
    await wait(5);
    answer(0);
    expect(await all).toEqual(["a1", "b1", "a1"]);
    expect(asked).toEqual([["a", "b", "a"]]);
  });

  it("get what was read after they asked: a question under way is not theirs", async () => {
    const { ask, asked, answer } = held();
    const first = ask("a");
    await wait(5);
    const later = Promise.all([ask("a"), ask("b")]);
    answer(0);
    expect(await first).toBe("a1");
    await wait(5);
    answer(1);
    expect(await later).toEqual(["a2", "b2"]);
    expect(asked).toEqual([["a"], ["a", "b"]]);
  });

  it("do not wait for ever for a question that takes long", async () => {
    const { ask, asked, answer } = held();
    const first = ask("a");
    await wait(5);
    const second = ask("b");
    await expect.poll(() => asked.length).toBe(2);
    answer(1);
    expect(await second).toBe("b2");
    answer(0);
    expect(await first).toBe("a1");
  });

  it("hear of a failure, and the next question is asked all the same", async () => {
    let n = 0;
    const ask = gathered<string, string>(async (keys) => {
      if (n++ === 0) throw new Error("lost");
      return keys;
    });
    await expect(ask("a")).rejects.toThrow("lost");
    expect(await ask("b")).toBe("b");
  });
});
