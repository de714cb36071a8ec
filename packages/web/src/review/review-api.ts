import { queryOptions } from "@tanstack/react-query";
import type { components } from "@touchstone/client";
import { client } from "../api/client.ts";

type Schemas = components["schemas"];
export type AssignmentRow = Schemas["AssignmentRow"];
export type ReviewView = Schemas["ReviewView"];
export type ReviewedIndicator = Schemas["ReviewedIndicator"];

/** One's own files, in the order in which they were assigned. */
export const reviewsQuery = (programme: string) =>
  queryOptions({
    queryKey: ["programme", programme, "reviews"],
    queryFn: async ({ signal }) => {
      const query = { limit: 200 };
      return (await client.get("/api/v1/programmes/{programme}/reviews", { path: { programme }, query, signal })).items;
    },
  });

/** One file; asked again when it is come back to, not while somebody rates. */
export const reviewQuery = (programme: string, assignment: string) =>
  queryOptions({
    queryKey: ["programme", programme, "review", assignment],
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/reviews/{assignment}", { path: { programme, assignment }, signal }),
    refetchOnWindowFocus: false,
  });

/** Who takes part in a round, with what was said of ties to each. */
export const interestsQuery = (programme: string, cycle: string) =>
  queryOptions({
    queryKey: ["programme", programme, "interests", cycle],
    queryFn: ({ signal }) =>
      client.get("/api/v1/programmes/{programme}/cycles/{cycle}/interests", { path: { programme, cycle }, signal }),
  });
