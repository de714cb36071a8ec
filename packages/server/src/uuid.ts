import { randomUUID } from "node:crypto";

/**
 * A UUID that sorts by time: the random bits of another, behind the time.
 * @param at milliseconds since 1970
 * @see RFC 9562, section 5.7
 */
export function uuidv7(at: number): string {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`; // its variant stays; random bytes are kept ready
}
