import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { FormView, Question } from "../api/shapes.ts";
import { useField } from "../shell/field.ts";
import { addProof } from "./add-proof.ts";
import { LinkField } from "./link-field.tsx";
import { type NotTaken, shrink } from "./shrink.ts";

interface TakeOneProps {
  readonly form: FormView;
  readonly question: Question;
  /** somebody has tried to go on from the question */
  readonly tried: boolean;
}

/** Where one more proof is taken: a photo, a document, a page elsewhere. */
export function TakeOne({ form, question, tried }: TakeOneProps): ReactNode {
  const { db, sender } = useField();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<NotTaken | "working" | "unknown" | null>(null);
  const take = async (files: FileList | null): Promise<void> => {
    setSaid("working");
    let problem: typeof said = null;
    for (const file of Array.from(files ?? [])) {
      const small = await shrink(file);
      if (typeof small === "string") problem = small;
      else if (!(await addProof(db, form, question, { visibility: isOpen ? "public" : "reviewers", file: small })))
        problem = "unknown";
    }
    setSaid(problem);
    sender.now();
  };
  return (
    <div className="take-one">
      <label className="button second wide">
        <Trans>Take a photo</Trans>
        <input
          type="file"
          className="vh"
          accept="image/*"
          capture="environment"
          onChange={({ currentTarget }) => void take(currentTarget.files)}
        />
      </label>
      <label className="button second wide">
        <Trans>Choose a photo or document</Trans>
        <input
          type="file"
          className="vh"
          multiple
          accept="image/jpeg,image/png,image/webp,application/pdf,text/plain,text/csv"
          onChange={({ currentTarget }) => void take(currentTarget.files)}
        />
      </label>
      <LinkField form={form} question={question} visibility={isOpen ? "public" : "reviewers"} tried={tried} />
      <label className="option">
        <input type="checkbox" checked={isOpen} onChange={({ currentTarget }) => setOpen(currentTarget.checked)} />
        <span>
          <Trans>Everybody may see it. Else only those who review. No faces without consent.</Trans>
        </span>
      </label>
      <div aria-live="polite">
        {said === "working" && <Trans>Making it small …</Trans>}
        {said === "kind" && <Trans>Only photos, PDF, plain text and CSV are taken.</Trans>}
        {said === "too-large" && <Trans>It is too large.</Trans>}
        {said === "unreadable" && <Trans>This picture can't be read. Take it once more, as JPEG.</Trans>}
        {said === "unknown" && <Trans>Open this page once with a line, then proofs can be taken without one.</Trans>}
      </div>
    </div>
  );
}
