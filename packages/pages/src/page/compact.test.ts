import { describe, expect, it } from "vitest";
import { compact } from "./compact.ts";

describe("compact HTML", () => {
  it("leaves out end tags that HTML does without, and quotes around plain values", () => {
    expect(compact('<tr class="k1"><td class="n">1</td><th>a</th></tr>')).toBe("<tr class=k1><td class=n>1<th>a");
  });
  it("keeps quotes around values that need them", () => {
    const kept =
      '<p title="a b"><a href="#x=y">a</a><svg viewBox="0 0 1 1"></svg><i data-x="" title="&lt;/td&gt;"></i></p>';
    expect(compact(kept)).toBe(kept);
  });
  it("keeps quotes before the end of a void element, whose slash would become part of the value", () => {
    expect(compact('<br class="x"/><rect width="5"></rect>')).toBe('<br class="x"/><rect width=5></rect>');
  });
  it("touches no text, as React escapes what could look like markup", () => {
    const text = "<p>class=&quot;x&quot; &lt;/td&gt; &lt;b class=&quot;y&quot;&gt;</p>";
    expect(compact(text)).toBe(text);
  });
});
