import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import type { S3Config } from "../config.ts";

/** A bucket on this machine, in a temporary folder, for tests. */
export interface SampleBucket {
  readonly config: S3Config;
  readonly folder: string;
  end(): Promise<void>;
}

export async function sampleBucket(): Promise<SampleBucket> {
  const folder = await mkdtemp(join(tmpdir(), "touchstone-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: folder,
    vhostBuckets: false,
    configureBuckets: [{ name: "proofs", configs: [] }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}/proofs`;
  return {
    config: { endpoint, region: "us-east-1", keyId: "S3RVER", secret: "S3RVER" }, // the keys that it is made with
    folder,
    end: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
