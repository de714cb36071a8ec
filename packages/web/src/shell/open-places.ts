import { useQuery } from "@tanstack/react-query";
import type { OwnProgramme } from "../api/me.ts";
import { inboxQuery } from "../api/round.ts";
import { type RailPlace, railPlaces } from "./rail-items.ts";

/** Where the roles that somebody holds in a programme lead them, as far as the service opens it to them; null: nowhere. */
export function useOpenPlaces(programme: OwnProgramme | null): readonly RailPlace[] {
  const { data } = useQuery(inboxQuery);
  if (programme === null) return [];
  const places = railPlaces(programme.roles);
  if (data === undefined) return places; // until it has answered
  const open = data.openings.find((one) => one.programme.slug === programme.slug)?.places ?? [];
  return places.filter((place) => open.includes(place));
}
