import type { AddressInfo } from "node:net";
import type { Touchstone } from "@touchstone/server";
import { buildApp } from "./app.ts";
import type { Config } from "./config.ts";
import { openDoor } from "./https/door.ts";
import type { Service } from "./service.ts";

/** A service that listens. */
export interface Serving {
  /** where this machine reaches it */
  readonly url: string;
  /** Takes no new requests, waits for those under way, as long as the configuration says; leaves the record open. */
  close(): Promise<void>;
}

/** Starts the service on a record that is open. */
export async function serve(touchstone: Touchstone, config: Config): Promise<Serving> {
  const door = openDoor();
  const service: Service = { touchstone, config, principalOf: async () => null };
  const app = await buildApp(service, door);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo; // a TCP server that listens
  return {
    url: `http://${hostInUrl(config.host)}:${port}`,
    close: async () => {
      const nLeft = await door.drain(config.drainMs);
      if (nLeft > 0) {
        app.log.warn({ nLeft }, "requests were cut off: they took longer than is waited for at the end");
        app.server.closeAllConnections();
      }
      await app.close();
    },
  };
}

/** A host as it stands in an address of this machine. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
