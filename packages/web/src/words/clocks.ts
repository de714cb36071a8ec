/**
 * Whether the clock of a time zone and that of the device show the same at an instant.
 * @param own time zone of the device; the browser's where nothing is said
 */
export function isSameClock(zone: string, at: Date, own?: string): boolean {
  const shown = (timeZone?: string): string => new Intl.DateTimeFormat("en", { ...PARTS, timeZone }).format(at);
  try {
    return shown(zone) === shown(own);
  } catch {
    return false; // a zone that this browser does not know
  }
}

const PARTS = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
