import { toHex } from "@touchstone/ledger";
import type { Findings } from "../report/findings.ts";
import type { Cut } from "./event-shapes.ts";
import type { Ledger } from "./read-ledger.ts";

/** Both logs of a bundle. */
export interface Ledgers {
  readonly organisation: Ledger;
  readonly programme: Ledger;
}

const KINDS = ["organisation", "programme"] as const;

/** Sizes and roots of what the bundle has of both ledgers. */
export function cutOf(ledgers: Ledgers): Cut {
  const headOf = ({ checkpoint: { size, root } }: Ledger): Cut["programme"] => ({ size, root: toHex(root) });
  return { organisation: headOf(ledgers.organisation), programme: headOf(ledgers.programme) };
}

/** Whether a cut was a state of both ledgers. @param where what speaks of it */
export function checkCut(cut: Cut, ledgers: Ledgers, where: string, findings: Findings): void {
  for (const kind of KINDS) {
    const { size, root } = cut[kind];
    const { checkpoint, rootAt } = ledgers[kind];
    const at = `${where}, ${kind}`;
    const got = rootAt(size);
    if (size > checkpoint.size)
      findings.fault("cut", { where: at, found: `a state of ${size} events`, wanted: `${checkpoint.size} at most` });
    else if (got === null) findings.cannot("cut", `the tree of the ${kind}'s ledger does not hold`);
    else if (got !== root)
      findings.fault("cut", { where: at, found: `the root ${root} of ${size} events`, wanted: got });
    findings.looked("cut", `${at}: ${size} events`);
  }
}
