/** A copy whose maker dies at every 23rd word; `made-crash.long.test.ts` does it at each. */
import { sandboxDies } from "./made-crash.ts";

sandboxDies(23);
