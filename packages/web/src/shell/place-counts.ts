import { useQuery } from "@tanstack/react-query";
import { inboxQuery } from "../api/round.ts";
import type { InboxItem } from "../api/views.ts";
import type { RailPlace } from "./rail-items.ts";

const PLACE_OF: Readonly<Record<InboxItem["kind"], RailPlace | null>> = {
  answer: null,
  mend: null,
  reply: null,
  checkCompleteness: "applications",
  assign: "applications",
  assignThird: "applications",
  declare: "review",
  rate: "review",
  recommend: "recommend",
  decide: "decisions",
  publishNotice: "notices",
  answerObjection: "notices",
};

/** How much waits for who is signed in, at each place of a programme, and in all. */
export function usePlaceCounts(programme: string | null): {
  readonly all: number;
  readonly at: Readonly<Partial<Record<RailPlace, number>>>;
} {
  const { data } = useQuery(inboxQuery);
  const at: Partial<Record<RailPlace, number>> = {};
  for (const { kind, count, programme: of } of data?.items ?? []) {
    const place = PLACE_OF[kind];
    if (place !== null && of.slug === programme) at[place] = (at[place] ?? 0) + count;
  }
  return { all: data?.items.length ?? 0, at };
}
