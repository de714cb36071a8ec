// How many scorecards and pages the service gives a second, and what each costs it.
import { alone, median, type Row } from "./row.ts";
import { type Asked, type Reader, some } from "./service-reader.ts";

const ROUNDS = 5;
/** of one round */
const ASKED = 1500;
const PAGES = 600;
const LEAST_RATIO = 0.6;
const LEAST_PAGES = 500;

const rateOf = (made: readonly Asked[]): number => median(made.map(({ perSecond }) => perSecond));
const cpuOf = (made: readonly Asked[]): number => median(made.map(({ cpuMs }) => cpuMs));

/** A unit's scorecard beside the bare route, in turns: answers a second, and CPU time of each, which a load changes less. */
export async function scorecards(ours: Reader, units: readonly string[], theirs: Reader): Promise<Row[]> {
  const made: Record<"first" | "again" | "bare", Asked[]> = { first: [], again: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const asked = some(units, round * ASKED, ASKED);
    // a scheme that nobody has asked for: composed anew
    const paths = asked.map((unit) => `/api/v1/programmes/country/scorecards/${unit}?scheme=s${round}`);
    const sides = [
      async () => {
        made.first.push(await ours.ask(paths));
        made.again.push(await ours.ask(paths));
      },
      async () => {
        made.bare.push(await theirs.ask(asked.map((unit) => `/scorecards/${unit}`)));
      },
    ];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) await side();
    if (round === 0) made.first.length = made.again.length = made.bare.length = 0; // warms both up
  }
  return (["first", "again"] as const).flatMap((which): Row[] => {
    const work = `a unit with its scorecard, ${which === "first" ? "asked for the first time" : "asked for again"}, beside bare Fastify and pg`;
    const [rate, bareRate] = [rateOf(made[which]), rateOf(made.bare)];
    const [cpu, bareCpu] = [cpuOf(made[which]), cpuOf(made.bare)];
    return [
      {
        work,
        measure: "per second",
        ours: rate,
        peer: bareRate,
        ratio: rate / bareRate,
        mustReach: "≥ 60 %",
        holds: rate / bareRate >= LEAST_RATIO,
      },
      { work, measure: "CPU ms each", ours: cpu, peer: bareCpu, ratio: cpu / bareCpu, mustReach: "", holds: null },
    ];
  });
}

export async function pages(ours: Reader, units: readonly string[]): Promise<Row[]> {
  const kinds: readonly (readonly [string, (round: number) => string[]])[] = [
    ["the register, kept", () => Array.from({ length: PAGES }, () => "/en/country")],
    [
      "the register, made each time",
      (round) =>
        Array.from(
          { length: PAGES },
          (_, at) => `/en/country?page=${1 + (at % 90)}&q=${"+".repeat(1 + round * 8 + Math.floor(at / 90))}`,
        ),
    ],
    ["page of a unit, kept", () => Array.from({ length: PAGES }, () => `/en/country/units/${units[0]}`)],
    [
      "page of a unit, made each time",
      (round) => some(units, round * PAGES, PAGES).map((unit) => `/en/country/units/${unit}`),
    ],
  ];
  const made = kinds.map((): Asked[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [at, [, paths]] of kinds.entries()) {
      const asked = await ours.ask(paths(round));
      if (round > 0) made[at]?.push(asked);
    }
  return kinds.flatMap(([name], at) => {
    const rate = rateOf(made[at] ?? []);
    return [
      alone(`public pages: ${name}`, "per second", rate, `≥ ${LEAST_PAGES}`, rate >= LEAST_PAGES),
      alone(`public pages: ${name}`, "CPU ms each", cpuOf(made[at] ?? []), "", null),
    ];
  });
}
