import { describe, expect, it } from "vitest";
import { kept } from "./kept.ts";

describe("what is kept", () => {
  it("is read once a key as long as the logs stand where they stood, null too", async () => {
    const values = kept<number | null>(10_000, () => 8);
    let n = 0;
    const at = (key: string, value: number | null) =>
      values.at(
        key,
        async () => [3, 7],
        async () => {
          n++;
          return { positions: [3, 7], value };
        },
      );
    expect([await at("a", 1), await at("a", 2), await at("b", null), await at("b", 3)]).toEqual([1, 1, null, null]);
    expect(n).toBe(2);
  });

  it("is read again where a log stands elsewhere by now", async () => {
    const values = kept<string>(10_000, () => 8);
    let positions = [3, 7];
    const at = (value: string) =>
      values.at(
        "a",
        async () => positions,
        async () => ({ positions, value }),
      );
    expect([await at("first"), await at("again")]).toEqual(["first", "first"]);
    positions = [3, 8];
    expect([await at("later"), await at("again")]).toEqual(["later", "later"]);
  });

  it("holds for where the logs stood as it was read, not as it was asked for", async () => {
    const values = kept<string>(10_000, () => 8);
    const read = async () => ({ positions: [4], value: "at four" });
    await values.at("a", async () => [3], read); // recorded between the question and the reading
    const again = async () => ({ positions: [5], value: "read again" });
    expect(await values.at("a", async () => [4], again)).toBe("at four");
    expect(await values.at("a", async () => [5], again)).toBe("read again");
  });

  it("costs no question of where the logs stand the first time", async () => {
    const values = kept<string>(10_000, () => 8);
    const asked = async () => Promise.reject(new Error("asked"));
    expect(await values.at("a", asked, async () => ({ positions: [1], value: "there" }))).toBe("there");
    await expect(values.at("a", asked, async () => ({ positions: [1], value: "there" }))).rejects.toThrow("asked");
  });

  const standing = async () => [1];
  const reading = (value: string) => async () => ({ positions: [1], value });

  it("is given up where it was asked for longest ago, once it takes too many bytes", async () => {
    const values = kept<string>(2_500, () => 1_000);
    const at = (key: string, value: string) => values.at(key, standing, reading(value));
    await at("a", "a1");
    await at("b", "b1");
    await at("a", "a2");
    await at("c", "c1");
    expect([await at("a", "a3"), await at("b", "b2")]).toEqual(["a1", "b2"]);
  });

  it("is nothing that is too large by itself", async () => {
    const values = kept<string>(2_500, (value) => value.length);
    await values.at("a", standing, reading("x".repeat(3_000)));
    expect(await values.at("a", standing, reading("small"))).toBe("small");
  });

  it("is not a failure", async () => {
    const values = kept<string>(2_500, () => 1);
    await expect(values.at("a", standing, async () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(await values.at("a", standing, reading("there"))).toBe("there");
  });
});
