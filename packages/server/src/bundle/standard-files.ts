import { baseIdOf, itemsOf } from "@touchstone/domain";
import { canonicalStandard, check, digestOf, type Standard } from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Tx } from "../store/tx.ts";
import type { OutFolder } from "./out-folder.ts";
import type { Reach } from "./reach.ts";
import { eventsOf } from "./recorded.ts";

/** A version of the standard that was published at the cut. */
export interface PublishedStandard {
  readonly version: string;
  readonly digest: string;
  /** path of the YAML in the bundle */
  readonly file: string;
  /** languages of its translations, sorted */
  readonly languages: readonly string[];
  readonly standard: Standard;
}

/**
 * Writes every version that was put on notice, taken over or made effective, byte for byte, with its canonical form and
 * translations.
 * @throws {Error} if a file is not the standard that its event says
 */
export async function writeStandards(
  out: OutFolder,
  tx: Tx,
  files: FileStore,
  { programme, cut }: Reach,
): Promise<PublishedStandard[]> {
  const events = await eventsOf(tx, programme, cut.programme.size, [
    "StandardDrafted",
    "StandardAdopted",
    "StandardNoticed",
    "StandardMadeEffective",
    "OverlayAdded",
  ]);
  const fileOf = new Map<string, string>(); // of the YAML, by digest
  const published = new Map<string, string>(); // digest, by version
  const overlays = new Map<string, Map<string, string>>(); // file by language, by version
  for (const { type, data } of events) {
    if (type === "StandardDrafted" || type === "StandardAdopted") fileOf.set(data.digest, data.file);
    if (type === "OverlayAdded")
      overlays.set(data.version, new Map(overlays.get(data.version)).set(data.language, data.file));
    else if (type !== "StandardDrafted") published.set(data.version, data.digest);
  }
  const standards: PublishedStandard[] = [];
  for (const [version, digest] of [...published].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const yaml = await files.read(fileOf.get(digest) ?? digest);
    const standard = standardOf(version, digest, yaml.toString());
    const file = `standard/${version}.yaml`;
    await out.file(file, (to) => to.write(yaml));
    await out.file(`standard/${version}.json`, (to) => to.write(canonicalStandard(standard)));
    const translations = [...(overlays.get(version) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [language, overlay] of translations) {
      const bytes = await files.read(overlay);
      await out.file(`standard/translations/${version}/${language}.yaml`, (to) => to.write(bytes));
    }
    standards.push({ version, digest, file, languages: translations.map(([language]) => language), standard });
  }
  return standards;
}

function standardOf(version: string, digest: string, yaml: string): Standard {
  const checked = check(yaml);
  const found = checked.ok ? digestOf(checked.value, sha256Text) : "a standard with problems";
  if (!checked.ok || found !== digest)
    throw new Error(`writeStandards: version ${version} is ${found}, want ${digest}`);
  return checked.value;
}

/** What the published versions ask once for all: their quantities, and of how many people these are. */
export function quantitiesOf(slug: string, standards: readonly PublishedStandard[]): Set<string> {
  const items = standards.flatMap(({ standard }) => itemsOf(slug, standard));
  return new Set(items.filter(({ isQuantity }) => isQuantity).flatMap(({ key }) => [key, baseIdOf(key)]));
}
