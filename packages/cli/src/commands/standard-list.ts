import { noticeEndOf } from "@touchstone/domain";
import {
  type ListedObjection,
  type ListedOverlay,
  type ListedVersion,
  objectionsOf,
  overlaysOf,
  programmeOf,
  versionsOf,
} from "@touchstone/server";
import { programmeLog, reading } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { shownText } from "../record/texts.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines, wrap } from "../terminal/table.ts";

/** `touchstone standard list`: every version with where it is in its life, and the objections to it. */
export async function runStandardList(
  programme: string,
  options: RecordOptions & { readonly json?: boolean },
  screen: Screen,
): Promise<void> {
  await withRecord(options, "standard list", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const { rules, versions, objections, overlays } = await reading(opened, async (tx) => {
      const versions = await versionsOf(tx, log);
      const overlays: ListedOverlay[] = [];
      for (const { version } of versions) overlays.push(...(await overlaysOf(tx, log, version)));
      return { rules: await programmeOf(tx, log), versions, overlays, objections: await objectionsOf(tx, log, null) };
    });
    if (options.json) {
      const listed = versions.map((version) => {
        const ofIt = <T extends { readonly version: string }>(things: readonly T[]): T[] =>
          things.filter((thing) => thing.version === version.version);
        return { ...version, overlays: ofIt(overlays), objections: ofIt(objections) };
      });
      return screen.print(`${JSON.stringify(listed, null, 2)}\n`);
    }
    if (versions.length === 0)
      return screen.print(`No version yet: touchstone import standard FILE --programme ${programme}\n`);
    const rows = versions.map((version) => {
      const notice = version.noticeFrom === null ? "" : `${version.noticeFrom} – ${noticeEndOf(version, rules).until}`;
      const languages = overlays
        .filter((overlay) => overlay.version === version.version)
        .map(({ language }) => language);
      return [
        version.version,
        stateText(version),
        notice,
        keyText(version),
        languages.join(", "),
        version.digest.slice(0, 12),
      ];
    });
    const columns = ["version", "state", "notice", "second key", "overlays", "digest"].map((title) => {
      return { title, align: "left" } as const;
    });
    const table = tableLines(columns, rows, { width: screen.columns });
    const lines = objections.flatMap((objection) => objectionLines(objection, Math.min(screen.columns, 100)));
    await screen.print(`${[...table, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n")}\n`);
  });
}

function stateText({ state, effectiveFrom, effectiveUntil, adoptedBasis }: ListedVersion): string {
  if (state === "notice") return "on notice";
  const adopted = adoptedBasis === null ? "" : ", adopted";
  if (state === "effective") return `in force since ${effectiveFrom}${adopted}`;
  return effectiveFrom === null ? state : `${state}, in force ${effectiveFrom} – ${effectiveUntil}${adopted}`;
}

function keyText({ needsSecondKey, keyTurnedBy, adoptedBasis }: ListedVersion): string {
  if (needsSecondKey.length === 0) return "not needed";
  if (adoptedBasis !== null) return "before the record";
  return keyTurnedBy === null ? `wanted: ${needsSecondKey.join(", ")}` : "turned";
}

function objectionLines(
  { objectionId, version, text, filedAt, upheld, answer }: ListedObjection,
  width: number,
): string[] {
  const outcome = upheld === null ? "no answer yet" : upheld ? "upheld" : "dismissed";
  const words = text === null ? "(its author did not agree to publish the text)" : text.text;
  return [
    `objection ${objectionId} to version ${version}, ${filedAt.toISOString().slice(0, 10)}: ${outcome}`,
    ...wrap(words, width, "    "),
    ...(answer === null ? [] : wrap(`Answer: ${shownText(answer, null)}`, width, "    ")),
  ];
}
