import type { Change } from "./change.ts";
import { CHANGE_CLASSES, type ChangeClass } from "./fields.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";

/** What is wrong with how a new version declares what changed since the one before. */
export function declarationFindings(before: Standard, after: Standard, changes: readonly Change[]): Finding[] {
  const error = (code: string, path: readonly string[], got: string, want: string): Finding => {
    return { level: "error", code, path, got, want };
  };
  if (before.id !== after.id) return [error("another-standard", ["id"], after.id, before.id)];

  const forced = highestOf(changes);
  if (forced === null || forced === "translation") return [];
  const { since, class: declared } = after.changes ?? {};
  const findings: Finding[] = [];
  if (before.version === after.version)
    findings.push(error("version-unchanged", ["version"], after.version, "another version: something changed"));
  if (since === undefined || declared === undefined) {
    const want = `{ since: "${before.version}", class: ${forced} }, since ${because(changes, forced)}`;
    return [...findings, error("changes-undeclared", ["changes"], "nothing", want)];
  }
  if (since !== before.version)
    findings.push(
      error("changes-since-another", ["changes", "since"], since, `"${before.version}", which it is compared with`),
    );
  if (rankOf(declared) < rankOf(forced))
    findings.push(
      error("class-too-low", ["changes", "class"], declared, `${forced}, since ${because(changes, forced)}`),
    );
  return findings;
}

const rankOf = (name: ChangeClass): number => CHANGE_CLASSES.indexOf(name);

/** The class that the changes have together, null where there are none. */
export function highestOf(changes: readonly Change[]): ChangeClass | null {
  const highest = changes.reduce((rank, change) => Math.max(rank, rankOf(change.class)), -1);
  return CHANGE_CLASSES[highest] ?? null;
}

const SHOWN = 3;

function because(changes: readonly Change[], forced: ChangeClass): string {
  const told = changes.filter((change) => change.class === forced).map(({ path, kind }) => `${path} ${kind}`);
  const more = told.length > SHOWN ? ` and ${told.length - SHOWN} more` : "";
  return `${told.slice(0, SHOWN).join(", ")}${more}`;
}
