import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { client } from "./client.ts";
import { holdsOn } from "./holds-on.ts";

/** Who is signed in, and what they may be. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => client.get("/api/v1/me", { signal }),
  staleTime: 300_000,
});

/** The programmes of this service: some ten, not some thousand. */
const programmesQuery = queryOptions({
  queryKey: ["programmes"],
  queryFn: async ({ signal }) => (await client.get("/api/v1/programmes", { query: { limit: 200 }, signal })).items,
  staleTime: 300_000,
});

export type Role = Awaited<ReturnType<typeof client.get<"/api/v1/me">>>["roles"][number]["role"];

/** A programme in which somebody has a role, or one in its organisation. */
export interface OwnProgramme {
  readonly slug: string;
  readonly organisation: string;
  readonly names: readonly { readonly text: string; readonly lang: string }[];
  /** held in it, or in its organisation */
  readonly roles: ReadonlySet<Role>;
  /** of these, those that are held in the programme itself, as most of its commands want */
  readonly inItself: ReadonlySet<Role>;
}

/** The programmes in which who is signed in has something to do. */
export function useOwnProgrammes(): readonly OwnProgramme[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: programmes } = useSuspenseQuery(programmesQuery);
  return programmes
    .map(({ slug, organisation, names }) => {
      const today = new Date().toISOString().slice(0, 10);
      const held = me.roles
        .filter(({ kind, log }) => (kind === "programme" ? log === slug : log === organisation))
        .filter((role) => holdsOn(role, today));
      const inItself = held.filter(({ kind }) => kind === "programme");
      const rolesOf = (some: typeof held): ReadonlySet<Role> => new Set(some.map(({ role }) => role));
      return { slug, organisation, names, roles: rolesOf(held), inItself: rolesOf(inItself) };
    })
    .filter(({ roles }) => roles.size > 0);
}
