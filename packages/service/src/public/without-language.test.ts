import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestService, testService } from "../testing/index.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
}, 120_000);
afterAll(() => on.end());

describe("an address without a language", () => {
  test.each([
    ["/app", "zh-CN,zh;q=0.9,en;q=0.8", "/zh-Hans/app"],
    ["/field", "bo", "/bo/field"],
    ["/sign-in?next=%2Fbo%2Fapp", "bo,en", "/bo/sign-in?next=%2Fbo%2Fapp"],
    ["/sign-in/link", "fr,en;q=0.5", "/en/sign-in/link"],
    ["/sign-in/link", "fr", "/en/sign-in/link"],
  ])("%s opens in the language that the browser asks for: %s", async (url, language, location) => {
    const answer = await on.app.inject({ url, headers: { "accept-language": language } });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, location]);
    expect(answer.headers.vary).toContain("accept-language");
  });

  test("leads to nowhere else", async () => {
    const answer = await on.app.inject({ url: "//evil.example/app", headers: { "accept-language": "en" } });
    expect(answer.headers.location).toBeUndefined();
  });
});
