import { describe, expect, it } from "vitest";
import { hashOfNone, hashPassword, isOutdated, PASSWORD_COST, passwordFault, verifyPassword } from "./password.ts";

const GOOD = "seven quiet herons";

describe("a password's hash", () => {
  it("is argon2id with the cost that OWASP gives", async () => {
    expect(PASSWORD_COST).toEqual({ memory: 19_456, passes: 2, parallelism: 1 });
    expect(await hashPassword(GOOD)).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
  });
  it("differs each time and is that of its password alone", async () => {
    const [one, other] = await Promise.all([hashPassword(GOOD), hashPassword(GOOD)]);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, GOOD)).toBe(true);
    expect(await verifyPassword(one, `${GOOD} `)).toBe(false);
    expect(await verifyPassword(one, "")).toBe(false);
  });
  it("is the same for letters typed as other code points", async () => {
    expect(await verifyPassword(await hashPassword("Zu\u0308rich im Nebel"), "Z\u00fcrich im Nebel")).toBe(true);
  });
  it("says what it cost, and is checked at that cost", async () => {
    const cheap = await hashPassword(GOOD, { memory: 64, passes: 1, parallelism: 1 });
    expect(cheap).toContain("$m=64,t=1,p=1$");
    expect(await verifyPassword(cheap, GOOD)).toBe(true);
  });
  it("that was made more cheaply is outdated, and one of today is not", async () => {
    expect(isOutdated(await hashPassword(GOOD, { memory: 64, passes: 1, parallelism: 1 }))).toBe(true);
    expect(isOutdated(await hashPassword(GOOD))).toBe(false);
    expect(isOutdated("$2b$10$abc")).toBe(true);
  });
  it("of none is nobody's, and looks like any other", async () => {
    const none = hashOfNone();
    expect(isOutdated(none)).toBe(false);
    expect(await verifyPassword(none, "")).toBe(false);
    expect(await verifyPassword(none, GOOD)).toBe(false);
  });
  it.each(["", "plain", "$argon2id$v=19$m=1,t=1,p=1$short$short", "$argon2i$v=19$m=64,t=1,p=1$x$y"])(
    "that can't be read is nobody's: %s",
    async (hash) => expect(await verifyPassword(hash, GOOD)).toBe(false),
  );
});

describe("a password that is chosen", () => {
  it.each([
    ["nine char", "too-short"],
    ["ten chars!", null],
    ["x".repeat(129), "too-long"],
    ["Password123!", "too-common"],
    ["P@$$word2026", "too-common"],
    ["1234567890", "too-common"],
    ["0987654321a", "too-common"],
    ["abababababab", "too-common"],
    ["qwertyuiop1", "too-common"],
    ["lin.wei2026", "too-common"],
    ["woaini1314520", "too-common"],
    ["admin12345678", "too-common"],
    ["correct horse battery", null],
    ["雨后山间有白鹭飞过竹林", null],
    ["ང་ཚོའི་གྲོང་ཚོ་བདེ", null],
    ["masterful inactivity 7", null],
    ["ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾ", null],
  ])("%s: %s", (password, fault) => expect(passwordFault(password, "lin.wei")).toBe(fault));
});
