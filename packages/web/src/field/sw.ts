/**
 * Keeps the page of one language, and all that it is made of, on the phone: so that it opens without a line. It keeps no
 * data and sends none; that is the page's own doing. A version that has come in beside waits until the page asks for it.
 */

/** What a service worker has beyond a page; no library of types knows both. */
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(type: "message", heard: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: "fetch", heard: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker; // what it is where this file runs
const FILES = JSON.parse("FILES") as readonly string[]; // written here as it is built
const PAGE = new URL(worker.registration.scope).pathname;
const LANGUAGE = PAGE.split("/")[1] ?? "";
const ASSETS = "/field-assets/";
const OF_LANGUAGE = /^(en|zh-Hans|bo)-/;

/** What this language needs: its own words, and the letters that a phone may lack. */
const needed = FILES.filter((name) => {
  if (name.endsWith(".woff2")) return LANGUAGE === "bo" || !name.includes("tibetan");
  return !OF_LANGUAGE.test(name) || name.startsWith(`${LANGUAGE}-`);
});
const OURS = `field:${LANGUAGE}:`;
const KEPT = `${OURS}${digestOf(FILES.join())}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([PAGE, ...needed.map((name) => `${ASSETS}${name}`)])));
});

worker.addEventListener("activate", (event) => {
  const tidy = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener("message", ({ data }) => {
  if (data === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname.startsWith(PAGE)) event.respondWith(keptOr(PAGE, request));
  else if (pathname.startsWith(ASSETS)) event.respondWith(keptOr(request, request));
});

async function keptOr(key: Request | string, request: Request): Promise<Response> {
  const kept = await caches.open(KEPT);
  return (await kept.match(key)) ?? fetch(request);
}

/** A short name for what is kept; no secret hangs on it. */
function digestOf(text: string): string {
  let sum = 5381;
  for (let at = 0; at < text.length; at++) sum = ((sum * 33) ^ text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}
