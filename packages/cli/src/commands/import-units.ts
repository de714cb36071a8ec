import { printable, readUnitsOf, type UnitsRead } from "@touchstone/input";
import { type Difference, importUnits, receiptWords } from "@touchstone/server";
import { languageOfLog, organisationLog } from "../record/logs.ts";
import { type Opened, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { type UnitsInputOptions, unitsFileOptions } from "./units-options.ts";
import { stopOnFileProblems, stopOnProblems } from "./units-problems.ts";

export interface ImportUnitsOptions extends RecordOptions, UnitsInputOptions {
  readonly type?: string;
  readonly update?: boolean;
  readonly on?: string;
}

/** `touchstone import units`: takes the units of files into the register, all of them or none. */
export async function runImportUnits(
  files: readonly string[],
  options: ImportUnitsOptions,
  screen: Screen,
): Promise<void> {
  if (options.update !== (options.on !== undefined ? true : undefined))
    throw new Stop(2, "--update and --on go together: --update --on DAY records what differs as changed on that day.");
  const types = typesOf(files, options.type);
  const how = unitsFileOptions(options);
  await withRecord(options, "import units", screen, async (opened) => {
    const log = await organisationLog(opened, options.organisation);
    const language = options.language ?? (await languageOfLog(opened, log));
    const { hierarchy, scheme } = options;
    const reads: UnitsRead[] = [];
    for (const [at, file] of files.entries())
      reads.push(
        await readUnitsOf(file, how, { language, hierarchy, type: types[at] ?? null }, (read, size) =>
          opened.progress.at(`reading ${file}`, read / size),
        ),
      );
    stopOnFileProblems(reads.map(({ problems }) => problems));
    const ended = await importUnits(opened.touchstone, {
      log,
      account: opened.account,
      drafts: reads.flatMap(({ drafts }) => drafts),
      scheme,
      files: reads.map(({ sha256 }) => sha256),
      update: options.on ?? null,
      say: opened.progress.at,
    });
    opened.progress.done();
    for (const [at, file] of files.entries()) sayUnread(opened, file, reads[at]?.unread ?? []);
    switch (ended.outcome) {
      case "recorded": {
        const parts = [
          counted(ended.nNew, "new unit"),
          ...(ended.differences.length > 0 ? [counted(ended.differences.length, "change")] : []),
          ...(ended.nSame > 0 ? [`${grouped(ended.nSame)} as on record`] : []),
        ];
        return screen.print(`${parts.join(", ")}: ${receiptWords(ended.receipt)}.\n`);
      }
      case "same":
        return screen.print(`${counted(ended.nSame, "unit")}, all as on record: nothing had to be recorded.\n`);
      case "differs":
        throw new Stop(1, differenceLines(ended.differences, ended.nNew).join("\n"));
      case "problems":
        throw stopOnProblems(ended.problems, ended.count);
      case "refused":
        throw new Stop(1, refusalText(ended.refusal));
    }
  });
}

/** A type for each file: one for all, or as many as there are files. */
function typesOf(files: readonly string[], type: string | undefined): readonly (string | null)[] {
  if (type === undefined) return files.map(() => null);
  const types = type.split(",").map((one) => one.trim());
  if (types.length === 1) return files.map(() => types[0] ?? null);
  if (types.length === files.length) return types;
  throw new Stop(2, `--type: got ${types.length} types for ${counted(files.length, "file")}, want one, or one a file`);
}

function sayUnread({ screen }: Opened, file: string, unread: readonly string[]): void {
  if (unread.length > 0) screen.say(printable(`${file}: not read: ${unread.join(", ")}`));
}

const SHOWN = 100;
const WORDS: { readonly [what in Difference["what"]]: string } = {
  name: "is called",
  parent: "lies in",
  code: "has the code",
  closed: "closed on",
};

/** What a file says other than the register. */
function differenceLines(differences: readonly Difference[], nNew: number): string[] {
  const lines = differences.slice(0, SHOWN).map(({ draft, what, was, is }) => {
    const now = is === "" ? "nothing" : is;
    const before = was === "" || what === "parent" ? "on record otherwise" : `on record: ${was}`;
    return printable(`${draft.file}:${draft.line}  ${draft.code} ${WORDS[what]} ${now} (${before})`);
  });
  return [
    ...lines,
    ...(differences.length > SHOWN ? [`… and ${counted(differences.length - SHOWN, "more difference")}`] : []),
    `${counted(differences.length, "difference")} from the register${nNew > 0 ? `, ${counted(nNew, "new unit")}` : ""}. Nothing was recorded.`,
    "To record them as changed on a day: --update --on DAY. What merged, split or was recoded: touchstone import movements.",
  ];
}
