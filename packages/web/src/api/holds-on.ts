/** Whether something from a day on, until another or without an end, holds on a day; on its last day it no longer does. */
export const holdsOn = (
  { from, until }: { readonly from: string; readonly until: string | null },
  day: string,
): boolean => from <= day && (until === null || day < until);
