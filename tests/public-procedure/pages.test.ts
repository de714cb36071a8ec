/** Notices, objections and designations, as everybody sees them: each status, each language, and nobody who is not to be named. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inEnglish, type SamplePublic, samplePublic, VILLAGES } from "./sample.ts";

const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
let round: SamplePublic;
beforeAll(async () => {
  round = await samplePublic();
}, 300_000);
afterAll(() => round.on.end());

const titleOf = (html: string): string => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? "";
const page = async (rest: string, lang = "en"): Promise<string> => {
  const { status, body } = await round.get(`/${lang}/lamps${rest}`);
  expect([rest, status]).toEqual([rest, 200]);
  return body;
};
/** The number of an objection, from where its author is sent. */
const idIn = (location: unknown): string => /objections\/([0-9a-f-]{36})#number$/.exec(String(location))?.[1] ?? "";
/** An address as a browser sends it. */
const withoutPart = (location: unknown): string => String(location).replace(/#.*/, "");
const encoded = (number: string): string => encodeURIComponent(number);

/** Every page that links lead to from the first one, with what it says. */
async function allPages(lang: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const next = [`/${lang}`, `/${lang}/lamps/designations`, `/${lang}/lamps/notices/${round.notice.over}`];
  for (let url = next.shift(); url !== undefined; url = next.shift()) {
    if (seen.has(url) || seen.size > 200) continue;
    const { status, body, to } = await round.get(url);
    if (status === 302 || status === 303) next.push(to);
    else expect([url, status]).toEqual([url, 200]);
    seen.set(url, url.startsWith("/api/") || url.startsWith("/assets/") ? "" : body);
    if (!url.startsWith("/api/"))
      for (const [, href = ""] of body.matchAll(/href="?(\/[^"#? >]*[^"# >]*)/g))
        next.push(href.replaceAll("&amp;", "&"));
  }
  return seen;
}

describe.each(LANGUAGES)("in %s", { timeout: 120_000 }, (lang) => {
  it("nobody is named who is not recognised, wherever links lead", async () => {
    const pages = await allPages(lang);
    expect(pages.size).toBeGreaterThan(15);
    const all = [...pages.values()].join("\n");
    for (const code of ["mill", "well", "moor"] as const) expect(all).toContain(VILLAGES[code][lang]);
    for (const code of ["ford", "hill", "lake", "pine"] as const)
      for (const name of [...Object.values(VILLAGES[code]), round.unit[code]])
        for (const [url, body] of pages) expect([url, body.includes(name)]).toEqual([url, false]);
    for (const code of ["hill", "lake"] as const) expect(all).not.toContain(round.application[code]);
    expect(all).not.toMatch(/lamps\.(mill|decider|assessor)|vale-council-office/); // accounts
    for (const [url, body] of pages)
      if (/^\/(v|[^/]+\/lamps)\b/.test(url)) expect([url, /<script|<style|style=/.test(body)]).toEqual([url, false]);
  });

  it("no bundle is offered while somebody in it waits to be decided on, and the page says why", async () => {
    const body = await page("/data", lang);
    expect(body).not.toContain("exports/bundle");
    const why = { en: "While a round is judged", "zh-Hans": "评审进行期间", bo: "དཔྱད་ཞིབ་བྱེད་བཞིན་པའི་སྐབས" }[lang];
    expect(body).toContain(why);
    const { status, body: problem } = await round.get("/api/v1/programmes/lamps/exports/bundle");
    expect(status).toBe(404);
    expect(problem).toContain("published once everybody who applied is decided on and told");
  });

  it("a designation has its verdict first, in the title too, and all that it rests on", async () => {
    const body = await page(`/designations/${encoded(round.number.valid)}`, lang);
    const verdict = { en: "Valid", "zh-Hans": "有效", bo: "ནུས་ལྡན།" }[lang];
    const colon = { en: ": ", "zh-Hans": "：", bo: " " }[lang];
    expect(titleOf(body)).toBe(`${verdict}${colon}${VILLAGES.mill[lang]} · Touchstone`);
    expect(body).toContain(`<h1>${verdict}</h1>`);
    for (const name of Object.values(VILLAGES.mill)) expect(body).toContain(name);
    const days = {
      en: ["12 Mar 2026", "11 Mar 2029"],
      "zh-Hans": ["2026年3月12日", "2029年3月11日"],
      bo: ["2026 ཟླ་ 3 ཚེས་ 12", "2029 ཟླ་ 3 ཚེས་ 11"],
    }[lang];
    for (const word of [...days, { en: "Bronze", "zh-Hans": "铜级", bo: "ལི།" }[lang]]) expect(body).toContain(word);
    expect(body).toContain({ en: "Seen in May.", "zh-Hans": "五月已看过。", bo: "ཟླ་བ་ལྔ་པར་མཐོང་།" }[lang]);
    for (const rest of [`/notices/${round.notice.over}`, "/standard", "/data#bundle"])
      expect(body).toMatch(new RegExp(`href="?/${lang}/lamps${rest}`));
  });
});

describe("what is sent", () => {
  it("is at most 50 kB for each first page in English, with its fonts", async () => {
    const sizeOf = async (url: string): Promise<number> => {
      const { rawPayload, statusCode } = await round.on.app.inject({ url, headers: { "accept-encoding": "br" } });
      expect([url, statusCode]).toEqual([url, statusCode === 404 && url.startsWith("/v/") ? 404 : 200]);
      return rawPayload.length;
    };
    const { notice, number } = round;
    const paths = [
      "/notices",
      `/notices/${notice.open}`,
      `/notices/${notice.over}`,
      "/designations",
      `/designations/${encoded(number.valid)}`,
      `/designations/${encoded(number.earlier)}`,
      "",
      "/units/mill",
    ].map((rest) => `/en/lamps${rest}`);
    const { body } = await round.get("/v?lang=en");
    const sheet = /\/assets\/[\w-]+\.css/.exec(body)?.[0] ?? "";
    const css = (await round.get(sheet)).body;
    const faces = ["source-serif-4-600-", "source-sans-3-400-", "source-sans-3-600-", "label-zh-", "label-bo-"];
    let around = await sizeOf(sheet);
    for (const face of faces) {
      const size = await sizeOf(new RegExp(`/assets/${face}[0-9a-f]{12}\\.woff2`).exec(css)?.[0] ?? face);
      expect(size, face).toBeGreaterThan(500);
      around += size;
    }
    for (const path of [...paths, "/v?lang=en", "/v/00000000000?lang=en"])
      expect(around + (await sizeOf(path)), path).toBeLessThanOrEqual(50_000);
  });
});

describe("a designation", () => {
  it("is found by its number however it is typed, and by the short address", async () => {
    const { valid } = round.number;
    const sloppy = ` ${valid.slice(0, 5).toLowerCase()} ${valid.slice(5)}`.replaceAll("0", "o").replaceAll("1", "l");
    const asked = await round.get(`/v?lang=bo&code=${encoded(sloppy)}`);
    expect(asked.status).toBe(302);
    const short = await round.get(asked.to);
    expect([short.status, short.to]).toEqual([302, `/bo/lamps/designations/${encoded(sloppy.trim())}`]);
    expect(titleOf((await round.get(short.to)).body)).toContain("ནུས་ལྡན།");
    const own = await round.get(`/v/${encoded(valid)}`, { "accept-language": "zh-CN" });
    expect(own.to).toBe(`/zh-Hans/lamps/designations/${encoded(valid)}`);
  });

  it("that is mistyped is said to be; one that nobody has, to be none; both with the form again", async () => {
    const { valid } = round.number;
    const mistyped = `${valid[0] === "2" ? "3" : "2"}${valid.slice(1)}`;
    for (const [typed, words] of [
      [mistyped, "This number is mistyped"],
      [valid.slice(0, 9), "A number has 11 characters; this has 9."],
      ["00000000000", "No such designation"],
      ["<script>alert(1)</script>", "This number is mistyped"],
    ] as const) {
      const { status, body } = await round.get(`/v/${encoded(typed)}?lang=en`);
      expect([typed, status]).toEqual([typed, 404]);
      expect(body).toContain(words);
      expect(titleOf(body)).toMatch(/mistyped|No such/);
      expect(body).toContain("name=code");
      expect(body).not.toContain("<script");
    }
    const elsewhere = await round.get(`/en/lamps/designations/00000000000`);
    expect(elsewhere.to).toBe("/v/00000000000?lang=en");
  });

  it("from before the record is expired, and said not to be computable again", async () => {
    const body = await page(`/designations/${encoded(round.number.earlier)}`);
    expect(titleOf(body)).toMatch(/^Expired: Millbrook/);
    for (const words of [
      "valid to the end of 30 Apr 2024",
      "can’t be computed again",
      "Order 12 of 2019",
      "Reading village",
    ])
      expect(body).toContain(words);
    expect(body).not.toContain("id=score");
  });

  it("is in the register before any result, which is told apart, and on the page of its unit", async () => {
    const register = await page("");
    const [designated, results] = [register.indexOf("id=designated"), register.indexOf("id=results")];
    expect(designated).toBeGreaterThan(0);
    expect(results).toBeGreaterThan(designated);
    expect(register).toContain("A result is not a designation");
    expect(register).not.toContain("Reading village"); // has ended
    expect(await page("/designations")).toContain("Reading village");
    const unit = await page("/units/mill");
    expect(unit).toContain("id=designations");
    expect(unit).toContain("Reading village");
    expect(await page("/units/well")).not.toContain("id=designations");
  });

  it("leads to a proof that its entry is in the ledger, once a checkpoint holds it", async () => {
    const path = `/designations/${encoded(round.number.valid)}`;
    const body = await page(path);
    const href = /href="([^"]*inclusion[^"]*)"/.exec(body)?.[1];
    if (href === undefined) expect(body).toContain("next checkpoint will hold it");
    else expect((await round.get(href.replaceAll("&amp;", "&"))).status).toBe(200);
  });
});

describe("a notice", () => {
  const form = (fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
    round.on.app.inject({
      method: "POST",
      url: `/en/lamps/notices/${round.notice.open}`,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ application: round.application.well, lang: "en", ...fields }).toString(),
      remoteAddress: fields.from ?? "192.0.2.1",
    });

  it("is listed by whether it is open, and kept out of search engines once it is over", async () => {
    const list = await page("/notices");
    expect(list.indexOf(round.notice.open)).toBeLessThan(list.indexOf("id=over"));
    expect(list.indexOf(round.notice.over)).toBeGreaterThan(list.indexOf("id=over"));
    expect(await page("")).toContain(`/notices/${round.notice.open}`);
    expect(await page(`/notices/${round.notice.open}`)).not.toContain("noindex");
    const over = await page(`/notices/${round.notice.over}`);
    expect(over).toContain("content=noindex");
    expect(over).toContain("No more objections can be filed");
    expect(over).not.toContain("<textarea");
    expect(over).toContain("Withdrawn by the unit");
  });

  it("says who, how sure, until when, and what comes then", async () => {
    const body = await page(`/notices/${round.notice.open}`);
    for (const words of [
      "Wellstead",
      "井源村",
      "Bronze",
      "stays in",
      "23 Mar 2026",
      "By order 7.",
      "never to an earlier one",
    ])
      expect(body).toContain(words);
  });

  it("tells beside the fields what is wrong with an objection, and keeps what was typed", async () => {
    const tibetan = "ཀ".repeat(10_001);
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{ text: " …!", contact: "kept-contact" }, "Write what you object to"],
      [{ text: tibetan, contact: "kept-contact" }, "This has 10001 characters"],
      [{ text: "fine", lang: "xx-klingon", contact: "kept-contact" }, "Choose the language"],
      [{ text: "fine", contact: `kept-contact${"x".repeat(500)}` }, "At most 500 characters"],
      [{ text: "fine", application: "", contact: "kept-contact" }, "Choose which decision you object to."],
      [{ text: "a\u0007b", contact: "kept-contact" }, "can’t be shown"],
      [{ text: "Call me: 13800138000", publish: "yes", contact: "kept-contact" }, "a telephone number"],
      [{ text: "fine", application: round.application.hill, contact: "kept-contact" }, "The objection was not filed"],
    ];
    for (const [fields, words] of cases) {
      const { statusCode, body, headers } = await form(fields);
      expect([words, statusCode, headers["cache-control"]]).toEqual([words, 422, "no-store"]);
      expect(body).toContain(words);
      expect(body).toContain("kept-contact");
      if (fields.text?.trim()) expect(body).toContain(fields.text.trim().slice(0, 50));
    }
    expect(await page(`/notices/${round.notice.open}`)).not.toContain("kept-contact");
  });

  it("takes 10,000 letters in Tibetan, once however often they are sent, and shows them when that is agreed", async () => {
    const fits = `${"བོད".repeat(3332)}\r\n<i>`; // browsers send an end of line as two signs, of which one counts
    const tooLong = await form({ text: `${fits}ཀ`, publish: "yes", from: "192.0.2.7" });
    expect(tooLong.statusCode).toBe(422);
    const first = await form({ text: fits, publish: "yes", contact: "private@contact.example", from: "192.0.2.7" });
    const again = await form({ text: fits, publish: "yes", contact: "private@contact.example", from: "192.0.2.7" });
    expect([first.statusCode, again.headers.location]).toEqual([303, first.headers.location]);
    const filed = (await round.get(withoutPart(first.headers.location))).body;
    expect(filed).toContain("Your objection is filed");
    const objectionId = idIn(first.headers.location);
    expect(filed).toContain(objectionId);
    const notice = `/notices/${round.notice.open}`;
    for (const body of [filed, await page(notice)]) {
      expect(body).not.toContain("བོདབོད");
      expect(body).not.toContain("contact.example");
      expect(body).toContain("waits for its answer");
    }
    const answer = [inEnglish("It opens\n\nagain <u>soon</u>.")];
    await round.does("office", { type: "AnswerObjection", objectionId, upheld: false, answer });
    for (const body of [(await round.get(withoutPart(first.headers.location))).body, await page(notice)]) {
      expect(body).toContain("བོདབོད");
      expect(body).toContain("&lt;i&gt;");
      expect(body).toContain("again &lt;u&gt;soon&lt;/u&gt;.");
      expect(body).not.toContain("contact.example");
    }
  });

  it("never shows words whose author did not agree, though they are answered", async () => {
    const sent = await form({ text: "kept-to-myself", from: "192.0.2.8" });
    const objectionId = idIn(sent.headers.location);
    const answer = [inEnglish("Seen and weighed.")];
    await round.does("office", { type: "AnswerObjection", objectionId, upheld: false, answer });
    const body = await page(`/notices/${round.notice.open}`);
    expect(body).toContain("Seen and weighed.");
    expect(body).not.toContain("kept-to-myself");
    expect((await round.get(withoutPart(sent.headers.location))).body).not.toContain("kept-to-myself");
  });

  it("refuses what another site makes a browser send", async () => {
    for (const site of ["cross-site", "same-site"])
      expect((await form({ text: "from elsewhere" }, { "sec-fetch-site": site })).statusCode).toBe(403);
    expect((await form({ text: "from elsewhere" }, { origin: "https://elsewhere.example" })).statusCode).toBe(403);
  });

  it("lets one connection file only so many at once, and keeps what was typed after that", async () => {
    const codes: number[] = [];
    let last = "";
    for (let n = 0; n < 12; n++) {
      const { statusCode, body } = await form({ text: `one of many ${n}`, from: "192.0.2.9" });
      codes.push(statusCode);
      last = body;
    }
    expect(codes.slice(0, 10).every((code) => code === 303)).toBe(true);
    expect(codes.slice(10)).toEqual([429, 429]);
    expect(last).toContain("Too many objections have come from your connection");
    expect(last).toContain("one of many 11");
  });

  it("says how often it was objected to, by the decision", async () => {
    const sent = await form({ text: "of the moor", application: round.application.moor, from: "192.0.2.10" });
    const filed = (await round.get(withoutPart(sent.headers.location))).body;
    expect(filed).toContain("Moorside");
    expect(filed).not.toContain("Wellstead");
  });

  it("is not there under an address that was made up", async () => {
    const made = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
    for (const rest of [`notices/${made}`, "notices/x", `notices/${round.notice.open}/objections/${made}`])
      expect((await round.get(`/en/lamps/${rest}`)).status).toBeGreaterThanOrEqual(400);
  });
});

