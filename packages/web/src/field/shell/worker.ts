import type { Language } from "../../words/languages.ts";

/** A newer version that waits to be taken; none: there is none. */
let waiting: ServiceWorker | null = null;
const heard = new Set<() => void>();

/** Keeps the page on the phone. A newer version never takes over by itself: nothing that is half typed is loaded again. */
export function installWorker(language: Language): void {
  if (!("serviceWorker" in navigator)) return;
  const tell = (worker: ServiceWorker | null): void => {
    if (!worker || !navigator.serviceWorker.controller) return;
    waiting = worker;
    for (const hear of heard) hear();
  };
  void navigator.serviceWorker
    .register(`/${language}/field/sw.js`, { scope: `/${language}/field/` })
    .then((registration) => {
      tell(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const coming = registration.installing;
        coming?.addEventListener("statechange", () => {
          if (coming.state === "installed") tell(coming);
        });
      });
    })
    .catch(() => {}); // without a line the worker that is there goes on; a page without one works on line
}

export const listenForVersion = (hear: () => void): (() => void) => {
  heard.add(hear);
  return () => heard.delete(hear);
};
export const hasNewVersion = (): boolean => waiting !== null;

/** Takes the newer version, as who uses the page has asked. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take-over");
}
