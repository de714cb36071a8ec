import {
  type ColumnSpec,
  type Criterion,
  type Indicator,
  sourceLanguage,
  type Text,
  textOf,
} from "@touchstone/standard";
import type { ReactNode } from "react";
import { langOfScript, plain } from "../text/plain.ts";
import type { Word } from "../words/en.ts";
import type { Facts } from "../words/spoken.ts";
import type { Wording } from "../words/wording.ts";
import { worded, wordingOf } from "../words/wordings.ts";
import type { ReportInput } from "./report-input.ts";

/** One report in one language: the input, and how its texts are said. */
export interface View {
  readonly input: ReportInput;
  /** the language asked for, of the standard's texts */
  readonly lang: string;
  readonly wording: Wording;
  /** places of the units by rank, those without a rank last, equal ones by id */
  readonly order: readonly number[];
  /** least scores of the grades, highest grade first */
  readonly thresholds: readonly number[];
  readonly t: (word: Word, facts?: Facts) => string;
  /** a text of the standard, marked where it is in another language */
  readonly say: (text: Text, most?: number) => ReactNode;
  /** the same without markup, for drawings and attributes */
  readonly sayPlain: (text: Text, most?: number) => string;
  readonly itemOf: (k: number) => Criterion | Indicator | undefined;
  /** what a column of the table holds */
  readonly specOf: (column: number) => ColumnSpec | undefined;
  /** title of a node of the model */
  readonly titleOf: (k: number) => ReactNode;
  readonly titlePlain: (k: number) => string;
  /** a unit's name, else its id, in its own direction and language */
  readonly nameOf: (i: number) => ReactNode;
  readonly namePlain: (i: number) => string;
  /** an id for the page, unique among its languages */
  readonly anchor: (name: string) => string;
}

export function viewOf(input: ReportInput, lang: string): View {
  const { standard, model, scored, names } = input;
  const wording = wordingOf(lang);
  const source = sourceLanguage(standard);
  const items = itemsOf(standard.criteria);
  const specs = specsOf(input.columns);
  const t = (word: Word, facts?: Facts): string => worded(wording, word, facts);
  const say = (text: Text, most?: number): ReactNode => {
    const said = textOf(text, lang, source);
    const shown = plain(said.text, most);
    if (said.lang === wording.lang) return shown;
    return (
      <span lang={said.lang}>
        {shown}
        {said.missing && <small> [{said.lang}]</small>}
      </span>
    );
  };
  const sayPlain = (text: Text, most?: number): string => {
    const said = textOf(text, lang, source);
    return plain(said.text, most) + (said.missing ? ` [${said.lang}]` : "");
  };
  const itemOf = (k: number): Criterion | Indicator | undefined => items.get(model.nodes[k]?.id ?? "");
  const namePlain = (i: number): string => plain(names[i] || (scored.units[i] ?? ""), 80);
  return {
    input,
    lang,
    wording,
    order: byRank(scored.ranks),
    thresholds: model.grades.map(({ atLeast }) => atLeast),
    t,
    say,
    sayPlain,
    itemOf,
    specOf: (column) => specs.get(column),
    titleOf: (k) => {
      const item = itemOf(k);
      return item === undefined ? t("whole") : say(item.title, 160);
    },
    titlePlain: (k) => {
      const item = itemOf(k);
      return item === undefined ? t("whole") : sayPlain(item.title, 160);
    },
    nameOf: (i) => {
      const name = namePlain(i);
      const script = langOfScript(name);
      return <bdi {...(script && script !== wording.lang && { lang: script })}>{name}</bdi>;
    },
    namePlain,
    anchor: (name) => `${lang}-${name}`,
  };
}

/** Places by rank; 0 is no rank, and comes last. */
function byRank(ranks: Int32Array): number[] {
  const order = Array.from(ranks, (_, i) => i);
  const key = (i: number): number => ranks[i] || Number.POSITIVE_INFINITY;
  return order.sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}

type Items = ReadonlyMap<string, Criterion | Indicator>;
/** Of each standard that is at hand once, however many pages are made of it. */
const knownItems = new WeakMap<readonly Criterion[], Items>();
const knownSpecs = new WeakMap<readonly ColumnSpec[], ReadonlyMap<number, ColumnSpec>>();

function specsOf(columns: readonly ColumnSpec[]): ReadonlyMap<number, ColumnSpec> {
  const specs = knownSpecs.get(columns) ?? new Map(columns.map((spec) => [spec.column, spec]));
  knownSpecs.set(columns, specs);
  return specs;
}

function itemsOf(criteria: readonly Criterion[]): Items {
  const known = knownItems.get(criteria);
  if (known) return known;
  const items = new Map<string, Criterion | Indicator>();
  const walk = (nodes: readonly Criterion[]): void => {
    for (const criterion of nodes) {
      items.set(criterion.id, criterion);
      walk(criterion.criteria ?? []);
      for (const indicator of criterion.indicators ?? []) items.set(indicator.id, indicator);
    }
  };
  walk(criteria);
  knownItems.set(criteria, items);
  return items;
}
