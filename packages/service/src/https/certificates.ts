import { join } from "node:path";
import type { HttpsConfig } from "../config.ts";
import type { Pair } from "./door.ts";
import { acmeCertificate } from "./from-acme.ts";
import { fileCertificate } from "./from-files.ts";
import { localCertificate } from "./local-authority.ts";

/** A certificate that is kept valid as long as the service runs. */
export interface Certificates {
  /** that which holds now */
  pair(): Pair;
  /** that of the local authority, for people to install; null where there is none */
  readonly root: string | null;
  /** Looks whether there is a newer one, or one is due, and tells. Called every minute; a fault is said, and the old one stays. */
  look(): Promise<Pair | null>;
}

/** What a certificate is made with. */
export interface CertificatesAsked {
  /** closed to other accounts; made where it is missing */
  readonly folder: string;
  readonly now: () => Date;
  /** tells people something of it */
  readonly say: (line: string) => void;
  /** answers of the plain door to an ACME authority: token → text */
  readonly challenges: Map<string, string>;
}

/**
 * The certificate that the configuration asks for.
 * @throws {Error} with what to do, where there is none and none can be made
 */
export function openCertificates(
  https: Exclude<HttpsConfig, { kind: "off" }>,
  asked: CertificatesAsked,
): Promise<Certificates> {
  if (https.kind === "files") return fileCertificate({ key: https.key, cert: https.certificate }, asked);
  if (https.kind === "acme") return acmeCertificate(https, asked);
  return localCertificate(https.names, asked);
}

/** Where the certificates of an installation lie: with its other keys, so that a backup has them. */
export const certificateFolder = (keys: string): string => join(keys, "https");
