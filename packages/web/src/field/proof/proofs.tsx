import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import { shownDay } from "../../words/days.ts";
import type { FormView, Question } from "../api/shapes.ts";
import type { Proof } from "../kept/database.ts";
import { Words } from "../parts/said.tsx";
import { useField, useLive } from "../shell/field.ts";
import { addProof } from "./add-proof.ts";
import { type NotTaken, shrink } from "./shrink.ts";

interface ProofsProps {
  readonly form: FormView;
  readonly question: Question;
}

/** The proofs of an answer: those on record, those on their way, and taking one more. */
export function Proofs({ form, question }: ProofsProps): ReactNode {
  const { i18n } = useLingui();
  const { proofAsked, proofs } = question;
  const waiting =
    useLive(
      (from) =>
        from.proofs
          .where({ applicationId: form.applicationId })
          .filter((one) => one.question === question.id)
          .toArray(),
      [form.applicationId, question.id],
    ) ?? [];
  return (
    <section className="section">
      <h2>
        <Trans>Proof</Trans>
      </h2>
      {proofAsked && (
        <>
          <p>
            <Plural value={proofAsked.atLeast} one="At least # is asked." other="At least # are asked." />{" "}
            {proofAsked.of.length > 0 && <KindWords kinds={proofAsked.of} />}
          </p>
          {proofAsked.titles.map((title, at) => (
            <p key={String(at)}>
              <Words map={title} order={form.languages} />
            </p>
          ))}
        </>
      )}
      <ul className="proofs">
        {proofs.map(({ linkId, mediaType, addedOn, href, sides }) => {
          const day = shownDay(addedOn, i18n.locale);
          return (
            <li key={linkId}>
              <span>
                {href === null ? (
                  <MediaWords type={mediaType} />
                ) : (
                  <a href={sides.includes(320) ? `${href}?side=320` : href}>
                    <MediaWords type={mediaType} />
                  </a>
                )}
                <small>
                  <Trans>On the server since {day}. You may delete it from the phone.</Trans>
                </small>
              </span>
            </li>
          );
        })}
        {waiting.map((proof) => (
          <Waiting key={proof.id} proof={proof} />
        ))}
      </ul>
      {form.canAnswer && <TakeOne form={form} question={question} />}
    </section>
  );
}

function Waiting({ proof }: { readonly proof: Proof }): ReactNode {
  const { db, sender } = useField();
  const { t } = useLingui();
  const { id, bytes, mediaType, arrived, step, problem } = proof;
  const address = usePicture(mediaType.startsWith("image/") ? bytes : null);
  const share = step === "upload" ? Math.min(99, Math.round((arrived / Math.max(1, bytes.byteLength)) * 100)) : 99;
  const kb = Math.ceil(bytes.byteLength / 1000);
  return (
    <li className="waiting">
      {address !== null && <img src={address} alt={t`A proof that is not yet sent`} />}
      <span>
        <MediaWords type={mediaType} /> · <span className="n">{kb} kB</span>{" "}
        {problem === null ? (
          <small>
            <Trans>Not yet sent ({share} %). Keep it on the phone.</Trans>
          </small>
        ) : (
          <span className="fault" role="alert">
            <ToldText told={problem} />
          </span>
        )}
        {problem !== null && (
          <button
            type="button"
            className="second"
            onClick={() => {
              const from = step === "upload" ? { evidenceId: null, arrived: 0 } : {};
              void db.proofs.update(id, { problem: null, ...from }).then(() => sender.now());
            }}
          >
            <Trans>Try again</Trans>
          </button>
        )}
        {(problem !== null || (step === "upload" && arrived === 0)) && (
          <button type="button" className="second" onClick={() => void db.proofs.delete(id)}>
            <Trans>Remove</Trans>
          </button>
        )}
      </span>
    </li>
  );
}

/** What kind of thing was taken along, in a word. */
function MediaWords({ type }: { readonly type: string }): ReactNode {
  if (type.startsWith("image/")) return <Trans>Photo</Trans>;
  if (type === "application/pdf") return "PDF";
  if (type === "text/csv") return "CSV";
  return <Trans>Text</Trans>;
}

/** The address of a picture that is in memory. */
function usePicture(bytes: ArrayBuffer | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const size = bytes?.byteLength;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading gives other bytes of the same picture
  useEffect(() => {
    if (bytes === null) return;
    const made = URL.createObjectURL(new Blob([bytes]));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [size]);
  return address;
}

function TakeOne({ form, question }: ProofsProps): ReactNode {
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

function KindWords({ kinds }: { readonly kinds: readonly string[] }): ReactNode {
  return (
    <>
      {kinds.map((kind, at) => (
        <span key={kind}>
          {at > 0 && " / "}
          {kind === "photo" && <Trans>photo</Trans>}
          {kind === "document" && <Trans>document</Trans>}
          {kind === "table" && <Trans>table</Trans>}
          {kind === "link" && <Trans>link</Trans>}
          {kind === "video" && <Trans>video</Trans>}
          {!KINDS.has(kind) && kind}
        </span>
      ))}
    </>
  );
}

const KINDS = new Set(["photo", "document", "table", "link", "video"]);
