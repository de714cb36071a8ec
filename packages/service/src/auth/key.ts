import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** The key of signing in, made at the first call: a file in the key folder that its owner alone can read. */
export async function readSignInKey(folder: string): Promise<Uint8Array> {
  const path = join(folder, "sign-in.key");
  const found = await readIfThere(path);
  if (found) return found;
  // written whole under another name first: whoever starts at the same time reads all of it or makes it
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(randomBytes(32));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  const made = await readIfThere(path);
  if (!made) throw new Error(`readSignInKey: ${path} is not there after it was written`);
  return made;
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
