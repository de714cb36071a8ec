import { describe, expect, it, test } from "vitest";
import { linkBytes, linkOf, readLink, siteOf } from "./link.ts";

const TYPED = { url: "https://www.larkwater.example/notices", title: "Notices", shows: "The hours of the desk" };
const faultWith = (more: Partial<typeof TYPED>) => {
  const link = linkOf({ ...TYPED, ...more }, "en");
  return "is" in link ? `${link.at}: ${link.is}` : `taken: ${link.url}`;
};

describe("a link that is typed", () => {
  test.each([
    ["larkwater.example/notices", "https://larkwater.example/notices"],
    ["larkwater.example:8443", "https://larkwater.example:8443/"],
    ["  https://LARKWATER.example  ", "https://larkwater.example/"],
    ["https://larkwater.example/公告", "https://larkwater.example/%E5%85%AC%E5%91%8A"],
    ["https://中国.example/", "https://xn--fiqs8s.example/"],
  ])("%s is written as browsers write it", (url, wanted) => expect(faultWith({ url })).toBe(`taken: ${wanted}`));

  test.each([
    ["", "url: empty"],
    ["http://larkwater.example/", "url: https"],
    ["javascript:alert(1)", "url: https"],
    ["data:text/html,x", "url: https"],
    ["what is this", "url: https"],
    ["https://office:secret@larkwater.example/", "url: login"],
    ["office@larkwater.example", "url: login"],
    ["https://127.0.0.1/", "url: host"],
    ["192.168.0.1", "url: host"],
    ["https://localhost/", "url: host"],
    ["printer.local", "url: host"],
    ["https://larkwater.example/\u202egnp.exe", "url: hidden"],
    ["https://larkwater.example/%E2%80%AEgnp.exe", "url: hidden"],
    [`https://larkwater.example/${"a".repeat(10_000)}`, "url: long"],
  ])("to %s is not taken, and says what is wrong", (url, wanted) => expect(faultWith({ url })).toBe(wanted));

  it("says what it is called and what it shows", () => {
    expect(faultWith({ title: " " })).toBe("title: empty");
    expect(faultWith({ shows: "…" })).toBe("shows: empty");
    expect(faultWith({ title: "a".repeat(201) })).toBe("title: long");
    expect(faultWith({ shows: "Hours\u200b" })).toBe("shows: hidden");
    expect(faultWith({ title: " གསལ་ \n བསྒྲགས།", shows: "One\nand two" })).toMatch(/^taken/);
  });
});

describe("a link that was handed in", () => {
  it("is read as it was written, with the site that it leads to", () => {
    const link = { ...TYPED, lang: "en" };
    const text = new TextDecoder().decode(linkBytes(link));
    expect(readLink(text)).toEqual(link);
    expect(siteOf(link)).toBe("www.larkwater.example");
  });

  test.each([
    ["no JSON", "x"],
    ["nothing", "null"],
    ["a script", JSON.stringify({ ...TYPED, lang: "en", url: "javascript:alert(1)" })],
    ["half of it", JSON.stringify({ url: TYPED.url })],
  ])("is not followed where it is %s", (_, text) => expect(readLink(text)).toBeNull());
});
