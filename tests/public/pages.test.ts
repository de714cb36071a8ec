import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodNeighbours } from "./sample.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
  await goodNeighbours(on);
});
afterAll(() => on.end());

const get = (url: string, headers: Record<string, string> = {}) => on.app.inject({ url, headers });

describe("the public pages", () => {
  it.each(["en", "zh-Hans", "bo"])("are all there in %s", async (lang) => {
    for (const rest of ["", "/neighbours", "/neighbours/standard", "/neighbours/data"]) {
      const { statusCode, headers, body } = await get(`/${lang}${rest}`);
      expect([rest, statusCode, headers["content-type"]]).toEqual([rest, 200, "text/html; charset=utf-8"]);
      expect(body).toContain(`<html lang=${lang}>`);
    }
  });
});
