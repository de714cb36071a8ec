import { useParams } from "@tanstack/react-router";
import { type OwnProgramme, useOwnProgrammes } from "../api/me.ts";

/** The programme that the address names, or the first of one's own; null where one has none. */
export function useCurrentProgramme(): OwnProgramme | null {
  const { programme } = useParams({ strict: false });
  const own = useOwnProgrammes();
  return own.find(({ slug }) => slug === programme) ?? own[0] ?? null;
}
