import type { Standard } from "@touchstone/standard";
import { differences } from "../assessment/differences.ts";
import type { EventOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";
import type { Version } from "../standard/load-standards.ts";
import type { Round } from "./round.ts";

/** A round promises what its standard says, and nothing else. */
export function checkCycles({ cycles }: Round, versions: ReadonlyMap<string, Version>, findings: Findings): void {
  for (const cycle of cycles.values()) {
    const { standard: of, stages, validFor, appeal } = cycle.data;
    const version = versions.get(of.version);
    const where = `ledger/programme, leaf ${cycle.seq}`;
    if (version?.digest !== of.digest) {
      findings.fault("notices", {
        where,
        found: `a round by version ${of.version}, ${of.digest}`,
        wanted: "a version that was published",
      });
      continue;
    }
    if (version.standard === null) continue; // its file was told already
    const wanted = promisedBy(version.standard);
    for (const { path, found, wanted: right } of differences({ stages, validFor, appeal }, wanted))
      findings.fault("notices", { where: `${where}, ${path}`, found, wanted: `${right}, as the standard has it` });
  }
}

function promisedBy({ cycle }: Standard): Pick<EventOf<"CycleOpened">["data"], "stages" | "validFor" | "appeal"> {
  const stages = (cycle?.stages ?? []).flatMap((entry) => {
    const timed: [string, number | null][] = typeof entry === "string" ? [[entry, null]] : Object.entries(entry);
    return timed.map(([stage, days]) => {
      const actsAt: Readonly<Record<string, string | undefined>> = cycle?.actsAt ?? {};
      return { stage, days, actsAt: actsAt[stage] ?? null };
    });
  });
  return { stages, validFor: cycle?.validFor ?? null, appeal: cycle?.appeal ?? null };
}
