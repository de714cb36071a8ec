import type { ListedProgramme } from "@touchstone/pages";
import { allLogs, transaction } from "@touchstone/server";
import type { Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";

/** Every programme of the server, as pages find them. */
export async function scenesOf({ touchstone, scenes }: Desk): Promise<ProgrammeScene[]> {
  const logs = await transaction(touchstone, allLogs, { readOnly: true, pipelined: true });
  const found: ProgrammeScene[] = [];
  for (const { kind, slug, sandboxOf } of logs) {
    const scene = kind === "programme" && sandboxOf === null ? await scenes.find(slug) : null;
    if (scene) found.push(scene);
  }
  return found;
}

/** The list of programmes, as HTML. */
export async function programmesPage(desk: Desk, found: readonly ProgrammeScene[], lang: string): Promise<string> {
  const { pages, assets, registers } = desk;
  const programmes: ListedProgramme[] = [];
  for (const scene of found) {
    const { slug, names, owner, languages } = scene.programme;
    const register = await registers.of(scene);
    programmes.push({ slug, names, owner, languages, nGraded: register?.index.lines.length ?? null });
  }
  return pages.drawProgrammes(
    {
      lang,
      languages: pages.PAGE_LANGUAGES.map((one) => ({ lang: one, href: `/${one}` })),
      stylesheet: assets.stylesheet,
      programme: null,
      current: null,
    },
    programmes,
  );
}
