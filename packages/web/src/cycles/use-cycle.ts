import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { cyclesQuery } from "../api/round.ts";
import type { CycleView } from "../api/views.ts";

interface InCycle {
  readonly programme: string;
  /** the latest first */
  readonly cycles: readonly CycleView[];
  /** that the address names, or the latest that units can apply in or could; null: there is none */
  readonly cycle: string | null;
}

/** The programme and the round that a page is about. */
export function useCycle(): InCycle {
  const { programme = "" } = useParams({ strict: false });
  const { cycle: asked } = useSearch({ strict: false });
  const { data: cycles } = useSuspenseQuery(cyclesQuery(programme));
  const begun = cycles.find(({ state }) => state !== "coming") ?? cycles[0];
  const found = cycles.find(({ cycleId }) => cycleId === asked) ?? begun;
  return { programme, cycles, cycle: found?.cycleId ?? null };
}
