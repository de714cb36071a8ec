import { allLogs, makeSandbox, removeSandbox, sandboxesOf } from "@touchstone/server";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { printAsJson } from "./json.ts";
import { programmeLog, reading } from "./logs.ts";
import { orStop, printReceipt, withRecord } from "./open.ts";
import type { RecordOptions } from "./options.ts";
import { refusalText } from "./refusal-text.ts";

/** What can be said of a copy that is to be made. */
export interface SandboxOptions extends RecordOptions {
  readonly slug?: string;
  readonly key?: string;
}

/** `touchstone sandbox create`: copies a programme for a rehearsal. */
export async function runSandboxCreate(programme: string, options: SandboxOptions, screen: Screen): Promise<void> {
  await withRecord(options, "sandbox create", screen, async (opened) => {
    const { touchstone, account, progress } = opened;
    await programmeLog(opened, programme);
    const { slug: wanted = null, key } = options;
    const made = await makeSandbox(touchstone, { programme, account, slug: wanted, key, say: progress.at });
    progress.done();
    if (!made.ok) throw new Stop(1, refusalText(made.refusal));
    const { slug, filled, leftOut, receipt } = made;
    for (const { version, refusal } of leftOut) screen.say(`version ${version} was left out: ${refusalText(refusal)}`);
    const copied = `${counted(filled.nUnits, "unit")}, of which ${grouped(filled.nEnrolled)} take part, ${counted(filled.nAnswers, "answer")}`;
    await printReceipt(screen, `Rehearsal ${slug} of ${programme}, as of ${filled.day}: ${copied}`, receipt);
  });
}

/** `touchstone sandbox list`: the rehearsals that are there. */
export async function runSandboxList(
  programme: string | undefined,
  options: RecordOptions & { readonly json?: boolean },
  screen: Screen,
): Promise<void> {
  await withRecord(options, "sandbox list", screen, async (opened) => {
    const logs =
      programme === undefined
        ? (await reading(opened, allLogs)).filter(({ kind, sandboxOf }) => kind === "programme" && sandboxOf === null)
        : [await programmeLog(opened, programme)];
    const found = [];
    for (const log of logs)
      for (const one of await reading(opened, (tx) => sandboxesOf(tx, log))) found.push({ of: log.slug, ...one });
    if (options.json) return printAsJson(screen, found);
    if (found.length === 0) return screen.print("There is no rehearsal.\n");
    const rows = found.map(({ slug, of, madeAt, filled }) => [
      slug,
      of,
      madeAt.toISOString().slice(0, 10),
      filled ? grouped(filled.nUnits) : "not whole",
      filled ? grouped(filled.nAnswers) : "",
    ]);
    const columns = ["rehearsal", "of", "made", "units", "answers"].map((title, at) => {
      return { title, align: at > 2 ? "right" : "left" } as const;
    });
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

/** `touchstone sandbox delete`: removes a rehearsal with everything in it. */
export async function runSandboxDelete(slug: string, options: RecordOptions, screen: Screen): Promise<void> {
  await withRecord(options, "sandbox delete", screen, async ({ touchstone, account }) => {
    const receipt = orStop(await removeSandbox(touchstone, { slug, account }));
    await printReceipt(screen, `Removed the rehearsal ${slug}`, receipt);
  });
}
