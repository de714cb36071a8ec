// What stays of the service's memory over very many requests of all kinds.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { alone, type Row } from "./row.ts";
import { type Reader, some } from "./service-reader.ts";

const STEP = 10_000;
const BATCH = 1000;
/** by then what is kept of pages, scorecards and registers is kept */
const FROM = 20_000;
const TO = Number(process.env.REQUESTS ?? 100_000);
const MOST_MORE_MIB = 32;
/** asked for once a batch: they are long */
const DOWNLOADS = ["/en/country/register.csv", "/api/v1/programmes/country/exports/scorecards"];
const PREVIEWS = 5;

/** The register, pages of units, scorecards and a programme in turns, with downloads and previews between. */
export async function memory(
  ours: Reader,
  units: readonly string[],
  { account, period }: { readonly account: string; readonly period: string },
): Promise<Row[]> {
  const batch = (from: number): string[] =>
    some(units, from, BATCH).map((unit, at) => {
      const kinds = [
        `/en/country/units/${unit}`,
        `/api/v1/programmes/country/scorecards/${unit}`,
        "/api/v1/programmes/country",
        `/en/country?page=${1 + (at % 9)}&q=${"+".repeat(1 + ((from / BATCH) % 80))}`,
      ];
      return kinds[at % kinds.length] ?? "";
    });
  const looks: { readonly asked: number; readonly residentMiB: number; readonly heapMiB: number }[] = [];
  for (let asked = 0; asked <= TO; asked += BATCH) {
    if (asked % STEP === 0) {
      looks.push({ asked, ...memoryNow() });
      console.error(`  ${JSON.stringify(looks.at(-1))}`);
    }
    await ours.ask(batch(asked));
    const headers = { "x-test-account": account };
    for (const path of DOWNLOADS) await read(ours.address + path, { headers });
    for (let k = 0; k < PREVIEWS; k++) {
      const unit = units[(asked / BATCH) * PREVIEWS + k] ?? units[k];
      const changes = [{ item: `i${k}`, value: (asked / BATCH) % 100 }];
      await read(`${ours.address}/api/v1/programmes/country/preview`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ period, unit, changes }),
      });
    }
  }
  const early = looks.find(({ asked }) => asked === FROM);
  const late = looks.at(-1);
  if (!early || !late) throw new RangeError(`memory: got ${TO} requests, want more than ${FROM}`);
  const more = late.residentMiB - early.residentMiB;
  const after = (asked: number): string => `memory after ${asked.toLocaleString("en")} requests`;
  return [
    alone(after(early.asked), "MiB", early.residentMiB, "", null),
    alone(after(late.asked), "MiB", late.residentMiB, `≤ ${MOST_MORE_MIB} MiB more`, more <= MOST_MORE_MIB),
    alone(`${after(early.asked)}: JavaScript's own of this thread`, "MiB", early.heapMiB, "", null),
    alone(`${after(late.asked)}: JavaScript's own of this thread`, "MiB", late.heapMiB, "", null),
  ];
}

async function read(url: string, how: RequestInit): Promise<void> {
  const answer = await fetch(url, how);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url}: got ${answer.status}, want 200`);
}

/** What this process has, once what is not used is given back. */
function memoryNow(): { residentMiB: number; heapMiB: number } {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // what the flag shows
  for (let times = 0; times < 3; times++) collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { residentMiB: Math.round(rss / 2 ** 20), heapMiB: Math.round(heapUsed / 2 ** 20) };
}
