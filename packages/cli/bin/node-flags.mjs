/**
 * What every Touchstone process gives to Node. A young generation of 2 × 32 MiB: Node's own choice grows with the
 * machine's memory, and then a command walks through more of it than the processor keeps near (docs/bench.md).
 */
export const NODE_FLAGS = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=32"];
