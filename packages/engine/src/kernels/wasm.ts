import { fromBase64 } from "./base64.ts";
import type { Kernels } from "./kernels.ts";
import { WASM_BASE64 } from "./wasm-bytes.ts";

/** What assembly/index.ts exports; addresses are in bytes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly base: () => number;
  readonly extent: (at: number, n: number, out: number) => void;
  readonly arithmetic: (shape: number, lines: number, count: number, n: number, out: number) => void;
  readonly geometric: (shape: number, lines: number, count: number, n: number, out: number) => number;
  readonly publish: (at: number, n: number, out: number) => void;
  readonly rank: (at: number, n: number, scratch: number, out: number) => number;
  readonly lnAll: (at: number, n: number) => void;
  readonly expAll: (at: number, n: number) => void;
}

/** The little of WebAssembly that is needed: every platform has it, no library of types that we use does. */
interface Platform {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}
declare const WebAssembly: Platform | undefined;

const PAGE = 65_536;

/** The kernels in WebAssembly; null where the platform has none, forbids it, or lacks SIMD. */
export function wasmKernels(): Kernels | null {
  const wasm = instantiate();
  if (!wasm) return null;
  const { memory } = wasm;
  const origin = Math.ceil(wasm.base() / 16) * 16;
  const address = (place: number): number => origin + 8 * place;
  return {
    name: "wasm",
    reserve: (size) => {
      const missing = address(size) - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      const room = Math.floor((memory.buffer.byteLength - origin) / 8);
      const numbers = new Float64Array(memory.buffer, origin, room);
      return { numbers, words: new Uint32Array(memory.buffer, origin, 2 * room), origin };
    },
    extent: (at, n, out) => wasm.extent(address(at), n, address(out)),
    arithmetic: (shape, lines, count, n, out) => wasm.arithmetic(shape, address(lines), count, n, address(out)),
    geometric: (shape, lines, count, n, out) => wasm.geometric(shape, address(lines), count, n, address(out)) === 0,
    publish: (at, n, out) => wasm.publish(address(at), n, address(out)),
    rank: (at, n, scratch, out) => wasm.rank(address(at), n, address(scratch), address(out)) === 0,
    lnAll: (at, n) => wasm.lnAll(address(at), n),
    expAll: (at, n) => wasm.expAll(address(at), n),
  };
}

let module: object | null | undefined;

/** A fresh instance, with a memory of its own. */
function instantiate(): Exports | null {
  if (typeof WebAssembly === "undefined") return null;
  module = module === undefined ? compile(WebAssembly) : module;
  // the exports are those of assembly/index.ts, from which wasm-bytes.ts is built
  return module ? (new WebAssembly.Instance(module).exports as Exports) : null;
}

/** null without SIMD, or on a page whose policy forbids it. */
function compile({ validate, Module }: Platform): object | null {
  const bytes = fromBase64(WASM_BASE64);
  if (!validate(bytes)) return null;
  try {
    return new Module(bytes);
  } catch {
    return null;
  }
}
