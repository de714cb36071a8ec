import { describe, expect, it } from "vitest";
import { z } from "zod";
import { idsUnder, idToMake, withIds } from "./made-ids.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const GIVEN = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";

describe("ids that the server makes", () => {
  const shape = z.object({ id: idToMake, inner: z.array(z.object({ id: idToMake })) });

  it("stand where they were left out, and nowhere else", () => {
    let n = 0;
    const made = withIds(shape.parse({ inner: [{ id: GIVEN }, {}] }), () => `made-${++n}`);
    expect(made).toEqual({ id: "made-1", inner: [{ id: GIVEN }, { id: "made-2" }] });
  });

  it("are the same under the same key, and others under another", () => {
    const of = (...name: string[]) => {
      const makeId = idsUnder(name);
      return [makeId(), makeId()];
    };
    expect(of("a", "k")).toEqual(of("a", "k"));
    expect(new Set([...of("a", "k"), ...of("b", "k"), ...of("a", "k2"), ...of("ak")]).size).toBe(8);
    for (const id of of("a", "k")) expect(id).toMatch(UUID);
  });

  it("are in small letters where they are given", () => {
    expect(idToMake.safeParse(GIVEN.toUpperCase()).success).toBe(false);
  });
});
