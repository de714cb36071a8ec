import type { Around } from "@touchstone/pages";
import type { Touchstone } from "@touchstone/server";
import { type Assets, assetsOf } from "./assets.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { clockOf } from "./clock-of.ts";
import { loadPages, type Pages } from "./pages.ts";
import { type ProgrammeScene, ProgrammeScenes } from "./programme-scene.ts";
import { Versions } from "./read-version.ts";
import { Registers } from "./registers.ts";
import type { MadePage } from "./send-page.ts";

/** What public pages are made with. */
export interface Desk {
  readonly touchstone: Touchstone;
  readonly pages: Pages;
  readonly assets: Assets;
  readonly scenes: ProgrammeScenes;
  readonly versions: Versions;
  readonly registers: Registers;
  readonly cache: BoundedCache<MadePage>;
}

const MOST_CACHED_BYTES = 32 << 20;

export async function openDesk(touchstone: Touchstone): Promise<Desk> {
  const pages = await loadPages();
  return {
    touchstone,
    pages,
    assets: await assetsOf(pages),
    scenes: new ProgrammeScenes(touchstone),
    versions: new Versions(touchstone),
    registers: new Registers(touchstone),
    cache: new BoundedCache(MOST_CACHED_BYTES),
  };
}

/** What lies around a page of a programme. @param rest of the address after the programme, with its query */
export function aroundOf(
  { assets }: Desk,
  { programme, log }: ProgrammeScene,
  lang: string,
  current: Around["current"],
  rest: string,
): Around {
  return {
    lang,
    languages: programme.languages.map((one) => ({ lang: one, href: `/${one}/${programme.slug}${rest}` })),
    stylesheet: assets.stylesheet,
    programme: { href: `/${lang}/${programme.slug}`, names: programme.names },
    current,
    clock: clockOf(programme.timeZone),
    ...(log.sandboxOf !== null && { isRehearsal: true, isPassing: true }),
  };
}
