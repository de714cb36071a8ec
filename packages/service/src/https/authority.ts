import { createPrivateKey, KeyObject, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import "reflect-metadata"; // @peculiar/x509 wants it first
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { Pair } from "./door.ts";
import { NAME_CONSTRAINTS, nameConstraints, type Reach, reachIn } from "./name-constraints.ts";

const DAY_MS = 86_400_000;
const ROOT_DAYS = 3_650;
/** Devices take no certificate that is valid for much longer than a year; this one is renewed by itself. */
const LEAF_DAYS = 90;
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** Makes a root that may vouch for what it reaches, and for nothing else, from a day before `now` on for ten years. */
export async function makeRoot(title: string, reach: Reach, now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(P256, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [title] }],
      keys,
      ...validity(now, ROOT_DAYS),
      signingAlgorithm: SIGNING,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        new Extension(NAME_CONSTRAINTS, true, nameConstraints(reach)),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { key: pemOf(keys.privateKey), cert: certificate.toString("pem") };
}

/** What a root may vouch for. */
export function reachOfRoot({ cert }: Pick<Pair, "cert">): Reach {
  const extension = new X509Certificate(cert).getExtension(NAME_CONSTRAINTS);
  return extension ? reachIn(new Uint8Array(extension.value)) : { hosts: [], networks: [] };
}

/** Makes a certificate of a server for these host names and addresses, with a key of its own; the chain is the root. */
export async function issueLeaf(root: Pair, names: readonly string[], now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(P256, true, ["sign", "verify"]);
  return { key: pemOf(keys.privateKey), cert: await issueFor(keys.publicKey, root, names, now) };
}

/** Makes a certificate of a server for a public key that is there already. @returns it in PEM, the root behind it */
export async function issueFor(
  publicKey: webcrypto.CryptoKey,
  root: Pair,
  names: readonly string[],
  now: Date,
): Promise<string> {
  const issuer = new X509Certificate(root.cert);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: [{ CN: [names[0] ?? ""] }],
      issuer: issuer.subject,
      publicKey,
      signingKey: createPrivateKey(root.key).toCryptoKey(P256, false, ["sign"]),
      ...validity(now, LEAF_DAYS),
      signingAlgorithm: SIGNING,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(names.map(generalName)),
        await SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
        await AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return `${certificate.toString("pem")}\n${root.cert}`;
}

const validity = (now: Date, days: number): { readonly notBefore: Date; readonly notAfter: Date } => ({
  notBefore: new Date(now.getTime() - DAY_MS), // clocks of telephones differ
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

const generalName = (value: string): JsonGeneralName => ({ type: isIP(value) === 0 ? "dns" : "ip", value });

const pemOf = (key: webcrypto.CryptoKey): string =>
  KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
