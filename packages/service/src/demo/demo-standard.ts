import { readFile } from "node:fs/promises";

const NOT_BUILT = [
  "    - siteVisit: 30\n",
  "    - panel: 5\n",
  '  siteVisits: { sample: "ceil(0.6 * sqrt(n))", random: 0.25, seedFrom: ledger }\n',
];
const FOLDER = new URL("../../../../standards/good-neighbours/", import.meta.url);

/**
 * The example standard as the demo's programme has it: its versions are counted by the years of the story, and its rounds
 * have neither site visits nor a panel, which nothing carries out yet.
 */
export interface DemoStandards {
  readonly first: { readonly version: string; readonly yaml: string; readonly tibetan: string };
  /** a stricter one for the year to come */
  readonly next: { readonly version: string; readonly yaml: string; readonly tibetan: string };
}

/**
 * @param year the year of the third round
 * @param replicates of an assessment: fewer than the example has, for rounds are scored while somebody waits
 */
export async function demoStandards(year: number, replicates = 1000): Promise<DemoStandards> {
  const [yaml, tibetan] = await Promise.all(
    ["standard.yaml", "bo.yaml"].map((name) => readFile(new URL(name, FOLDER), "utf8")),
  );
  if (yaml === undefined || tibetan === undefined) throw new TypeError("demoStandards: got fewer files than asked for");
  const [first, next] = [`${year - 2}.1`, `${year + 1}.1`];
  const shorter = NOT_BUILT.reduce((text, line) => replacedOnce(text, line, ""), yaml);
  const quicker = replacedOnce(shorter, "replicates: 2000", `replicates: ${replicates}`);
  const versioned = (text: string, version: string): string =>
    replacedOnce(text, 'version: "2026.1"', `version: "${version}"`);
  const changes = `changes: { since: "${first}", class: substantive, note: A small grant is to be decided within sixty days }`;
  const nextYaml = replacedOnce(versioned(quicker, next), `version: "${next}"`, `version: "${next}"\n${changes}`);
  return {
    first: { version: first, yaml: versioned(quicker, first), tibetan: versioned(tibetan, first) },
    next: {
      version: next,
      yaml: replacedOnce(nextYaml, "goalposts: [10, 90]", "goalposts: [10, 60]"),
      tibetan: versioned(tibetan, next),
    },
  };
}

/** @throws {RangeError} where the text does not have the part exactly once: the example has been changed meanwhile */
function replacedOnce(text: string, part: string, by: string): string {
  const pieces = text.split(part);
  if (pieces.length !== 2) throw new RangeError(`replacedOnce: got ${pieces.length - 1} times ${part}, want it once`);
  return pieces.join(by);
}
