import { hash } from "node:crypto";
import type { Sha256 } from "@touchstone/standard";

/** SHA-256 of a text's UTF-8 bytes in hexadecimal, as `standard` takes it. */
export const sha256Text: Sha256 = (text) => hash("sha256", text, "hex");
