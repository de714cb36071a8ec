import { isIP } from "node:net";

/** The names and addresses that an authority may vouch for. */
export interface Reach {
  /** host names; whatever lies below one is reached too */
  readonly hosts: readonly string[];
  /** networks such as 192.168.1.0/24, single addresses as /32 or /128 */
  readonly networks: readonly string[];
}

/**
 * The extension nameConstraints, in DER: these names and networks, and nothing else of either kind. A root with it can
 * do no harm elsewhere, even in the hands of somebody who stole its key.
 * @see RFC 5280, section 4.2.1.10
 */
export function nameConstraints({ hosts, networks }: Reach): Uint8Array {
  const permitted = [
    ...hosts.map((host) => tlv(DNS_NAME, Buffer.from(host, "ascii"))),
    ...networks.map((network) => tlv(IP_ADDRESS, networkBytes(network))),
  ];
  // a kind of which nothing is permitted is not limited at all, unless all of it is excluded
  const excluded = [
    ...(hosts.length === 0 ? [tlv(DNS_NAME, Buffer.alloc(0))] : []),
    ...(networks.some((network) => versionOf(network) === 4) ? [] : [tlv(IP_ADDRESS, Buffer.alloc(8))]),
    ...(networks.some((network) => versionOf(network) === 6) ? [] : [tlv(IP_ADDRESS, Buffer.alloc(32))]),
  ];
  const subtrees = (tag: number, names: readonly Buffer[]): Buffer =>
    names.length === 0 ? Buffer.alloc(0) : tlv(tag, Buffer.concat(names.map((name) => tlv(SEQUENCE, name))));
  return tlv(SEQUENCE, Buffer.concat([subtrees(PERMITTED, permitted), subtrees(EXCLUDED, excluded)]));
}

/** What a constraint permits, as `nameConstraints` writes it. @throws {RangeError} for any other form */
export function reachIn(der: Uint8Array): Reach {
  const hosts: string[] = [];
  const networks: string[] = [];
  const [all] = parts(der);
  for (const { tag, content } of parts(all?.content ?? new Uint8Array())) {
    if (tag !== PERMITTED) continue;
    for (const subtree of parts(content))
      for (const name of parts(subtree.content))
        if (name.tag === DNS_NAME) hosts.push(Buffer.from(name.content).toString("ascii"));
        else networks.push(networkText(name.content));
  }
  return { hosts, networks };
}

/** Whether an authority with this reach may vouch for `name`. */
export function reaches({ hosts, networks }: Reach, name: string): boolean {
  if (isIP(name) === 0) return hosts.some((host) => name === host || name.endsWith(`.${host}`));
  return networks.some((network) => {
    if (versionOf(network) !== isIP(name)) return false;
    const bytes = networkBytes(network);
    const half = bytes.length / 2;
    return addressBytes(name).every((byte, at) => (byte & (bytes[half + at] ?? 0)) === bytes[at]);
  });
}

/** OID of the extension. */
export const NAME_CONSTRAINTS = "2.5.29.30";
const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const EXCLUDED = 0xa1;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

const versionOf = (network: string): number => isIP(network.split("/")[0] ?? "");

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** The address of a network with its host bits cleared, then its mask. */
function networkBytes(network: string): Buffer {
  const [address = "", prefix] = network.split("/");
  const bytes = addressBytes(address);
  const nBits = prefix === undefined ? bytes.length * 8 : Number(prefix);
  const mask = bytes.map((_, at) => (0xff << (8 - Math.min(8, Math.max(0, nBits - at * 8)))) & 0xff);
  return Buffer.from([...bytes.map((byte, at) => byte & (mask[at] ?? 0)), ...mask]);
}

function addressBytes(address: string): number[] {
  if (isIP(address) === 4) return address.split(".").map(Number);
  if (isIP(address) !== 6) throw new RangeError(`addressBytes: got ${address}, want an IP address`);
  // the URL parser writes an address of version 6 in one way only, without dots
  const written = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1);
  const [before = "", after] = written.split("::");
  const groups = (text: string | undefined): string[] => (text ? text.split(":") : []);
  const [head, tail] = [groups(before), groups(after)];
  const all = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => "0"), ...tail];
  return all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

function parts(der: Uint8Array): { readonly tag: number; readonly content: Uint8Array }[] {
  const found = [];
  for (let at = 0; at < der.length; ) {
    const tag = der[at++] ?? 0;
    const first = der[at++] ?? 0;
    const nBytes = first < 0x80 ? 0 : first & 0x7f;
    let length = first < 0x80 ? first : 0;
    for (let n = 0; n < nBytes; n++) length = length * 256 + (der[at++] ?? 0);
    if (at + length > der.length) throw new RangeError("parts: got DER that ends in the middle");
    found.push({ tag, content: der.subarray(at, at + length) });
    at += length;
  }
  return found;
}

function networkText(bytes: Uint8Array): string {
  const half = bytes.length / 2;
  const nBits = [...bytes.subarray(half)].reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
  const address = bytes.subarray(0, half);
  if (half === 4) return `${[...address].join(".")}/${nBits}`;
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((address[2 * at] ?? 0) << 8) | (address[2 * at + 1] ?? 0)).toString(16),
  );
  return `${groups.join(":")}/${nBits}`;
}
