import {
  applyOverlay,
  canonicalStandard,
  check,
  checkOverlay,
  digestOf,
  digestOfOverlay,
  type Standard,
} from "@touchstone/standard";
import { type BundleFolder, readWhole } from "../files/bundle-folder.ts";
import { sha256Hex } from "../files/digest.ts";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";
import type { Findings } from "../report/findings.ts";

/** A version of the standard as it was published. */
export interface Version {
  readonly version: string;
  readonly digest: string;
  readonly origin: EventOf<"StandardDrafted" | "StandardAdopted">;
  /** null where its file is missing, altered or does not pass */
  readonly standard: Standard | null;
  /** languages of its translations, sorted */
  readonly languages: readonly string[];
}

/** A standard of 2 MiB is longer than any book of rules. */
const MOST_BYTES = 2 * 2 ** 20;

/** The versions that were ever published, each read from its file and held against its events and the hard rules. */
export function loadStandards(
  folder: BundleFolder,
  events: readonly Recorded[],
  size: number,
  findings: Findings,
): Map<string, Version> {
  const published = new Set(
    [...eventsOf(events, "StandardNoticed", size), ...eventsOf(events, "StandardMadeEffective", size)].map(
      ({ data }) => data.version,
    ),
  );
  const versions = new Map<string, Version>();
  const adopted = eventsOf(events, "StandardAdopted", size);
  const drafted = eventsOf(events, "StandardDrafted", size).filter(({ data }) => published.has(data.version));
  for (const origin of [...adopted, ...drafted]) {
    const { version, digest } = origin.data;
    if (versions.has(version))
      findings.fault("standard-file", {
        where: `ledger/programme, leaf ${origin.seq}`,
        found: `version ${version} once more`,
        wanted: "a version string is used once",
      });
    else {
      const standard = loadVersion(folder, origin, findings);
      const languages = standard === null ? [] : checkOverlays(folder, standard, events, size, findings);
      versions.set(version, { version, digest, origin, standard, languages });
    }
  }
  findings.looked("standard-file", versionsInWords(versions));
  return versions;
}

function versionsInWords(versions: ReadonlyMap<string, Version>): string {
  const n = versions.size;
  return n === 0
    ? "no version was published"
    : `${n === 1 ? "version" : "versions"} ${[...versions.keys()].join(", ")}`;
}

function loadVersion(folder: BundleFolder, { data }: Version["origin"], findings: Findings): Standard | null {
  const { version, digest, file, standardId } = data;
  const path = `standard/${version}.yaml`;
  const fault = (where: string, found: string, wanted: string): void =>
    findings.fault("standard-file", { where, found, wanted });
  const bytes = readWhole(folder, path, MOST_BYTES);
  if (bytes === null) {
    fault(path, folder.sizes.has(path) ? "a file of more than 2 MiB" : "no such file", `version ${version}`);
    return null;
  }
  if (sha256Hex(bytes) !== file) fault(path, `a file whose SHA-256 is ${sha256Hex(bytes)}`, `${file}, as was recorded`);
  const checked = check(bytes.toString());
  if (!checked.ok) {
    for (const { path: place, line, got, want } of checked.problems)
      findings.fault("standard-rules", { where: `${path}, line ${line}, ${place}`, found: got, wanted: want });
    return null;
  }
  findings.looked("standard-rules", `version ${version} passes every rule`);
  const standard = checked.value;
  const own = digestOf(standard, sha256Hex);
  if (own !== digest) fault(path, `a standard whose digest is ${own}`, `${digest}, as was recorded`);
  if (standard.version !== version || standard.id !== standardId)
    fault(path, `${standard.id} ${standard.version}`, `${standardId} ${version}`);
  const canonical = readWhole(folder, `standard/${version}.json`, 2 * MOST_BYTES);
  if (canonical?.toString() !== canonicalStandard(standard))
    fault(`standard/${version}.json`, canonical ? "something else" : "no such file", `the canonical form of ${path}`);
  return standard;
}

/** @returns the languages that it is translated into */
function checkOverlays(
  folder: BundleFolder,
  standard: Standard,
  events: readonly Recorded[],
  size: number,
  findings: Findings,
): string[] {
  const latest = new Map<string, EventOf<"OverlayAdded">>();
  for (const event of eventsOf(events, "OverlayAdded", size))
    if (event.data.version === standard.version) latest.set(event.data.language, event);
  for (const [language, { data }] of latest) {
    const path = `standard/translations/${standard.version}/${language}.yaml`;
    const fault = (where: string, found: string, wanted: string): void =>
      findings.fault("overlays", { where, found, wanted });
    const bytes = readWhole(folder, path, MOST_BYTES);
    if (bytes === null) {
      fault(path, "no such file", `the translation into ${language}`);
      continue;
    }
    if (sha256Hex(bytes) !== data.file) fault(path, `a file whose SHA-256 is ${sha256Hex(bytes)}`, data.file);
    const overlay = checkOverlay(bytes.toString());
    if (!overlay.ok) {
      for (const { line, got, want } of overlay.problems) fault(`${path}, line ${line}`, got, want);
      continue;
    }
    const own = digestOfOverlay(overlay.value, sha256Hex);
    if (own !== data.digest) fault(path, `texts whose digest is ${own}`, `${data.digest}, as was recorded`);
    if (overlay.value.language !== language) fault(path, `a translation into ${overlay.value.language}`, language);
    const applied = applyOverlay(standard, overlay.value);
    if (!applied.ok)
      for (const { path: place, got, want } of applied.findings) fault(`${path}, ${place.join(".")}`, got, want);
    findings.looked("overlays", `${standard.version} into ${language}`);
  }
  if (latest.size === 0) findings.looked("overlays", `${standard.version} has none`);
  return [...latest.keys()].sort();
}
