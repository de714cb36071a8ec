import { createServer } from "node:net";
import { type TestService, testService } from "@touchstone/service/testing";

/** A service of tests that browsers reach, at the address that it gives. */
export interface Listening extends TestService {
  readonly url: string;
}

type Config = NonNullable<Parameters<typeof testService>[0]>;

/** Starts one on a port that is free; its address is known before, as passkeys and providers want it. */
export async function listening(config: Config = {}): Promise<Listening> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const on = await testService({ ...config, publicUrl: url });
  await on.app.listen({ host: "localhost", port });
  return { ...on, url };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("freePort: it does not listen");
  return address.port;
}
