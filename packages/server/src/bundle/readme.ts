import { sandboxWords } from "@touchstone/domain";
import type { About } from "./descriptor.ts";

/** What the README of a bundle is made of, beside what its descriptor has. */
export interface Remarks {
  /** names that a spreadsheet would run as formulas */
  readonly formulas: number;
  /** paths that were written */
  readonly paths: ReadonlySet<string>;
}

const counted = (n: number, noun: string): string => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** `README.md`: what the bundle is, what is in it, and how to check it, for people. */
export function readmeOf(
  { reach, organisation, programme, standards, shown }: About,
  { formulas, paths }: Remarks,
): string {
  const { assessment, cut } = reach;
  const title = programme.names[0]?.text ?? programme.slug;
  const run = organisation.names[0]?.text ?? organisation.slug;
  const rehearsal = reach.programme.sandboxOf === null ? "" : `${rehearsalIn(programme.names)}\n\n`;
  return `${rehearsal}# ${title}${assessment ? `, ${assessment.period || assessment.day}` : ""}

What the programme *${title}* (${programme.slug}) of ${run} has published, complete enough to do it all again: its standard, its units, every
answer, ${assessment ? "every score, " : ""}and the ledgers in which each of these was recorded when it happened. Nobody has to be asked, and no server is needed.

${assessment ? scored(assessment, standards) : NOT_SCORED}

The ledgers reach to event ${cut.programme.size - 1} of the programme and event ${cut.organisation.size - 1} of the organisation; what came later is not in here.
There are ${counted(shown.units, "unit")} and ${counted(shown.observations, "answer")}. Answers that were corrected later are in it too, so that corrections can be seen.
${withheld(shown.withheldRows)}
## What is where

| file | what |
| --- | --- |
| \`standard/\` | every published version of the standard, with its translations |
| \`units.csv\`, \`unit-*.csv\` | the units: names, codes, what they lie in, how they came from others, each with its days |
| \`observations.csv\`, \`observations.parquet\` | every answer; both files say the same |
| \`submissions.csv\` | what was handed in when |
${assessment ? "| `scorecards.csv` | ranks, scores and grades, with how sure they are |\n| `scorecards.ndjson` | the same with every number |\n" : ""}${decided(paths)}| \`chunks/\` | the rows of the ledgers' bulk events |
| \`ledger/\` | the two ledgers: every event, hashed and signed |
| \`datapackage.json\` | columns, sizes and digests of all of these files, as a Data Package |

All tables are UTF-8 with commas. ${formulaWords(formulas)}

## How to check it

Three ways, none of which asks us:

1. \`npx touchstone verify\` and the name of this folder. It starts from the answers and computes every score, rank, grade and interval again,
   and holds all of it against the ledgers.
2. \`python3 verify.py\` and the name of this folder: a second verifier in another language, three short files that come with the source of Touchstone,
   for ledgers, points and means.
3. By hand: with sha256sum and openssl one answer can be followed up to the signed root. \`docs/ledger.md\` of Touchstone shows each step;
   \`docs/bundle.md\` says exactly how these files are made.

What nobody can check from here: whether an answer is true, and whether \`ledger/keys\` really are the keys of this office. Ask for the keys where
you know the office from, and keep the file \`ledger/programme/checkpoint\`: whoever has an old one can see that nothing before it was changed.
`;
}

/** The tables of what was decided, as far as they are there. */
const decided = (paths: ReadonlySet<string>): string =>
  (
    [
      ["notices.csv", "who was decided for, and was on notice when"],
      ["ratings.csv", "what reviewers gave, each under a name that stands for nobody, where a notice has opened it"],
      [
        "designations.csv",
        "who was designated, until when; and who was before Touchstone, which nobody can compute again",
      ],
    ] as const
  )
    .filter(([path]) => paths.has(path))
    .map(([path, what]) => `| \`${path}\` | ${what} |\n`)
    .join("");

/** The words of a rehearsal in each language of the programme, before all else. */
const rehearsalIn = (names: About["programme"]["names"]): string =>
  [...new Set([...names.map(({ lang }) => sandboxWords(lang)), sandboxWords("en")])]
    .map((words) => `**${words}**`)
    .join("\n\n");

type Assessment = NonNullable<About["reach"]["assessment"]>;

function scored({ nUnits, period, day, standard, uncertainty }: Assessment, standards: About["standards"]): string {
  const id = standards.find(({ digest }) => digest === standard.digest)?.standard.id ?? "the standard";
  const sure = uncertainty
    ? `How sure each rank and grade is was found by scoring ${uncertainty.replicates.toLocaleString("en-GB")} times in other reasonable ways.`
    : "How sure these scores are could not be said; `datapackage.json` and the ledger say why.";
  return `${counted(nUnits, "unit")} ${nUnits === 1 ? "was" : "were"} scored on ${day}${period ? ` for ${period}` : ""}, under version ${standard.version} of \`${id}\`. ${sure}`;
}

const NOT_SCORED = `**Nobody has been scored yet**: there are no scorecards in here, because no assessment is on record. Standard, units, answers and ledgers are.`;

function withheld(rows: number): string {
  if (rows === 0) return "";
  return `
${counted(rows, "row")} of the ledgers' bulk events ${rows === 1 ? "belongs" : "belong"} to units or programmes that are not published here. Of these only the hash is given:
it shows that they were recorded, and not what they say.
`;
}

function formulaWords(formulas: number): string {
  const exact = "Cells are exactly what was recorded.";
  if (formulas === 0) return exact;
  return `${exact} **${counted(formulas, "name")} would run as a formula in a spreadsheet**: import the tables as text rather than opening them.`;
}
