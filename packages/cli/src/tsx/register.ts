import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

let isRegistered = false;

/** Lets this process import `.tsx`: Node strips types by itself, but leaves JSX alone. */
export function registerTsx(): void {
  if (isRegistered) return;
  isRegistered = true;
  process.env.NODE_ENV ??= "production"; // React checks everything twice otherwise
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith(".tsx")) return nextLoad(url, context);
      const path = fileURLToPath(url);
      const { code, errors } = transformSync(path, readFileSync(path, "utf8"), { jsx: { runtime: "automatic" } });
      const [error] = errors;
      if (error) throw new SyntaxError(`${path}: ${error.message}`);
      return { format: "module", source: code, shortCircuit: true };
    },
  });
}
