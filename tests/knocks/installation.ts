import { createHash } from "node:crypto";
import type { Touchstone } from "@touchstone/server";
import { addAccount, createHome, type Home, logBySlug, openTouchstone, transaction } from "@touchstone/server";
import {
  type SampleOffice,
  sampleOffice,
  sampleAnswered as sampleProgramme,
  sampleStandard,
} from "@touchstone/server/testing";

export const ORGANISATION = "larkwater";
export const PROGRAMME = "neighbours";
export const YAML = sampleStandard(PROGRAMME);
/** A clock that stands still, so that the day never changes in the middle. */
export const now = (): Date => new Date("2026-11-22T12:00:00.000Z");
const villages = (count: number): string[] => Array.from({ length: count }, (_, at) => `v${at}`);
const VILLAGES = villages(30);

/** An organisation with villages that take part in a programme, in a data folder that nobody has open. */
export async function foundInstallation(directory: string, nVillages = VILLAGES.length): Promise<Home> {
  const codes = villages(nVillages);
  const home = await createHome(directory);
  const touchstone = await openTouchstone(home, { now });
  try {
    const office = await sampleOffice(
      touchstone,
      [
        ["county", "county", null],
        ["north", "township", "county"],
        ...codes.map((code) => [code, "village", "north"] as const),
      ],
      ORGANISATION,
    );
    await sampleProgramme(touchstone, office, PROGRAMME, YAML, codes);
    await addAccount(touchstone, "receiver");
  } finally {
    await touchstone.close();
  }
  return home;
}

/** Who works in it. */
export async function officeOf(touchstone: Touchstone): Promise<SampleOffice> {
  const organisation = await transaction(touchstone, (tx) => logBySlug(tx, "organisation", ORGANISATION));
  if (!organisation) throw new Error("no organisation");
  return { organisation, account: `${ORGANISATION}-office` };
}

/** The n-th file of answers: every village in three years, with figures that only this file has. */
export function answersOf(n: number): { readonly rows: readonly Record<string, string>[]; readonly source: string } {
  const rows = ["2024", "2025", "2026"].flatMap((period) =>
    VILLAGES.map((unit, at) => ({
      unit,
      period,
      hours: String(1 + ((n * 7 + at) % 40) + n / 1e6),
      forms: String(((n + at) % 10) / 10 + n / 1e8),
      plan: (n + at) % 2 === 0 ? "done" : "planned",
    })),
  );
  return { rows, source: digest(`answers ${n}`) };
}

/** The n-th file of units: four villages that nobody knew. */
export const unitsOf = (n: number) =>
  Array.from({ length: 4 }, (_, at) => ({
    file: "units.csv",
    line: at + 2,
    code: `n${n}-${at}`,
    type: "village",
    names: [{ lang: "en", text: `New ${n} ${at}` }],
    parents: [{ hierarchy: "admin", code: "north" }],
    opened: null,
    closed: null,
    codes: [],
  }));

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An id that follows from a text, so that the same command can be asked again by another process. */
export function idOf(text: string): string {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
