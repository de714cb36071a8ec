import { type Item, itemAnalysis, published } from "@touchstone/engine";
import { csvLine } from "@touchstone/input";
import { counted, shownShare } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { type Column, narrowest, tableLines, wrap } from "../terminal/table.ts";
import { type InputOptions, readInputs, scoreOrStop } from "./inputs.ts";

export interface ItemsOptions extends InputOptions {
  readonly csv?: boolean;
}

/** `touchstone items`: for the author of a standard, how each indicator works among the units. */
export async function runItems(
  standardFile: string,
  dataFile: string,
  options: ItemsOptions,
  screen: Screen,
): Promise<void> {
  const { loaded, input, progress } = await readInputs(standardFile, dataFile, options, screen);
  const scored = scoreOrStop(loaded.model, input.table);
  progress.at("comparing indicators");
  const items = itemAnalysis(loaded.model, scored);
  progress.done();
  const idOf = (item: Item): string => loaded.model.nodes[item.node]?.id ?? "";
  if (options.csv) {
    await screen.print(csvOf(items, idOf));
    return;
  }
  const width = Math.min(screen.columns, 100);
  const lines = [
    screen.paint(
      "bold",
      [
        `${loaded.say(loaded.standard.title)} · version ${loaded.standard.version}`,
        input.period?.text,
        counted(scored.units.length, "unit"),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    "",
    ...rowsOf(
      items.map((item) => cellsOf(item, idOf)),
      screen.columns,
    ),
    "",
    ...LEGEND.flatMap((line) => wrap(line, width)),
  ];
  await screen.print(`${lines.join("\n")}\n`);
}

const LEGEND = [
  "Means and spreads are of scores. floor, ceiling: share of the units at the lowest and the highest score.",
  "fits: correlation with the index made from all other indicators; at or below 0 the indicator works against the rest.",
  "An indicator that nearly everybody, or nobody, reaches costs answers and tells units apart badly.",
];

/** A table; where it is too wide, each indicator by itself, as its id has to stay whole. */
function rowsOf(rows: readonly (readonly string[])[], columns: number): string[] {
  if (narrowest(COLUMNS, rows, Number.POSITIVE_INFINITY) <= columns)
    return tableLines(COLUMNS, rows, { width: columns });
  return rows.flatMap(([id = "", ...figures]) => {
    const named = figures.map((figure, j) => `${COLUMNS[j + 1]?.title} ${figure}`);
    return [id, ...wrap(named.join(" · "), columns, "    ")];
  });
}

const COLUMNS: readonly Column[] = [
  { title: "indicator", align: "left" },
  ...["n", "n/a", "missing", "mean", "spread", "floor", "ceiling", "values", "fits"].map(
    (title) => ({ title, align: "right" }) as const,
  ),
];

function cellsOf(item: Item, idOf: (item: Item) => string): string[] {
  const figure = (value: number, digits: number): string => (Number.isNaN(value) ? "—" : value.toFixed(digits));
  return [
    idOf(item),
    String(item.n),
    shownShare(item.notApplicableShare),
    shownShare(item.missingShare),
    figure(item.mean, 1),
    figure(item.deviation, 1),
    shownShare(item.floorShare),
    shownShare(item.ceilingShare),
    String(item.nDistinct),
    figure(item.discrimination.value, 2),
  ];
}

function csvOf(items: readonly Item[], idOf: (item: Item) => string): string {
  const header = [
    "indicator",
    "n",
    "not_applicable",
    "missing",
    "mean",
    "sd",
    "floor",
    "ceiling",
    "distinct",
    "r",
    "p",
  ];
  const lines = items.map((item) =>
    csvLine([
      idOf(item),
      item.n,
      published(item.notApplicableShare),
      published(item.missingShare),
      published(item.mean),
      published(item.deviation),
      published(item.floorShare),
      published(item.ceilingShare),
      item.nDistinct,
      published(item.discrimination.value),
      published(item.discrimination.p),
    ]),
  );
  return csvLine(header) + lines.join("");
}
