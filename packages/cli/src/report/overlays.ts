import { applyOverlay, checkOverlay, type Overlay } from "@touchstone/standard";
import { type LoadedStandard, problemLines, readStandardFile } from "../load-standard.ts";
import { Stop } from "../stop.ts";

/** A standard with translations laid over it. */
export interface Overlaid {
  readonly loaded: LoadedStandard;
  /** languages whose texts are a machine's, and nobody has reviewed them */
  readonly machineLanguages: readonly string[];
}

/** Lays the overlays of some files over a standard; its digest stays. @throws {Stop} with what stands against one */
export async function withOverlays(loaded: LoadedStandard, files: readonly string[]): Promise<Overlaid> {
  let { standard } = loaded;
  const overlays: Overlay[] = [];
  for (const file of files) {
    const checked = checkOverlay(await readStandardFile(file));
    if (!checked.ok) throw new Stop(1, problemLines(checked.problems, file).join("\n"));
    const applied = applyOverlay(standard, checked.value);
    if (!applied.ok) {
      const problems = applied.findings.map((finding) => {
        return { ...finding, path: finding.path.join("."), line: 0, column: 0 };
      });
      throw new Stop(1, problemLines(problems, file).join("\n"));
    }
    standard = applied.value;
    overlays.push(checked.value);
  }
  return {
    loaded: { ...loaded, standard },
    machineLanguages: overlays
      .filter(({ origin, review }) => origin === "machine" && review === undefined)
      .map(({ language }) => language),
  };
}
