/** What tests of readers need: a handful of columns, and what a reading said. */
export { cellOf, problemsOf, SAMPLE_COLUMNS, sampleAsked, tableOf } from "./sample-asked.ts";