describe("the day", () => {
  it("makes a designation valid, and no more valid", async () => {
    const path = `/designations/${encoded(round.number.valid)}`;
    const verdicts: string[] = [];
    for (const day of ["2026-03-11", "2026-03-12", "2029-03-11", "2029-03-12"]) {
      round.clock.setTo(day);
      verdicts.push(titleOf(await page(path)).split(":")[0] ?? "");
    }
    expect(verdicts).toEqual(["Not yet valid", "Valid", "Valid", "Expired"]);
    expect(await page(path)).toContain("This designation was valid to the end of 11 Mar 2029.");
    expect(await page("")).not.toContain("id=designated");
    expect(await page("/designations")).toContain("Bronze");
  });

  it("closes a notice at its midnight, and keeps what was typed", async () => {
    const send = () =>
      round.on.app.inject({
        method: "POST",
        url: `/en/lamps/notices/${round.notice.open}`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ application: round.application.moor, lang: "en", text: "at the end" }).toString(),
      });
    round.clock.setTo("2026-03-24");
    const late = await send();
    expect(late.statusCode).toBe(422);
    for (const words of ["not open for objection any more", "at the end"]) expect(late.body).toContain(words);
    round.clock.setTo("2026-03-23");
    expect((await send()).statusCode).toBe(303);
  });
});
