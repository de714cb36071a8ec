import type { AddressInfo } from "node:net";
import type { Touchstone } from "@touchstone/server";
import { buildApp } from "./app.ts";
import type { Config } from "./config.ts";
import type { Service } from "./service.ts";

/** A service that listens. */
export interface Serving {
  readonly url: string;
  /** takes no new requests, waits for those under way; leaves the record open */
  close(): Promise<void>;
}

/** Starts the service on a record that is open. */
export async function serve(touchstone: Touchstone, config: Config): Promise<Serving> {
  const service: Service = { touchstone, config, principalOf: async () => null };
  const app = await buildApp(service);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo; // a TCP server that listens
  return { url: `http://${config.host}:${port}`, close: () => app.close() };
}
