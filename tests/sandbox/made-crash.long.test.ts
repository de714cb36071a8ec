/** A copy whose maker dies at each word: some minutes. */
import { sandboxDies } from "./made-crash.ts";

sandboxDies(1);
