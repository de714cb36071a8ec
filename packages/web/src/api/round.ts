import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";
import type { ApplicationState, DecisionBoardRow, StandsAt } from "./views.ts";

/** What waits for who is signed in; asked again each minute, for others work too. */
export const inboxQuery = queryOptions({
  queryKey: ["inbox"],
  queryFn: ({ signal }) => client.get("/api/v1/inbox", { signal }),
  refetchInterval: 60_000,
});

const of = (programme: string, ...more: readonly unknown[]) => ["programme", programme, ...more] as const;

export const programmeQuery = (programme: string) =>
  queryOptions({
    queryKey: of(programme, "itself"),
    queryFn: ({ signal }) => client.get("/api/v1/programmes/{programme}", { path: { programme }, signal }),
    staleTime: 300_000,
  });

/** The rounds of a programme, the latest first. */
export const cyclesQuery = (programme: string) =>
  queryOptions({
    queryKey: of(programme, "cycles"),
    queryFn: async ({ signal }) => {
      const path = { programme };
      const { items } = await client.get("/api/v1/programmes/{programme}/cycles", {
        path,
        query: { limit: 200 },
        signal,
      });
      return items.toSorted((a, b) => b.seq - a.seq);
    },
    staleTime: 60_000,
  });

export const overviewQuery = (programme: string, cycle: string) =>
  queryOptions({
    queryKey: of(programme, "overview", cycle),
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/cycles/{cycle}/overview", { path: { programme, cycle }, signal }),
  });

interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

/** A list that somebody goes down: a first few rows at once, then as many at a time as there may be. */
const goneDown = <Page extends { readonly next: string | null }>(
  queryKey: readonly unknown[],
  ask: (page: PageAsked, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam: cursor, signal }) => ask(cursor === null ? { limit: 200 } : { limit: 1000, cursor }, signal),
    initialPageParam: null as string | null, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
  });

/** What a list is narrowed to, without that by which it is not. */
const narrowed = <Asked extends object>(asked: Asked) =>
  Object.fromEntries(Object.entries(asked).filter(([, by]) => by !== null)) as {
    readonly [By in keyof Asked]?: NonNullable<Asked[By]>;
  }; // each null has gone

/** What a list of applications is narrowed to; each null: by nothing. */
export interface ApplicationsAsked {
  readonly cycle: string | null;
  readonly state: ApplicationState | null;
  readonly text: string | null;
  readonly under: string | null;
}

/** Applications as far as somebody goes down the list. */
export const applicationsQuery = (programme: string, asked: ApplicationsAsked) =>
  goneDown(of(programme, "applications", asked), (page, signal) =>
    client.get("/api/v1/programmes/{programme}/applications", {
      path: { programme },
      query: { ...page, ...narrowed(asked) },
      signal,
    }),
  );

/** The units that a list of applications can be narrowed to: those below one, or the highest. */
export const regionsQuery = (programme: string, cycle: string, under: string | null) =>
  queryOptions({
    queryKey: of(programme, "regions", cycle, under),
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/cycles/{cycle}/regions", {
        path: { programme, cycle },
        query: under === null ? {} : { under },
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });

/** What the table of units is narrowed to; each null: by nothing. */
export interface UnitsAsked {
  readonly cycle: string | null;
  readonly state: StandsAt | null;
  readonly type: string | null;
  readonly text: string | null;
  readonly under: string | null;
}

/** Units that take part, as far as somebody goes down the table. */
export const unitsQuery = (programme: string, asked: UnitsAsked) =>
  goneDown(of(programme, "units", asked), (page, signal) =>
    client.get("/api/v1/programmes/{programme}/enrolled-units", {
      path: { programme },
      query: { ...page, ...narrowed(asked) },
      signal,
    }),
  );

/** Who takes part, at a glance, and the regions right below a unit. */
export const enrolledQuery = (programme: string, under: string | null) =>
  queryOptions({
    queryKey: of(programme, "enrolled", under),
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/enrolled", {
        path: { programme },
        query: under === null ? {} : { under },
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });

/** The first applications whose unit is called so, in any round; nothing is asked for nothing. */
export const searchQuery = (programme: string, text: string) =>
  queryOptions({
    queryKey: of(programme, "search", text),
    queryFn: async ({ signal }) => {
      const query = { limit: 12, text };
      return (await client.get("/api/v1/programmes/{programme}/applications", { path: { programme }, query, signal }))
        .items;
    },
    enabled: text !== "",
    placeholderData: (before) => before,
  });

export const applicationQuery = (programme: string, application: string) =>
  queryOptions({
    queryKey: of(programme, "application", application),
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/applications/{application}", {
        path: { programme, application },
        signal,
      }),
  });

/** What the unit was asked, and answered: for who checks that it is complete. */
export const formQuery = (programme: string, application: string) =>
  queryOptions({
    queryKey: of(programme, "form", application),
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/applications/{application}/form", {
        path: { programme, application },
        signal,
      }),
  });

/** Who could be assigned to an application, and why not. */
export const reviewersQuery = (programme: string, application: string) =>
  queryOptions({
    queryKey: of(programme, "reviewers", application),
    queryFn: async ({ signal }) => {
      const path = { programme, application };
      return (await client.get("/api/v1/programmes/{programme}/applications/{application}/reviewers", { path, signal }))
        .items;
    },
  });

/** The decision board of a round, whole: what has come so far as to be decided. */
export const boardQuery = (programme: string, cycle: string) =>
  queryOptions({
    queryKey: of(programme, "board", cycle),
    queryFn: async ({ signal }) => {
      const rows: DecisionBoardRow[] = [];
      for (let cursor: string | null = null; ; ) {
        const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor !== null && { cursor }) };
        const page = await client.get("/api/v1/programmes/{programme}/cycles/{cycle}/decisions", {
          path: { programme, cycle },
          query,
          signal,
        });
        rows.push(...page.items);
        cursor = page.next;
        if (cursor === null) return rows;
      }
    },
  });

export const noticesQuery = (programme: string) =>
  queryOptions({
    queryKey: of(programme, "notices"),
    queryFn: async ({ signal }) =>
      (
        await client.get("/api/v1/programmes/{programme}/notices", {
          path: { programme },
          query: { limit: 200 },
          signal,
        })
      ).items,
  });

/** Objections as the office sees them. */
export const objectionsQuery = (programme: string) =>
  queryOptions({
    queryKey: of(programme, "objections"),
    queryFn: async ({ signal }) =>
      (
        await client.get("/api/v1/programmes/{programme}/objections", {
          path: { programme },
          query: { limit: 200 },
          signal,
        })
      ).items,
  });
