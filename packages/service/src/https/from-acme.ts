import { join } from "node:path";
import acme from "acme-client";
import type { HttpsConfig } from "../config.ts";
import { issueLeaf, makeRoot } from "./authority.ts";
import type { Certificates, CertificatesAsked } from "./certificates.ts";
import type { Pair } from "./door.ts";
import { endOf, isFor, readOrMakeKey, readOwnPair, writePair } from "./pair-files.ts";

type AcmeConfig = Extract<HttpsConfig, { kind: "acme" }>;

const RENEW_MS = 30 * 86_400_000;
/** After a failure it is tried again no sooner: authorities count. */
const AGAIN_MS = 15 * 60_000;

/**
 * A certificate of an ACME authority (RFC 8555), proven by http-01 on the plain door, renewed a month before its end.
 * Where none can be had at the start the service begins with one that nobody trusts, says so, and goes on trying.
 */
export async function acmeCertificate(config: AcmeConfig, asked: CertificatesAsked): Promise<Certificates> {
  const { folder, now, say } = asked;
  const paths = { key: join(folder, "acme.key"), cert: join(folder, "acme.pem") };
  const found = await readOwnPair(paths);
  let pair = found && isFor(found, config.names) && endOf(found) > now() ? found : null;
  let triedAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<Pair | null> => {
    const isDue = pair === null || endOf(pair).getTime() - now().getTime() < RENEW_MS;
    if (!isDue || now().getTime() - triedAt < AGAIN_MS) return null;
    triedAt = now().getTime();
    try {
      pair = await obtained(config, asked);
      await writePair(paths, pair);
      say(
        `a certificate for ${config.names.join(", ")} was obtained; it ends on ${endOf(pair).toISOString().slice(0, 10)}`,
      );
      return pair;
    } catch (error) {
      say(`no certificate could be obtained: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  await look();
  const passing = pair ?? (await untrusted(config.names, now()));
  return { pair: () => pair ?? passing, root: null, look };
}

async function obtained(
  { directory, contact, names }: AcmeConfig,
  { folder, challenges }: CertificatesAsked,
): Promise<Pair> {
  const accountKey = await readOrMakeKey(join(folder, "acme-account.key"));
  const client = new acme.Client({ directoryUrl: directory, accountKey });
  const [key, csr] = await acme.crypto.createCsr({ altNames: [...names] }, await acme.crypto.createPrivateEcdsaKey());
  const cert = await client.auto({
    csr,
    ...(contact !== null && { email: contact }),
    termsOfServiceAgreed: true,
    challengePriority: ["http-01"],
    skipChallengeVerification: true, // this machine often can't reach itself by its public name
    challengeCreateFn: async (_authorisation, { token }, answer) => void challenges.set(token, answer),
    challengeRemoveFn: async (_authorisation, { token }) => void challenges.delete(token),
  });
  return { key: key.toString(), cert };
}

/** Lets the door open while there is no certificate: browsers warn of it. */
async function untrusted(names: readonly string[], now: Date): Promise<Pair> {
  return issueLeaf(await makeRoot("not trusted yet", { hosts: names, networks: [] }, now), names, now);
}
