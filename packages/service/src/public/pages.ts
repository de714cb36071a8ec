/** What is used of `@touchstone/pages`, which can be loaded only once this process takes TSX. */
export type Pages = typeof import("@touchstone/pages");

export const loadPages = (): Promise<Pages> => import("@touchstone/pages");
