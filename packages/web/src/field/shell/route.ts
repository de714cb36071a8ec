import { useSyncExternalStore } from "react";
import { languageOf } from "../../words/languages.ts";

/** Which page of the form an address is. */
export type Route =
  | { readonly page: "home" }
  | { readonly page: "unsent" }
  | { readonly page: "apply"; readonly programme: string; readonly cycle: string; readonly unit: string }
  | { readonly page: "application"; readonly programme: string; readonly application: string }
  | { readonly page: "hand-in"; readonly programme: string; readonly application: string }
  | { readonly page: "question"; readonly programme: string; readonly application: string; readonly question: string };

const BASE = `/${languageOf(location.pathname)}/field`;

/** @param path an address below that of the form */
function routeOf(path: string): Route {
  const [programme, application, page, question] = path.split("/").filter(Boolean).map(decodeURIComponent);
  if (programme === undefined) return { page: "home" };
  if (application === undefined) return { page: programme === "unsent" ? "unsent" : "home" };
  if (application === "apply" && page !== undefined && question !== undefined)
    return { page: "apply", programme, cycle: page, unit: question };
  if (page === "hand-in") return { page: "hand-in", programme, application };
  if (page === "question" && question !== undefined) return { page: "question", programme, application, question };
  return { page: "application", programme, application };
}

/** The address of a page, by its parts below that of the form. */
export const addressOf = (...parts: readonly string[]): string => `${BASE}/${parts.map(encodeURIComponent).join("/")}`;

const heard = new Set<() => void>();
const told = (): void => {
  for (const hear of heard) hear();
};
addEventListener("popstate", told);

let hasArrived = false;

/** Whether one has come here from another page of the form, and nothing has taken the keyboard since; told once. */
export function takeArrival(): boolean {
  const has = hasArrived;
  hasArrived = false;
  return has;
}

/** Goes to a page without loading anything. */
export function goTo(address: string, { instead = false }: { readonly instead?: boolean } = {}): void {
  if (instead) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  hasArrived = true;
  told();
  scrollTo(0, 0);
}

export function useRoute(): Route {
  const path = useSyncExternalStore(
    (hear) => {
      heard.add(hear);
      return () => heard.delete(hear);
    },
    () => location.pathname,
  );
  return routeOf(path.slice(BASE.length));
}
