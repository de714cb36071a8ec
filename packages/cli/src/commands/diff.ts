import { type Change, diff, formatProblem, problemsIn } from "@touchstone/standard";
import { loadStandard, readStandardFile } from "../load-standard.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { cut, wrap } from "../terminal/table.ts";

/** `touchstone diff`: what changed between two versions, its class, and whether the new one declares it. */
export async function runDiff(
  before: string,
  after: string,
  options: { readonly json?: boolean },
  screen: Screen,
): Promise<void> {
  const [old, now] = [await loadStandard(before), await loadStandard(after)];
  const { changes, class: least, findings } = diff(old.standard, now.standard);
  const problems = problemsIn(await readStandardFile(after), findings);
  const isRefused = problems.some(({ level }) => level !== "warning");
  if (options.json) {
    const versionOf = ({ standard: { id, version }, digest }: typeof old): object => ({ id, version, sha256: digest });
    const answer = { from: versionOf(old), to: versionOf(now), class: least, changes, problems };
    await screen.print(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    const lines = changes.flatMap((change) => changeLines(change, Math.min(screen.columns, 100)));
    const versions = `${old.standard.id} ${old.standard.version} → ${now.standard.id} ${now.standard.version}`;
    const summary = changes.length === 0 ? "no changes" : `${counted(changes.length, "change")}, together ${least}`;
    await screen.print(`${[screen.paint("bold", `${versions}: ${summary}`), ...lines].join("\n")}\n`);
  }
  if (problems.length > 0) screen.say(problems.map((problem) => formatProblem(problem, after)).join("\n"));
  if (!isRefused) return;
  const isSilent = problems.some(({ code }) => code === "changes-undeclared");
  const what = isSilent ? "does not declare what has changed" : "declares something else than what has changed";
  throw new Stop(1, `${after}: the new version ${what}.`);
}

const LONGEST = 70;

function changeLines({ path, kind, from, to, class: least }: Change, width: number): string[] {
  const text = (value: unknown): string => cut(typeof value === "string" ? value : JSON.stringify(value), LONGEST);
  const values = [
    from === undefined ? "" : `was ${text(from)}`,
    to === undefined ? "" : `${from === undefined ? "" : "is "}${text(to)}`,
  ];
  const what = values.filter(Boolean).join("; ");
  return [`${path}: ${kind} (${least})`, ...(kind === "added" || kind === "removed" ? [what] : values)]
    .filter(Boolean)
    .flatMap((line, at) => wrap(line, width, at === 0 ? "" : "    "));
}
