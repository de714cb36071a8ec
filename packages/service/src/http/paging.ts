import { z } from "zod";
import { ProblemError } from "./problem.ts";

const MOST = 200;

/** What a list is asked for beside its filters. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe("how many at most"),
  cursor: z.string().max(500).optional().describe("`next` of the page before"),
};

/** The query of a list. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One page of a list; `next` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("cursor of the page that follows") });

/** Where the next page begins, as nobody but this program reads it. */
export const cursorOf = (place: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/** Where a page begins; null: at the beginning. @throws {ProblemError} for what was not handed out here */
export function placeOf<T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | null {
  if (cursor === undefined) return null;
  const place = shape.safeParse(parsed(Buffer.from(cursor, "base64url").toString()));
  if (place.success) return place.data;
  throw new ProblemError("invalid-request", "cursor: this is no `next` of an earlier page", {
    errors: [{ pointer: "/cursor", detail: "no `next` of an earlier page" }],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A page of a list that was read as a whole, because it is short by nature. */
export function pageIn<T>(all: readonly T[], { limit, cursor }: PageAsked): { items: T[]; next: string | null } {
  const [from] = placeOf(cursor, z.tuple([z.int().min(0)])) ?? [0];
  const end = from + limit;
  return { items: all.slice(from, end), next: end < all.length ? cursorOf([end]) : null };
}

/** A page of rows of which one more than the limit was read. */
export function pageOfRows<T>(
  rows: readonly T[],
  limit: number,
  placeAt: (last: T) => readonly (string | number | null)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(placeAt(last)) : null };
}
