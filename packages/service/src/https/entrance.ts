import type { Config } from "../config.ts";
import { type Certificates, certificateFolder, openCertificates } from "./certificates.ts";
import { type Door, openDoor } from "./door.ts";
import { openPlainDoor, type PlainDoor } from "./plain.ts";

const EVERY_MS = 60_000;

/** How people come in: the door of the service, with its certificate kept valid, and the plain door beside it. */
export interface Entrance {
  readonly door: Door;
  readonly scheme: "http" | "https";
  /** port of the plain door; null where there is none */
  readonly plainPort: number | null;
  /** Looks after the certificate now; else every minute. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface EntranceAsked {
  readonly config: Pick<Config, "https" | "host" | "httpPort" | "publicUrl">;
  /** folder of the installation's private keys */
  readonly keys: string;
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/** @throws {Error} where the plain port is taken, or no certificate is there and none can be made */
export async function openEntrance({ config, keys, now, say }: EntranceAsked): Promise<Entrance> {
  const { https, host, httpPort, publicUrl } = config;
  if (https.kind === "off")
    return { door: openDoor(), scheme: "http", plainPort: null, look: async () => {}, close: async () => {} };
  const challenges = new Map<string, string>();
  let certificates: Certificates | null = null;
  let plain: PlainDoor | null = null;
  try {
    // first, because an ACME authority asks there
    const root = (): string | null => certificates?.root ?? null;
    if (httpPort !== null) plain = await openPlainDoor({ host, port: httpPort, publicUrl, challenges, root });
    certificates = await openCertificates(https, { folder: certificateFolder(keys), now, say, challenges });
  } catch (error) {
    await plain?.close();
    throw error;
  }
  const kept = certificates;
  const door = openDoor(kept.pair());
  const look = async (): Promise<void> => {
    const next = await kept.look();
    if (next) door.renew(next);
  };
  const timer = setInterval(() => void look().catch((error: Error) => say(error.message)), EVERY_MS).unref();
  return {
    door,
    scheme: "https",
    plainPort: plain?.port ?? null,
    look,
    close: async () => {
      clearInterval(timer);
      await plain?.close();
    },
  };
}
