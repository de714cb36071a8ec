import { describe, expect, it } from "vitest";
import { pageOf } from "./page.ts";

/** tells texts of different length apart, which is enough here */
const sha256 = (text: string): string => `${text.length}=`;
const drawn = { lang: "en", languages: ["en"], title: "</title><script>x</script>", body: "<p>a</p>" };

describe("a page", () => {
  const html = pageOf(drawn, [{ family: "F", weight: 400, range: "U+0F00-0FFF", base64: "AAAA" }], sha256);

  it("lets nothing run or load but its own style and script", () => {
    const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "";
    const inside = (tag: string): string => html.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${sha256(inside("style"))}'`);
    expect(policy).toContain(`script-src 'sha256-${sha256(inside("script"))}'`);
  });
  it("hides languages only where there are several", () => {
    expect(html).not.toContain(".language{display:none}");
    expect(pageOf({ ...drawn, languages: ["en", "bo"] }, [], sha256)).toContain(".language{display:none}");
  });
  it("has its title escaped", () => {
    expect(html).toContain("<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>");
  });
  it("declares a face for one script for every weight, and for its letters only", () => {
    expect(html).toContain("font-weight:400 700;unicode-range:U+0F00-0FFF;src:url(data:font/woff2;base64,AAAA)");
  });
});
