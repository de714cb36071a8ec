import { applyOverlay, checkOverlay, type Overlay, problemsIn } from "@touchstone/standard";
import { type LoadedStandard, problemLines, readStandardFile } from "../load-standard.ts";
import { Stop } from "../stop.ts";
import { sayIn } from "../terminal/language.ts";

/** A standard with translations laid over it. */
export interface Overlaid {
  readonly loaded: LoadedStandard;
  /** languages whose texts are a machine's, and nobody has reviewed them */
  readonly machineLanguages: readonly string[];
}

/** Reads an overlay and checks its form. @throws {Stop} with every problem in it */
export async function readOverlay(file: string): Promise<Overlay> {
  const checked = checkOverlay(await readStandardFile(file));
  if (!checked.ok) throw new Stop(1, problemLines(checked.problems, file).join("\n"));
  return checked.value;
}

/** Lays the overlays of some files over a standard; its digest stays. @throws {Stop} with what stands against one */
export async function withOverlays(loaded: LoadedStandard, files: readonly string[]): Promise<Overlaid> {
  let { standard } = loaded;
  const overlays: Overlay[] = [];
  for (const file of files) {
    const overlay = await readOverlay(file);
    const applied = applyOverlay(standard, overlay);
    if (!applied.ok) {
      const problems = problemsIn(await readStandardFile(file), applied.findings);
      throw new Stop(1, problemLines(problems, file).join("\n"));
    }
    standard = applied.value;
    overlays.push(overlay);
  }
  return {
    loaded: { ...loaded, standard, say: sayIn(standard, loaded.language) },
    machineLanguages: overlays
      .filter(({ origin, review }) => origin === "machine" && review === undefined)
      .map(({ language }) => language),
  };
}
