import type { Kernels, Memory } from "./kernels.ts";
import { kernels } from "./use-kernels.ts";
import { wasmKernels } from "./wasm.ts";

/** Numbers that the kernels can use beside the values: 8 MiB, of which a machine gives what is touched. */
const SCRATCH = 2 ** 20;
/** Read past the last column by a block whose units are no multiple of 4. */
const PADDING = 8;
/** Below this there is little to gain, and a memory of its own costs address space. */
const FEW = 2 ** 20;
/** WebAssembly's addresses have 32 bits. */
const MANY = 2 ** 29 - 2 * SCRATCH;

interface Home {
  readonly memory: Memory;
  readonly kernels: Kernels;
}

const homes = new WeakMap<ArrayBufferLike, Home>();

/**
 * Room for the values of a table: laid where the kernels read them without copying, if the table is large. The array
 * is one like any other, but that its buffer can't be transferred; the memory is freed with it.
 */
export function valuesFor(nCells: number): Float64Array {
  const own = nCells < FEW || nCells > MANY ? null : wasmKernels();
  if (!own) return new Float64Array(nCells);
  const memory = own.reserve(SCRATCH + nCells + PADDING);
  homes.set(memory.numbers.buffer, { memory, kernels: own });
  return memory.numbers.subarray(SCRATCH, SCRATCH + nCells);
}

/** Kernels with a memory to work in, from its first number on. */
export interface Workshop {
  readonly kernels: Kernels;
  readonly memory: Memory;
  /** place of the first of the values, where they lie in the same memory; else they have to be copied in, by blocks */
  readonly valuesAt: number | null;
}

/**
 * The workshop for a table's values, with room for at least `size` numbers beside them. The twin copies in any case:
 * its loops wait longer for far memory than copying takes.
 */
export function workshopFor(values: Float64Array, size: number): Workshop {
  const general = kernels();
  const home = general.name === "wasm" && size <= SCRATCH ? homes.get(values.buffer) : undefined;
  if (!home) return { kernels: general, memory: general.reserve(size), valuesAt: null };
  return { ...home, valuesAt: (values.byteOffset - home.memory.numbers.byteOffset) / 8 };
}
