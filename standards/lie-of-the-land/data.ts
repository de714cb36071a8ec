/**
 * The figures of this example: a wide table made from the files of the npm package country-json
 * when it is asked for, so that no figure is kept here. Run it to see the CSV:
 * `node standards/lie-of-the-land/data.ts`.
 *
 * A place is a row of the package's list of populations that has a surface area too. What the
 * package leaves out stays empty. Coastlines are not used: from 1,000 km on, the package has lost
 * the thousands (6.112 stands for 6,112), which no reader can undo for certain.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One place: column id → cell; an empty cell is missing. */
export type Row = Readonly<Record<(typeof columns)[number], string>>;

const columns = [
  "unit",
  "name",
  "residents",
  "surface_area",
  "continent",
  "elevation",
  "latitude_span",
  "temperature",
  "land_per_resident",
  "airports_by_land",
  "airports_by_people",
] as const;

/** how some of the package's files spell a place that its list of populations spells otherwise */
const spellings: Readonly<Record<string, string>> = {
  Belgiu: "Belgium",
  "British Virgin Islands": "Virgin Islands, British",
  "Federated States of Micronesia": "Micronesia, Federated States of",
  Gua: "Guam",
  "The Democratic Republic of the Congo": "The Democratic Republic of Congo",
  "U.S. Virgin Islands": "Virgin Islands, U.S.",
  "United Kingdo": "United Kingdom",
  Vietna: "Vietnam",
};
/** ISO 3166 codes of the list of airports → the codes that the package gives these places elsewhere */
const codes: Readonly<Record<string, string>> = { GB: "UK", TL: "TP" };

/** Every place with its figures as cells, in the package's order. @throws if the package is missing or of another shape */
export function rows(): Row[] {
  const areas = figures("surface-area", "area");
  const elevations = figures("elevation", "elevation");
  const temperatures = figures("yearly-average-temperature", "temperature");
  const norths = figures("geo-coordinates", "north");
  const souths = figures("geo-coordinates", "south");
  const continents = texts("continent", "continent");
  const airports = airportsByCode();
  const codeOf = texts("abbreviation", "abbreviation");

  return [...figures("population", "population")].flatMap(([name, residents]) => {
    const area = areas.get(name);
    if (area === undefined) return [];
    const code = codeOf.get(name);
    const nAirports = code === undefined ? undefined : (airports.get(code) ?? 0);
    const north = norths.get(name);
    const south = souths.get(name);
    return {
      unit: slug(name),
      name,
      residents: cell(residents),
      surface_area: cell(area),
      continent: (continents.get(name) ?? "").toLowerCase().replace(" ", "_"),
      elevation: cell(elevations.get(name)),
      latitude_span: north === undefined || south === undefined ? "" : (north - south).toFixed(4),
      temperature: cell(temperatures.get(name)),
      land_per_resident: cell(area),
      airports_by_land: cell(nAirports),
      airports_by_people: cell(nAirports),
    };
  });
}

/** The same as RFC 4180 text with a header, for `touchstone score`. */
export function csv(): string {
  const lines = [columns.join(","), ...rows().map((row) => columns.map((id) => quoted(row[id])).join(","))];
  return `${lines.join("\n")}\n`;
}

/** airports in service, by ISO code; a code that is absent has none in the list */
function airportsByCode(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { iso, type, status } of records("IATA-code")) {
    if (typeof iso !== "string" || type !== "airport" || status !== 1) continue;
    const code = codes[iso] ?? iso;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function figures(file: string, key: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const record of records(file)) {
    const value = record[key];
    if (typeof value === "number") found.set(placeOf(record), value);
  }
  return found;
}

function texts(file: string, key: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const record of records(file)) {
    const value = record[key];
    if (typeof value === "string") found.set(placeOf(record), value);
  }
  return found;
}

function placeOf({ country }: Record<string, unknown>): string {
  if (typeof country !== "string") throw new TypeError(`country-json: got ${typeof country}, want a country's name`);
  return spellings[country] ?? country;
}

function records(file: string): Record<string, unknown>[] {
  const path = fileURLToPath(import.meta.resolve(`country-json/src/country-by-${file}.json`));
  const read: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(read)) throw new TypeError(`country-by-${file}.json: got ${typeof read}, want a list`);
  return read.map((entry: unknown) => {
    if (typeof entry !== "object" || entry === null)
      throw new TypeError(`country-by-${file}.json: got ${String(entry)}, want a record`);
    return { ...entry };
  });
}

function cell(figure: number | undefined): string {
  return figure === undefined ? "" : String(figure);
}

/** lower-case ASCII words joined by hyphens: "Cocos (Keeling) Islands" → cocos-keeling-islands */
function slug(name: string): string {
  const ascii = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

if (import.meta.main) process.stdout.write(csv());
