import { type Gathered, MOST_UNITS } from "../gathered.ts";
import { Unreadable } from "../problems.ts";
import type { Rows } from "../rows.ts";
import { chunksOf, numbersOf, textsOf } from "./chunks.ts";
import { Codes } from "./codes.ts";
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

async function readPlain(table: ParquetTable, rows: Rows, gathered: Gathered): Promise<void> {
  const { at } = rows.header;
  const { units, indicators, periods } = await dictionariesOf(table, rows, gathered);
  const value = table.columns[at.value];
  const areNumbers = value?.holds === "numbers";
  const valueSql = value === undefined ? "''" : areNumbers ? asNumber(value) : asText(value);
  const joins = [units, indicators, periods].map(({ join }) => join).join(" ");
  const sql = `select ${units.code}, ${indicators.code}, ${periods.code}, ${valueSql} from ${table.from} ${joins}`;
  const codes = new Codes(units.texts, indicators.texts, periods.texts, rows, gathered);
  let row = 1;
  for await (const chunk of chunksOf(table.db, sql)) {
    const unitCodes = numbersOf(chunk, 0);
    const indicatorCodes = numbersOf(chunk, 1);
    const periodCodes = numbersOf(chunk, 2);
    const numbers = areNumbers ? numbersOf(chunk, 3) : null;
    const texts = areNumbers ? null : textsOf(chunk, 3);
    const { rowCount } = chunk; // asked for once: it is a call into the library
    for (let r = 0; r < rowCount; r++, row++) {
      const spec = codes.specOf(indicatorCodes.getItem(r) ?? 0, row);
      const unit = codes.unitOf(unitCodes.getItem(r) ?? 0, row);
      const found = codes.storeOf(periodCodes.getItem(r) ?? 0, spec, row);
      if (spec === undefined) continue;
      const store = unit < 0 ? null : found;
      store?.touch(unit);
      if (numbers !== null) gathered.takeNumber(store, unit, spec, numbers.getItem(r) ?? Number.NaN, row);
      else gathered.take(store, unit, spec, texts?.getItem(r)?.trim() ?? "", "", row);
    }
    rows.count += rowCount;
  }
}

/** The units, indicators and periods that occur. @throws {Unreadable} where there are more than any file means */
async function dictionariesOf({ db, from, columns }: ParquetTable, { header: { at } }: Rows, { asked }: Gathered) {
  const dictionary = (place: number, name: string, most: number): Promise<Dictionary> => {
    const column = columns[place];
    const text = !column ? "''" : place === at.period ? asPeriod(column, asked.periodLength) : asText(column);
    return dictionaryOf(db, { from, text, name, most });
  };
  const units = await dictionary(at.unit, "units", MOST_UNITS);
  if (units.texts.length > MOST_UNITS)
    throw new Unreadable("too-many-units", 0, `more than ${MOST_UNITS} units`, "fewer units in one file");
  const indicators = await dictionary(at.indicator, "indicators", MOST_INDICATORS);
  const periods = await dictionary(at.period, "periods", MOST_PERIODS);
  if (indicators.texts.length > MOST_INDICATORS || periods.texts.length > MOST_PERIODS)
    throw new Unreadable("too-many-names", 0, "more different indicators or periods than any file has", "fewer");
  return { units, indicators, periods };
}
