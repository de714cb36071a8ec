import type { Kernels } from "./kernels.ts";
import { twinKernels } from "./twin.ts";
import { wasmKernels } from "./wasm.ts";

let chosen: Kernels | null = null;

/** The kernels in use: WebAssembly where the platform has it with SIMD, else the twin. */
export function kernels(): Kernels {
  chosen ??= wasmKernels() ?? twinKernels();
  return chosen;
}

/**
 * Chooses the kernels for every later call, such as the twin where WebAssembly is not allowed. Results are the same.
 * @returns which ones are in use now: asked for WebAssembly on a platform without it, the twin
 */
export function useKernels(name: "wasm" | "twin"): Kernels["name"] {
  if (chosen?.name !== name) chosen = name === "twin" ? twinKernels() : (wasmKernels() ?? twinKernels());
  return chosen.name;
}
