/** How safe it is to write into this phone. `none`: nothing can be kept; `private`: it goes with the window; `tight`: hardly any room; `not-promised`: the phone may clear it when it runs short. */
export type Storage = "safe" | "not-promised" | "tight" | "private" | "none";

const TIGHT_BYTES = 20_000_000;
/** what a private window of Chrome is given is far below what a phone's disk gives */
const PRIVATE_BYTES = 150_000_000;

/** Asks the phone to keep what is written, and says what it promised. */
export async function askToKeep(): Promise<Storage> {
  if (!("indexedDB" in globalThis)) return "none";
  const storage = "storage" in navigator ? navigator.storage : null; // not there without HTTPS
  if (!storage) return "not-promised";
  const { quota = 0, usage = 0 } = await storage.estimate();
  const persisted = (await storage.persisted()) || (await storage.persist());
  if (quota - usage < TIGHT_BYTES) return "tight";
  if (persisted) return "safe";
  return quota < PRIVATE_BYTES ? "private" : "not-promised";
}
