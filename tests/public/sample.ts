import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess, enrolUnits, execute, importUnits, type Touchstone } from "@touchstone/server";
import { foundOrganisation, type SampleOffice } from "@touchstone/server/testing";
import { submitRows } from "./submit.ts";

/** A file of the example. */
export const standardFile = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../standards/good-neighbours/${name}`, import.meta.url)), "utf8");

const YAML: string = standardFile("standard.yaml");

/** Rows of a CSV, a line each; cells may stand in quotes. */
export function rowsOf(text: string): Record<string, string>[] {
  const [head = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => Object.fromEntries(cells.map((cell, n) => [head[n] ?? "", cell])));
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare = ""]) =>
    (quoted?.replaceAll('""', '"') ?? bare).trim(),
  );

const named = (en: string, zh: string, bo: string) =>
  (
    [
      [en, "en"],
      [zh, "zh-Hans"],
      [bo, "bo"],
    ] as const
  ).map(([text, lang]) => ({ text, lang, origin: "source" as const, review: null }));

/** Puts the units of Good Neighbours on the register, each with its names in three languages. */
export async function registerUnits(touchstone: Touchstone, { organisation, account }: SampleOffice): Promise<void> {
  const imported = await importUnits(touchstone, {
    log: { kind: "organisation", slug: organisation.slug },
    account,
    drafts: rowsOf(standardFile("units.csv")).map(({ code = "", type = "", parent = "", ...cells }, n) => ({
      file: "units.csv",
      line: n + 2,
      code,
      type,
      names: ["en", "zh-Hans", "bo"].flatMap((lang) => {
        const text = cells[`name.${lang}`] ?? "";
        return text === "" ? [] : [{ lang, text }];
      }),
      parents: [{ hierarchy: "admin", code: parent === "" ? null : parent }],
      opened: null,
      closed: null,
      codes: [],
    })),
    scheme: "code",
    files: ["0".repeat(64)],
    update: null,
  });
  if (imported.outcome !== "recorded") throw new Error(JSON.stringify(imported));
}

/** The villages of Good Neighbours on record, and their programme in three languages, assessed for 2026. */
export async function goodNeighbours(touchstone: Touchstone): Promise<SampleOffice> {
  const { log: organisation, account } = await foundOrganisation(touchstone, "alderreach");
  const office = { organisation, account };
  await registerUnits(touchstone, office);
  const log = { kind: "programme", slug: "neighbours" } as const;
  const perform = async (command: Parameters<typeof execute>[1]["command"]): Promise<void> => {
    const done = await execute(touchstone, { log, account, command });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  };
  await perform({
    type: "FoundProgramme",
    programmeId: touchstone.newId(),
    organisationId: organisation.logId,
    slug: log.slug,
    names: named("Good Neighbours", "好邻居", "ཁྱིམ་མཚེས་བཟང་པོ།"),
    languages: ["en", "zh-Hans", "bo"],
    timeZone: "Asia/Shanghai",
    owner: named("Council of Alderreach", "桤木河区议事会", "ཨལ་དེར་རི་ཆའི་ལྷན་ཚོགས།"),
    calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
    noticeDays: 5,
    bodies: [],
    responsibility: [],
    grantIds: [touchstone.newId(), touchstone.newId()],
  });
  await perform({ type: "AdoptStandard", yaml: YAML, since: "2020-01-01", basis: "Order 7" });
  await perform({ type: "AddOverlay", yaml: standardFile("bo.yaml") });
  const enrolled = await enrolUnits(touchstone, {
    programme: log.slug,
    account,
    units: rowsOf(standardFile("applied.csv")).map(({ code = "" }) => code),
    scheme: "code",
    basis: { kind: "statement", statedOn: "2026-01-15", document: null },
  });
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled));
  const rows = rowsOf(standardFile("data.csv")).map((cells) =>
    Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "")),
  );
  await submitRows(touchstone, office, log.slug, YAML, rows);
  const assessed = await assess(touchstone, { programme: log.slug, period: "2026", account });
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusal));
  return office;
}
