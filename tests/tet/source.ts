import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/** Which of the two French national standards: circular economy, or ecological transition. */
export type Name = "eci" | "te";

const folder = fileURLToPath(new URL("../../../shared/data/standards/tet/", import.meta.url));
/** false where the folder with the two standards is not beside this checkout */
export const isHere = existsSync(folder);
/** The name of a group of tests that needs the folder: says so where it is skipped. */
export const named = (name: string): string =>
  isHere ? name : `${name} — skipped: ../shared/data/standards/tet is not here`;

/** One criterion, as its line in the file says it; numbers are null where the cell is empty. */
export interface Row {
  readonly id: string;
  /** "" for an axis */
  readonly parent: string;
  /** 0 for an axis */
  readonly depth: number;
  readonly name: string;
  readonly points: number | null;
  readonly percent: number | null;
  readonly category: string;
  readonly deactivation: string;
  readonly reduction: string;
  readonly score: string;
  /** formula over an indicator, kept out of the points by its publisher too */
  readonly indicatorFormula: string;
  /** the criteria of older standards that it goes on from */
  readonly origin: string;
}

/** The criteria of one standard, in the order of its file. */
export function loadRows(standard: Name): Row[] {
  return loadCsv(`referentiel-${standard}-structure.csv`).map((cells) => {
    const cell = (...names: string[]) => names.map((name) => cells[name]?.trim()).find(Boolean) ?? "";
    const id = cell("identifiant", "Identifiant");
    const parts = id.split(".");
    return {
      id,
      parent: parts.slice(0, -1).join("."),
      depth: parts.length - 1,
      name: cell("nom", "Nom"),
      points: parseFrenchNumber(cell("points", "Points")),
      percent: parseFrenchNumber(cell("pourcentage")),
      category: cell("categorie", "Categorie").toLowerCase(),
      deactivation: cell("desactivation", "Desactivation"),
      reduction: cell("reduction"),
      score: cell("score"),
      indicatorFormula: cell("exprScore"),
      origin: cell("Origine"),
    };
  });
}

/** A question on which rules depend; `choices` is empty where the answers are yes and no. */
export interface Question {
  readonly id: string;
  readonly wording: string;
  readonly choices: readonly string[];
  readonly visibleWhen: string;
}

export function loadQuestions(): Question[] {
  const choices = Map.groupBy(loadCsv("questions-choices.csv"), (cells) => cells.questionId ?? "");
  return loadCsv("questions.csv").map((cells) => ({
    id: cells.id ?? "",
    wording: cells.formulation ?? "",
    choices: cells.type === "choix" ? (choices.get(cells.id ?? "") ?? []).map((choice) => choice.id ?? "") : [],
    visibleWhen: cells.exprVisible ?? "",
  }));
}

/** A criterion that must hold for a number of stars; percentages of it, 0 to 100. */
export interface Gate {
  readonly star: number;
  readonly node: string;
  readonly wording: string;
  readonly done: number;
  readonly doneOrPlanned: number | null;
}

export function loadGates(): Gate[] {
  return loadCsv("eci-gates.csv").map((cells) => ({
    star: Number(cells.star),
    node: cells.node ?? "",
    wording: cells.wording ?? "",
    done: Number(cells.min_done_percent),
    doneOrPlanned: parseFrenchNumber(cells.min_done_plus_programmed_percent ?? ""),
  }));
}

export function loadStars(): { readonly star: number; readonly atLeast: number }[] {
  return loadCsv("stars.csv").map((cells) => ({
    star: Number(cells.star),
    atLeast: Number(cells.min_done_percent),
  }));
}

/** Titles of required evidence by criterion, from the publisher's list (circular economy only). */
export function loadEvidence(): Map<string, string[]> {
  const titles = new Map<string, string[]>();
  for (const cells of loadCsv("referentiel-eci-preuves.csv"))
    for (const node of (cells.actions ?? "").split(","))
      titles.set(bare(node.trim()), [...(titles.get(bare(node.trim())) ?? []), cells.nom ?? ""]);
  return titles;
}

type Status = "fait" | "programme" | "pas_fait" | "non_renseigne" | "non_concerne";
type Shares = readonly [done: number, planned: number, notDone: number];

/** One fully scored case, its nodes by the ids of the files ("" is the whole). */
export interface Case {
  readonly name: string;
  readonly standard: Name;
  readonly identity: Identity;
  readonly answers: Readonly<Record<string, boolean | string>>;
  readonly consequences: ReadonlyMap<string, { readonly desactive?: boolean; readonly potentielPerso?: number }>;
  readonly statuses: ReadonlyMap<string, Status | Shares>;
  readonly expected: ReadonlyMap<string, ExpectedNode>;
  readonly summary: { readonly ratio: number; readonly starByScoreAlone: number };
}
export interface Identity {
  readonly type: string;
  readonly soustype: string | null;
  readonly populationTags: readonly string[];
  readonly drom: boolean;
}
/** Points rounded to 3 decimals; `points` before any answer, null where the file has none. */
interface ExpectedNode {
  readonly points: number | null;
  readonly potential: number;
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  readonly unfilled: number;
  readonly concerned: boolean;
  readonly deactivated: boolean;
  readonly completed: number;
  readonly leaves: number;
}

/** The scored cases of one standard, in the order of their names. */
export function loadCases(standard: Name): Case[] {
  const names = readdirSync(`${folder}expected`).filter((name) => name.startsWith(`${standard}-`));
  return names.sort().map((file) => {
    // the shape is the README's, and every field is compared with what we compute
    const raw = JSON.parse(readFileSync(`${folder}expected/${file}`, "utf8")) as RawCase;
    return {
      ...raw,
      name: file.replace(".json", ""),
      consequences: byBareId(raw.consequences, (value) => value),
      statuses: byBareId(raw.statuses, (value) => value),
      expected: byBareId(raw.expected, expectedNodeOf),
    };
  });
}

interface RawCase extends Omit<Case, "name" | "consequences" | "statuses" | "expected"> {
  readonly consequences: Record<string, { desactive?: boolean; potentielPerso?: number }>;
  readonly statuses: Record<string, Status | Shares>;
  readonly expected: Record<string, RawNode>;
}
type RawNode = readonly [
  number | null,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  unknown,
];

function expectedNodeOf(raw: RawNode): ExpectedNode {
  const [points, potential, done, planned, notDone, unfilled, concerned, deactivated, completed, leaves] = raw;
  const flags = { concerned: concerned === 1, deactivated: deactivated === 1 };
  return { points, potential, done, planned, notDone, unfilled, ...flags, completed, leaves };
}

function byBareId<A, B>(record: Record<string, A>, of: (value: A) => B): Map<string, B> {
  return new Map(Object.entries(record).map(([id, value]) => [bare(id), of(value)]));
}

/** `eci_1.1` → `1.1`, `eci` → "" */
const bare = (id: string): string => id.replace(/^(eci|te)_?/, "");

function loadCsv(file: string): Record<string, string>[] {
  return parse(readFileSync(folder + file, "utf8"), { columns: true, bom: true });
}

function parseFrenchNumber(text: string): number | null {
  return text === "" ? null : Number(text.replace(",", "."));
}
