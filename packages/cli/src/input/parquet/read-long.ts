import type { ColumnSpec } from "@touchstone/standard";
import { type Gathered, MOST_UNITS, TIMELESS } from "../gathered.ts";
import { Unreadable } from "../problems.ts";
import type { Rows } from "../rows.ts";
import type { CellStore } from "../store.ts";
import { chunksOf, numbersOf, textsOf } from "./chunks.ts";
import { asNumber, asPeriod, asText, type ParquetTable } from "./columns.ts";
import { type Dictionary, dictionaryOf } from "./dictionary.ts";

const MOST_PERIODS = 10_000;
const MOST_INDICATORS = 100_000;

/**
 * Reads a long file: a row per cell. Units, periods and indicators come as numbers of a dictionary and
 * values as doubles, so that a row costs no text; a file that has more to say (names, errors, sources,
 * notes) is read row by row as a CSV is.
 */
export async function readLong(table: ParquetTable, rows: Rows, gathered: Gathered): Promise<void> {
  const { at } = rows.header;
  const isPlain = [at.name, at.parent, at.state, at.error, at.source, at.note].every((place) => place < 0);
  if (isPlain) await readPlain(table, rows, gathered);
  else await readTexts(table, rows, gathered);
}

async function readTexts({ db, from, columns }: ParquetTable, rows: Rows, gathered: Gathered): Promise<void> {
  const { at } = rows.header;
  const text = columns.map((column, place) =>
    place === at.period ? asPeriod(column, gathered.asked.periodLength) : asText(column),
  );
  const numbers = decimalMarks(columns[at.value]?.holds === "numbers", columns[at.error]?.holds === "numbers", rows);
  let row = 1;
  for await (const chunk of chunksOf(db, `select ${text.join(", ")} from ${from}`)) {
    const texts = columns.map((_, place) => textsOf(chunk, place));
    const { rowCount } = chunk;
    for (let r = 0; r < rowCount; r++, row++) {
      const cells = texts.map((column) => column.getItem(r) ?? "");
      if (gathered.asked.decimalComma)
        for (const place of numbers) cells[place] = cells[place]?.replace(".", ",") ?? "";
      rows.row(cells, row);
    }
  }
}

/** Places whose texts were made of numbers and so have a point, whatever the file's own texts have. */
function decimalMarks(value: boolean, error: boolean, { header: { at } }: Rows): number[] {
  return [...(value ? [at.value] : []), ...(error ? [at.error] : [])];
}

const UNKNOWN = -2;

async function readPlain({ db, from, columns }: ParquetTable, rows: Rows, gathered: Gathered): Promise<void> {
  const { at, specOf } = rows.header;
  const textAt = (place: number): string => {
    const column = columns[place];
    if (!column) return "''";
    return place === at.period ? asPeriod(column, gathered.asked.periodLength) : asText(column);
  };
  const dictionary = (place: number, name: string, most: number): Promise<Dictionary> =>
    dictionaryOf(db, { from, text: textAt(place), name, most });
  const units = await dictionary(at.unit, "units", MOST_UNITS);
  if (units.texts.length > MOST_UNITS)
    throw new Unreadable("too-many-units", 0, `more than ${MOST_UNITS} units`, "fewer units in one file");
  const indicators = await dictionary(at.indicator, "indicators", MOST_INDICATORS);
  const periods = await dictionary(at.period, "periods", MOST_PERIODS);
  if (indicators.texts.length > MOST_INDICATORS || periods.texts.length > MOST_PERIODS)
    throw new Unreadable("too-many-names", 0, "more different indicators or periods than any file has", "fewer");

  const value = columns[at.value];
  const areNumbers = value?.holds === "numbers";
  const valueSql = value === undefined ? "''" : areNumbers ? asNumber(value) : asText(value);
  const specs = indicators.texts.map((text) => specOf.get(text.trim()));
  const unitAt = new Int32Array(units.texts.length).fill(UNKNOWN);
  const storeAt = new Map<number, CellStore | null>();
  const storeOf = (period: number, row: number, isStanding: boolean): CellStore | null => {
    const text = periods.texts[period]?.trim() ?? "";
    if (isStanding && at.period >= 0 && text === "") return gathered.storeOf(TIMELESS);
    const known = storeAt.get(period);
    if (known !== undefined) return known;
    const own = rows.periodOf(text, row);
    const store = own === null ? null : gathered.storeOf(own);
    if (own !== null) storeAt.set(period, store);
    return store;
  };

  let row = 1;
  const joins = [units, indicators, periods].map(({ join }) => join).join(" ");
  const sql = `select ${units.code}, ${indicators.code}, ${periods.code}, ${valueSql} from ${from} ${joins}`;
  for await (const chunk of chunksOf(db, sql)) {
    const unitCodes = numbersOf(chunk, 0);
    const indicatorCodes = numbersOf(chunk, 1);
    const periodCodes = numbersOf(chunk, 2);
    const numbers = areNumbers ? numbersOf(chunk, 3) : null;
    const texts = areNumbers ? null : textsOf(chunk, 3);
    let lastPeriod = -1;
    let lastStanding = false;
    let store: CellStore | null = null;
    const { rowCount } = chunk; // asked for once: it is a call into the library
    for (let r = 0; r < rowCount; r++, row++) {
      const indicator = indicatorCodes.getItem(r) ?? 0;
      const spec: ColumnSpec | undefined = specs[indicator];
      if (spec === undefined) rows.reportUnknown(indicators.texts[indicator]?.trim() ?? "", row);
      const code = unitCodes.getItem(r) ?? 0;
      let unit = unitAt[code] ?? UNKNOWN;
      if (unit === UNKNOWN) {
        unit = gathered.unitOf(units.texts[code] ?? "", row);
        if (units.texts[code] !== "") unitAt[code] = unit; // an empty one is a problem in every row
      }
      const period = periodCodes.getItem(r) ?? 0;
      const isStanding = spec?.role === "context" || spec?.role === "fact";
      if (period !== lastPeriod || isStanding !== lastStanding || store === null) {
        store = storeOf(period, row, isStanding);
        lastPeriod = period;
        lastStanding = isStanding;
      }
      if (spec === undefined) continue;
      const target = unit < 0 ? null : store;
      target?.touch(unit);
      if (numbers !== null) gathered.takeNumber(target, unit, spec, numbers.getItem(r) ?? Number.NaN, row);
      else gathered.take(target, unit, spec, texts?.getItem(r)?.trim() ?? "", "", row);
    }
    rows.count += rowCount;
  }
}
