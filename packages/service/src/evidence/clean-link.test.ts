import { LINK_TYPE } from "@touchstone/domain";
import { describe, expect, it, test } from "vitest";
import { lookThrough } from "./look-through.ts";

const LIMITS = { evidence: { photoLimit: 8 << 20, fileLimit: 8 << 20, uploadMs: 1000 }, clamd: null };
const LINK = {
  url: "https://www.larkwater.example/notices?year=2026#desk",
  title: "Notices of the desk",
  shows: "The hours,\nin both languages",
  lang: "en",
};
const look = (content: string | Buffer, said: string | null = LINK_TYPE) =>
  lookThrough(Buffer.from(content), said, LIMITS);
const faultOf = (content: string | Buffer, said: string | null = LINK_TYPE): Promise<string> =>
  look(content, said).then(
    ({ bytes }) => `taken: ${bytes.toString()}`,
    (error: Error) => error.message,
  );
const faultWith = (more: object): Promise<string> => faultOf(JSON.stringify({ ...LINK, ...more }));

describe("a link", () => {
  it("is kept as canonical JSON: the same words are the same bytes, however they were written", async () => {
    const { title, ...rest } = LINK;
    const [one, other] = await Promise.all([
      look(JSON.stringify(LINK)),
      look(JSON.stringify({ title, ...rest }, null, 4)),
    ]);
    expect(one).toMatchObject({ kind: LINK_TYPE, thumbnails: [] });
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect(one.bytes.toString()).toBe(
      '{"lang":"en","shows":"The hours,\\nin both languages","title":"Notices of the desk","url":"https://www.larkwater.example/notices?year=2026#desk"}',
    );
  });

  it("has words in any language, and an address in any, as browsers write it", async () => {
    const tibetan = { lang: "bo", title: "གསལ་བསྒྲགས།", shows: "འདི་རུ་དུས་ཚོད་ཡོད། 👨‍👩‍👧" };
    const url = "https://xn--fiqs8s.example/%E5%85%AC%E5%91%8A";
    expect(await faultWith({ ...tibetan, url })).toMatch(/^taken: /);
    expect(await faultWith({ url: "https://larkwater.example:8443/" })).toMatch(/^taken: /);
  });

  test.each([
    ["no address", "the notices of the desk", /begin with https/],
    ["an address that is not encrypted", "http://larkwater.example/", /begin with https/],
    ["a script", "javascript:alert(document.cookie)", /begin with https/],
    ["a script in other letters", "JaVaScRiPt://larkwater.example/%0aalert(1)", /begin with https/],
    ["data", "data:text/html,<script>alert(1)</script>", /begin with https/],
    ["a file of the reader", "file:///etc/passwd", /begin with https/],
    ["a name", "https://office@larkwater.example/", /a name or a password/],
    ["a name and a password", "https://www.bank.example:secret@larkwater.example/", /a name or a password/],
    ["this machine", "https://localhost/admin", /not on the public web/],
    ["a number", "https://127.0.0.1/", /not on the public web/],
    ["a number of a house", "https://192.168.0.1/", /not on the public web/],
    ["a number in other digits", "https://0x7f000001/", /not on the public web/],
    ["a long number", "https://[::ffff:10.0.0.1]/", /not on the public web/],
    ["a name of a house", "https://intranet/", /not on the public web/],
    ["a name of a house with a dot", "https://files.office.lan/", /not on the public web/],
    ["a printer", "https://printer.local/", /not on the public web/],
    ["a hidden service", "https://abcdefgh.onion/", /not on the public web/],
    ["a dot at its end", "https://larkwater.example./", /not on the public web/],
    ["no path", "https://larkwater.example", /as browsers write it/],
    ["letters that browsers escape", "https://larkwater.example/公告", /as browsers write it/],
    ["a site in other letters", "https://lаrkwater.example/", /as browsers write it/],
    ["space round it", " https://larkwater.example/", /as browsers write it/],
    ["a turned-round end", "https://larkwater.example/\u202egnp.exe", /as browsers write it/],
    ["an escaped turned-round end", "https://larkwater.example/%E2%80%AEgnp.exe", /nobody sees/],
    ["an escaped new line", "https://larkwater.example/%0d%0aset-cookie:x", /nobody sees/],
    ["far too much", `https://larkwater.example/${"a".repeat(10_000)}`, /10026 characters; taken are 2000/],
  ])("to %s is refused in words", async (_, url, wanted) => {
    expect(await faultWith({ url })).toMatch(wanted);
  });

  test.each([
    ["without a title", { title: " " }, /no words as its title/],
    ["that says nothing of what it shows", { shows: "…" }, /no words as its account/],
    ["with too long a title", { title: "a".repeat(201) }, /title of the link has 201 characters; taken are 200/],
    ["that tells a story", { shows: "a".repeat(1001) }, /1001 characters; taken are 1000/],
    ["with words turned round", { title: "Notices \u202egpj" }, /nobody sees/],
    ["with words that nobody sees", { shows: "Hours\u200b\u{e0041}" }, /nobody sees/],
    ["with half a letter", { title: "Notices \ud800" }, /nobody sees/],
    ["with lines in its title", { title: "Notices\nof the desk" }, /nobody sees/],
    ["in no language", { lang: "<b>" }, /tag of BCP 47/],
    ["with something besides", { note: "x" }, /four texts and nothing else/],
    ["with a list in place of a text", { url: ["https://larkwater.example/"] }, /four texts and nothing else/],
  ])("%s is refused in words", async (_, more, wanted) => {
    expect(await faultWith(more)).toMatch(wanted);
  });

  it("is JSON in UTF-8, short, and said to be a link", async () => {
    expect(await faultOf("https://larkwater.example/")).toMatch(/not JSON in UTF-8/);
    expect(await faultOf(Buffer.of(0x22, 0xff, 0x22))).toMatch(/not JSON in UTF-8/);
    expect(await faultOf("null")).toMatch(/four texts/);
    expect(await faultOf("[".repeat(16_000))).toMatch(/not JSON/);
    expect(await faultOf(JSON.stringify({ ...LINK, shows: "a".repeat(20_000) }))).toMatch(/taken are 16384 of a link/);
    expect(await faultOf(JSON.stringify(LINK), null)).toMatch(/can't be seen/);
    expect(await faultOf(JSON.stringify(LINK), "application/json")).toMatch(/has no marks of it/);
  });
});
