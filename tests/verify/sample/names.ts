import type { Json, JsonObject } from "@touchstone/ledger";
import { idOf, sampleKey } from "../sample-log.ts";

/** Who and what the sample bundle is about. */
export const VILLAGES = ["mill", "orchard", "ford", "hill", "lake", "gone"].map((name) => idOf(`unit ${name}`)).sort();
export const COUNTY = idOf("unit county");
/** what merged into the second village */
export const FARM = idOf("unit farm");
/** a village that never took part */
export const STRANGER = idOf("unit stranger");
/** the village that took part, and withdrew */
export const WITHDREW = VILLAGES[5] ?? "";
export const ORGANISATION = idOf("organisation");
export const PROGRAMME = idOf("programme");
export const OTHER = idOf("other");
export const OFFICE = idOf("office");
export const OVERSIGHT = idOf("oversight");
export const RESIDENT = idOf("resident");
export const BOARD = idOf("board");
export const KEYS = {
  organisation: sampleKey("example.org/valley"),
  programme: sampleKey("example.org/open-villages"),
};

export const text = (of: string, lang = "en"): JsonObject => ({
  text: of,
  lang,
  origin: lang === "en" ? "source" : "machine",
  review: lang === "en" ? null : "unreviewed",
});

/** A text as it is, a number or a flag as JSON has it. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The unit that a row of a chunk is about. */
export const unitOf = (row: Json): Json | undefined => (row as Json[])[0]; // such rows are lists
