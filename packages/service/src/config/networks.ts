import { isIP } from "node:net";

const NAMED: ReadonlySet<string> = new Set(["loopback", "linklocal", "uniquelocal"]);

/** Whether it names an address, a network of addresses (not all of them), or one of the networks with a name. */
export function isNetwork(text: string): boolean {
  if (NAMED.has(text)) return true;
  const [address = "", prefix, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  const most = version === 4 ? 32 : 128;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= most;
}

/** Whether people on other machines can't reach it. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

/** Whether it can stand in a certificate and in an address: a name of letters, digits, dots and hyphens, or an IP address. */
export const isHostName = (text: string): boolean =>
  isIP(text) !== 0 || (text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(text));
