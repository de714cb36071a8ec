import { describe, expect, it } from "vitest";
import { kept } from "./kept.ts";

describe("what is kept", () => {
  it("is computed once a key, null too", async () => {
    const values = kept<number | null>(10_000, () => 8);
    let n = 0;
    const at = (key: string, value: number | null) =>
      values.at(key, async () => {
        n++;
        return value;
      });
    expect([await at("a", 1), await at("a", 2), await at("b", null), await at("b", 3)]).toEqual([1, 1, null, null]);
    expect(n).toBe(2);
  });

  it("is given up where it was asked for longest ago, once it takes too many bytes", async () => {
    const values = kept<string>(2_500, () => 1_000);
    const at = (key: string, value: string) => values.at(key, async () => value);
    await at("a", "a1");
    await at("b", "b1");
    await at("a", "a2");
    await at("c", "c1");
    expect([await at("a", "a3"), await at("b", "b2")]).toEqual(["a1", "b2"]);
  });

  it("is nothing that is too large by itself", async () => {
    const values = kept<string>(2_500, (value) => value.length);
    await values.at("a", async () => "x".repeat(3_000));
    expect(await values.at("a", async () => "small")).toBe("small");
  });

  it("is not a failure", async () => {
    const values = kept<string>(2_500, () => 1);
    await expect(values.at("a", async () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(await values.at("a", async () => "there")).toBe("there");
  });
});
