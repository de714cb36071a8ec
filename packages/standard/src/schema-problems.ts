import type { z } from "zod";
import { describeValue, quoted } from "./describe-value.ts";
import { nearest } from "./nearest.ts";
import { formatPath, type Path, valueAt } from "./path.ts";
import type { Places } from "./place-in-file.ts";
import type { Problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

const CODES: Readonly<Record<string, string>> = {
  invalid_type: "wrong-type",
  invalid_union: "wrong-type",
  invalid_value: "not-one-of",
  invalid_format: "wrong-form",
  too_small: "out-of-range",
  too_big: "out-of-range",
};

/** A fault at a place: the path is from the root, and it is no union's. */
interface Fault {
  readonly code: Issue["code"];
  readonly path: Path;
  readonly want: string;
  /** of the keys that are unknown there */
  readonly keys?: readonly string[];
}

/**
 * The problems behind the issues that a schema found, whose messages are `wantOf`'s: one for each
 * unknown key; and for a value that fits none of several forms, those of the form that its writer
 * most likely meant.
 * @param root the value that the schema looked at
 */
export function schemaProblems(issues: readonly Issue[], root: unknown, places: Places): Problem[] {
  return issues.flatMap((issue) => faultsOf(issue, [], root)).flatMap((fault) => problemsOf(fault, root, places));
}

function faultsOf(issue: Issue, before: Path, root: unknown): Fault[] {
  const { code, message: want } = issue;
  const path = [...before, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  if (code === "unrecognized_keys") return [{ code, path, want, keys: issue.keys }];
  if (code === "invalid_key") return [{ code, path, want: issue.issues[0]?.message ?? want }];
  if (code !== "invalid_union") return [{ code, path, want }];
  const forms = issue.errors.map((errors) => errors.flatMap((error) => faultsOf(error, path, root)));
  return bestForm(forms, { code, path, want }, root);
}

/** The faults of the form that was most likely meant, or the union's own where none can be told. */
function bestForm(forms: readonly Fault[][], union: Fault, root: unknown): Fault[] {
  const isOutright = ({ code, path }: Fault): boolean =>
    path.length === union.path.length && (code === "invalid_type" || code === "invalid_value");
  const fitting = forms.filter((faults) => !faults.some(isOutright));
  const fewest = Math.min(...fitting.map((faults) => faults.length));
  const best = fitting.filter((faults) => faults.length === fewest);
  if (best.length === 1 || (best.length > 1 && union.want === "")) return best[0]!;
  if (union.want !== "") return [union];

  const outright = forms.flat().filter(isOutright);
  const choices = outright.filter(({ code }) => code === "invalid_value");
  const isText = typeof valueAt(root, union.path) === "string" && choices.length > 0;
  const wants = new Set((isText ? choices : outright).map(({ want }) => want));
  return [{ ...union, code: isText ? "invalid_value" : union.code, want: [...wants].join(", or ") }];
}

function problemsOf({ code, path, want, keys }: Fault, root: unknown, places: Places): Problem[] {
  if (keys) return keys.map((key) => unknownKey(key, path, want.split("\n"), places));
  const problem = { level: "error", path: formatPath(path), want } as const;
  if (code === "invalid_key")
    return [{ ...problem, code: "bad-key", ...places.ofKey(path), got: `the key ${quoted(String(path.at(-1)))}` }];
  const value = valueAt(root, path);
  const name = value === undefined ? "missing-key" : (CODES[code] ?? "wrong-value");
  return [{ ...problem, code: name, ...places.ofValue(path), got: describeValue(value) }];
}

function unknownKey(key: string, path: Path, known: readonly string[], places: Places): Problem {
  const whole = [...path, key];
  const isTorn = /[^\w.-]/.test(key) && !/^\s*[\w-]+\s*$/.test(key); // no key of the format, but perhaps the rest of a text
  const want = isTorn
    ? "quotes around the text before it: between { and } a comma ends a text"
    : (nearest(key, known) ?? `one of ${known.join(", ")}`);
  const got = `unknown key ${quoted(key)}`;
  return { level: "error", code: "unknown-key", path: formatPath(whole), ...places.ofKey(whole), got, want };
}
