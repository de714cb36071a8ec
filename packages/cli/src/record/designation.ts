import { shownCode } from "@touchstone/domain";
import { printable } from "@touchstone/input";
import {
  type DesignationRow,
  type DesignationView,
  designationByCode,
  designationRows,
  designationView,
  roundScene,
  todayIn,
} from "@touchstone/server";
import { unitOf } from "../commands/role.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { printAsJson } from "./json.ts";
import { languageOfLog, programmeLog, reading } from "./logs.ts";
import { carryOut, type Opened, printReceipt, withRecord } from "./open.ts";
import type { ListOptions, RecordOptions } from "./options.ts";
import { shownText, textsOf } from "./texts.ts";

export interface DesignationListOptions extends ListOptions {
  readonly valid?: boolean;
}

export interface EarlierOptions extends RecordOptions {
  readonly unit: string;
  /** of the code of the unit */
  readonly scheme: string;
  readonly title: readonly string[];
  readonly source: readonly string[];
  readonly from: string;
  readonly until?: string;
}

const PER_PAGE = 500;

/** What is said of where a designation stands. */
const STATUS: Readonly<Record<DesignationRow["status"], string>> = {
  notYetValid: "not yet valid",
  valid: "valid",
  expired: "expired",
};

/** `touchstone designation list`: who is designated in a programme, and was, the latest first. */
export async function runDesignationList(
  programme: string,
  options: DesignationListOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "designation list", screen, async (opened) => {
    const found = await allRows(opened, programme, options.valid === true);
    if (options.json) return printAsJson(screen, found);
    if (found.length === 0) return screen.print("Nobody is designated.\n");
    const rows = found.map((row) => [
      shownCode(row.code),
      row.unit.code ?? "",
      row.unit.names[0]?.text ?? "",
      row.kind === "earlier" ? `${titleOf(row)} (earlier)` : (row.grade ?? ""),
      row.from,
      row.until ?? "",
      STATUS[row.status],
    ]);
    const columns = ["code", "unit", "", "grade", "from", "until", ""].map(
      (title) => ({ title, align: "left" }) as const,
    );
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

/** `touchstone designation show`: one designation by the code on its plaque. */
export async function runDesignationShow(code: string, options: ListOptions, screen: Screen): Promise<void> {
  await withRecord(options, "designation show", screen, async (opened) => {
    const view = await reading(opened, async (tx) => {
      const found = await designationByCode(tx, code);
      if (found === "no-code")
        throw new Stop(
          2,
          `got the code ${JSON.stringify(code)}, whose last character does not fit the others: look again.`,
        );
      if (found === null) return null;
      const scene = await roundScene(tx, opened.touchstone, { log: found.log, accountId: null });
      return designationView(scene, found.designationId);
    });
    if (view === null) throw new Stop(1, `No designation has the code ${JSON.stringify(code)}.`);
    if (options.json) return printAsJson(screen, view);
    await screen.print(`${linesOf(view).map(printable).join("\n")}\n`);
  });
}

function linesOf(view: DesignationView): string[] {
  const { unit, programme, status, on, from, until, grade, source, notice, decision, standard, ledger } = view;
  const name = [unit.code, unit.names[0]?.text].filter(Boolean).join(" ");
  return [
    `${shownCode(view.code)}: ${STATUS[status]} on ${on}`,
    `${name}, ${grade ?? titleOf(view)}, by ${shownText(programme.names, null)}`,
    `from ${from} ${until === null ? "without an end" : `until ${until}`}`,
    ...(source ? [`${shownText(source, null)}: from before Touchstone, so nobody can compute it again`] : []),
    ...(standard ? [`by version ${standard.version} of its standard`] : []),
    ...(notice ? [`on notice from ${notice.from} through ${notice.last}, ${objections(notice.objections)}`] : []),
    ...(decision?.bySilence ? ["nobody decided in time, so the grade of its scorecard stood"] : []),
    `leaf ${ledger.leaf} of the ledger of ${ledger.slug}`,
  ];
}

/** The words on the plaque: as they were written, or by language as the standard has them. */
function titleOf({ title }: Pick<DesignationRow, "title">): string {
  return Array.isArray(title) ? shownText(title, null) : (Object.values(title)[0] ?? "");
}

const objections = ({ open, answered, upheld }: NonNullable<DesignationView["notice"]>["objections"]): string =>
  open + answered === 0 ? "no objection" : `${open} objections open, ${answered} answered, ${upheld} upheld`;

/** `touchstone designation earlier`: a plaque from before Touchstone goes on the register. */
export async function runDesignationEarlier(programme: string, options: EarlierOptions, screen: Screen): Promise<void> {
  await withRecord(options, "designation earlier", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const { unit: called, scheme, from, until = null } = options;
    const day = todayIn(log, opened.touchstone);
    const unitId = await unitOf(opened, log, { called, scheme, day, what: "the unit" });
    const language = await languageOfLog(opened, log);
    const designationId = opened.touchstone.newId();
    const [title, source] = [textsOf(options.title, language), textsOf(options.source, language)];
    const command = { type: "RecordEarlierDesignation", designationId, unitId, title, source, from, until } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(
      screen,
      `${called} was designated from ${from}: touchstone designation list ${programme}`,
      receipt,
    );
  });
}

async function allRows(opened: Opened, programme: string, validOnly: boolean): Promise<DesignationRow[]> {
  const log = await programmeLog(opened, programme);
  return reading(opened, async (tx) => {
    const scene = await roundScene(tx, opened.touchstone, { log, accountId: null });
    const found: DesignationRow[] = [];
    let before: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof designationRows>> = await designationRows(scene, {
        validOnly,
        unitId: null,
        before,
        limit: PER_PAGE,
      });
      found.push(...page.items);
      before = page.next;
    } while (before !== null);
    return found;
  });
}
