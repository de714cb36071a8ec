import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { issueLeaf, makeRoot, reachOfRoot } from "./authority.ts";
import type { Certificates, CertificatesAsked } from "./certificates.ts";
import type { Pair } from "./door.ts";
import { type Reach, reaches } from "./name-constraints.ts";
import { endOf, isFor, readOwnPair, readPair, writePair } from "./pair-files.ts";

const RENEW_MS = 30 * 86_400_000;
const LOOPBACK: Reach = { hosts: ["localhost"], networks: ["127.0.0.0/8", "::1/128"] };

/** Addresses of this machine, and the network of each. */
export interface Neighbourhood {
  readonly addresses: readonly string[];
  readonly networks: readonly string[];
}

/**
 * An authority of this installation: a root that may vouch for the names of the service and its own networks alone, to be
 * installed once on each device, and a certificate under it that is renewed by itself.
 */
export async function localCertificate(
  names: readonly string[],
  { folder, now, say }: CertificatesAsked,
  around: () => Neighbourhood = neighbourhood,
): Promise<Certificates> {
  const at = (name: string) => ({ key: join(folder, `${name}.key`), cert: join(folder, `${name}.pem`) });
  const root = await rootOf(at("root"));
  let pair = await currentLeaf();
  return { pair: () => pair, root: root.cert, look: looked };

  async function rootOf(paths: ReturnType<typeof at>): Promise<Pair> {
    const found = await readPair(paths);
    if (found) return found;
    const reach = reachOf(names, around());
    const made = await makeRoot(`Touchstone of ${names[0] ?? "this machine"}`, reach, now());
    await writePair(paths, made);
    say(`an authority for ${[...reach.hosts, ...reach.networks].join(", ")} was made: ${paths.cert}`);
    return made;
  }
  async function looked(): Promise<Pair | null> {
    const before = pair;
    pair = await currentLeaf();
    return pair === before || pair.cert === before.cert ? null : pair;
  }
  async function currentLeaf(): Promise<Pair> {
    const wanted = wantedNames();
    const found = await readOwnPair(at("server"));
    const isFine =
      found?.cert.includes(root.cert.trim()) === true &&
      endOf(found).getTime() - now().getTime() > RENEW_MS &&
      isFor(found, wanted);
    if (isFine) return found;
    const made = await issueLeaf(root, wanted, now());
    await writePair(at("server"), made);
    return made;
  }
  /** What the root may vouch for, of all that the service is called. */
  function wantedNames(): string[] {
    const all = [...new Set([...names, "localhost", "127.0.0.1", "::1", ...around().addresses])];
    const reach = reachOfRoot(root);
    const wanted = all.filter((name) => reaches(reach, name));
    const left = names.filter((name) => !wanted.includes(name));
    if (left.length > 0)
      say(
        `the root certificate was made before ${left.join(", ")} came: move ${at("root").cert} away, start again, ` +
          "and install the new one on every device",
      );
    return wanted;
  }
}

function reachOf(names: readonly string[], { networks }: Neighbourhood): Reach {
  const hosts = names.filter((name) => isIP(name) === 0);
  const single = names.filter((name) => isIP(name) !== 0).map((name) => `${name}/${isIP(name) === 4 ? 32 : 128}`);
  return {
    hosts: [...new Set([...LOOPBACK.hosts, ...hosts])],
    networks: [...new Set([...LOOPBACK.networks, ...single, ...networks])],
  };
}

/** Addresses of private networks that this machine is in. */
function neighbourhood(): Neighbourhood {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const ours = all.filter(({ internal, address }) => !internal && isPrivate(address));
  return {
    addresses: ours.map(({ address }) => address),
    networks: ours.flatMap(({ cidr }) => (cidr === null ? [] : [cidr])),
  };
}

const isPrivate = (address: string): boolean =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) || /^f[cd][0-9a-f]{2}:/i.test(address);
