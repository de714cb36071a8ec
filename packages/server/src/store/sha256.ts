import { hash } from "node:crypto";
import type { Sha256 } from "@touchstone/ledger";

/** SHA-256, as the ledger takes it. */
export const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
