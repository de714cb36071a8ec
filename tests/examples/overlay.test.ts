import { createHash } from "node:crypto";
import { applyOverlay, checkOverlay, digestOf, problemsIn, type Standard } from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import { checked, sourceOf, textOfFile } from "./bundled.ts";

describe("the Tibetan overlay of good-neighbours", () => {
  const source = textOfFile("good-neighbours/bo.yaml");
  const standard = checked(sourceOf("good-neighbours"));

  it("gives every title a Tibetan text and leaves the digest of the standard as it is", () => {
    const translated = withOverlay(standard, source);
    expect(titlesIn(translated)).toHaveLength(80);
    expect(titlesIn(translated).filter((title) => !("bo" in title))).toEqual([]);
    expect(digestOf(translated, sha256)).toBe(digestOf(standard, sha256));
  });
  it("says that a machine wrote it and nobody has read it", () => {
    const overlay = checkOverlay(source);
    expect(overlay).toMatchObject({ ok: true, value: { origin: "machine" } });
    expect(overlay.ok && "review" in overlay.value).toBe(false);
  });
  it("is refused where it names a text that is not there, on its line", () => {
    const broken = source.replace("gates.water_safe.title", "gates.water_save.title");
    const overlay = checkOverlay(broken);
    const applied = overlay.ok ? applyOverlay(standard, overlay.value) : null;
    expect(applied?.ok).toBe(false);
    const line = broken.slice(0, broken.indexOf("water_save")).split("\n").length;
    const problems = problemsIn(broken, applied?.ok === false ? applied.findings : []);
    expect(problems).toMatchObject([{ code: "unknown-text", line, want: "gates.water_safe.title" }]);
  });
});

function withOverlay(standard: Standard, source: string): Standard {
  const overlay = checkOverlay(source);
  const applied = overlay.ok ? applyOverlay(standard, overlay.value) : overlay;
  if (!applied.ok) throw new Error(JSON.stringify(applied));
  return applied.value;
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Every title of a document, in all its languages. */
function titlesIn(value: unknown): Record<string, string>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "title" in value ? [value.title as Record<string, string>] : []; // one text per language in this standard
  return [...own, ...Object.values(value).flatMap(titlesIn)];
}
