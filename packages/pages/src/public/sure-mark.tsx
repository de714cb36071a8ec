import type { ReactNode } from "react";
import { CertaintyMark } from "./certainty-mark.tsx";
import type { PublicView } from "./view.tsx";

interface SureProps {
  readonly view: PublicView;
  /** share of the re-scorings in which the grade stays; null: not computed */
  readonly kept: number | null;
  /** asked for by the standard; null: not computed */
  readonly certainAt: number | null;
}

/** How sure a grade is, by the share that the standard asks for. */
export function SureMark({ view, kept, certainAt }: SureProps): ReactNode {
  const certain = kept === null || certainAt === null ? null : kept >= certainAt;
  return <CertaintyMark view={view} kept={kept} certain={certain} />;
}
