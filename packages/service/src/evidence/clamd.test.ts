import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askClamd, type Clamd } from "./clamd.ts";
import { lookThrough } from "./look-through.ts";

/** A server that speaks INSTREAM as clamd does: it finds the word EICAR, and takes no more than a million bytes. */
let server: Server;
let at: Clamd;
beforeAll(async () => {
  server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (part) => {
      got = Buffer.concat([got, part]);
      const file = fileIn(got);
      if (file === null) return;
      const answer = file.includes("EICAR") ? "Eicar-Test-Signature FOUND" : "OK";
      socket.end(file.length > 1_000_000 ? "INSTREAM size limit exceeded. ERROR\0" : `stream: ${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  at = { host: "127.0.0.1", port: address.port };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** The file of a whole conversation; null while it goes on. */
function fileIn(got: Buffer): Buffer | null {
  const hello = "zINSTREAM\0";
  if (got.length < hello.length) return null;
  if (got.subarray(0, hello.length).toString() !== hello) throw new Error("not INSTREAM");
  const parts: Buffer[] = [];
  for (let from = hello.length; from + 4 <= got.length; ) {
    const length = got.readUInt32BE(from);
    if (length === 0) return Buffer.concat(parts);
    parts.push(got.subarray(from + 4, from + 4 + length));
    from += 4 + length;
  }
  return null;
}

describe("clamd", () => {
  it("lets a file pass in which it finds nothing, of several pieces too", async () => {
    await askClamd(at, Buffer.from("plain words"));
    await askClamd(at, Buffer.alloc(900_000, 1));
    await askClamd(at, Buffer.alloc(0));
  });
  it("names what it finds", async () => {
    const bytes = Buffer.concat([Buffer.alloc(100_000, 1), Buffer.from("EICAR")]);
    await expect(askClamd(at, bytes)).rejects.toMatchObject({
      name: "FileFault",
      message: "The virus scanner finds Eicar-Test-Signature in it.",
    });
  });
  it("that can't look, or isn't there, lets nothing pass, and it is no fault of the file", async () => {
    await expect(askClamd(at, Buffer.alloc(1_000_001))).rejects.toMatchObject({ name: "Error" });
    await expect(askClamd({ host: "127.0.0.1", port: 1 }, Buffer.from("x"))).rejects.toMatchObject({ name: "Error" });
  });

  it("is asked of every file before it is taken", async () => {
    const evidence = { photoLimit: 1 << 20, fileLimit: 1 << 20, uploadMs: 1000 };
    const look = (words: string) => lookThrough(Buffer.from(words), "text/plain", { evidence, clamd: at });
    expect((await look("plain words")).kind).toBe("text/plain");
    await expect(look("EICAR")).rejects.toThrow("finds Eicar-Test-Signature");
  });
});
