import { compile } from "./compile.ts";
import { oneMistakeOnce } from "./one-mistake.ts";
import { parseAs } from "./parse-as.ts";
import type { Checked, Finding, Problem } from "./problem.ts";
import { failed, placed } from "./problem-list.ts";
import { readYaml } from "./read-yaml.ts";
import { structuralFindings } from "./rules/index.ts";
import { Standard } from "./schema.ts";
import { textFindings } from "./text-findings.ts";

/**
 * Turns the YAML of a standard into a `Standard` with its defaults filled in, or tells every problem
 * in it, in the order of the file. It passes in three steps, each of which needs the one before to
 * have passed whole: YAML; the form of each value; and what needs more than one place to judge (the
 * hard rules, texts, ids, weights, conditions). Warnings let it pass. No text at all makes it throw.
 */
export function check(source: string): Checked<Standard> {
  const parsed = parseAs(source, Standard);
  if (!parsed.ok) return parsed;
  const { value: standard, places } = parsed.value;
  const findings = [...structuralFindings(standard), ...textFindings(standard), ...compile(standard).findings];
  const problems = placed(oneMistakeOnce(findings), places);
  if (problems.some(({ level }) => level !== "warning")) return failed(problems);
  return { ok: true, value: standard, warnings: problems };
}

/** Findings about a document that was read before, such as those of `diff`, with their places in its file. */
export function problemsIn(source: string, findings: readonly Finding[]): readonly Problem[] {
  const read = readYaml(source);
  return read.ok ? placed(findings, read.value.places) : read.problems;
}
