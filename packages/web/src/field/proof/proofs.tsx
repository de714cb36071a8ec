import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LINK_TYPE } from "../../proof-link/link.ts";
import { shownDay } from "../../words/days.ts";
import type { FormView, Question } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import { useLive } from "../shell/field.ts";
import { fits } from "./kinds.ts";
import { LinkOnRecord } from "./link-shown.tsx";
import { MediaWords } from "./media-words.tsx";
import { TakeBack } from "./take-back.tsx";
import { TakeOne } from "./take-one.tsx";
import { WaitingProof } from "./waiting-proof.tsx";

interface ProofsProps {
  readonly form: FormView;
  readonly question: Question;
  /** somebody has tried to go on from the question */
  readonly tried: boolean;
}

/** The proofs of an answer: those on record, those on their way, and taking one more. */
export function Proofs({ form, question, tried }: ProofsProps): ReactNode {
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
  const counts = (mediaType: string): boolean => fits({ mediaType }, proofAsked?.of ?? []);
  return (
    <section className="section">
      <h2>
        <Trans>Proof</Trans>
      </h2>
      {proofAsked && (
        <>
          <p>
            <Plural value={proofAsked.atLeast} one="At least # is asked." other="At least # are asked." />
          </p>
          {proofAsked.of.length > 0 && (
            <p>
              <Trans>Of these kinds:</Trans> <KindWords kinds={proofAsked.of} />
            </p>
          )}
          {proofAsked.titles.map((title, at) => (
            <p key={String(at)}>
              <Words map={title} order={form.languages} />
            </p>
          ))}
        </>
      )}
      <ul className="proofs">
        {proofs.map(({ evidenceId, linkId, mediaType, addedOn, href, sides }) => {
          const day = shownDay(addedOn, i18n.locale);
          return (
            <li key={linkId}>
              <span>
                {href === null ? (
                  <MediaWords type={mediaType} />
                ) : mediaType === LINK_TYPE ? (
                  <LinkOnRecord href={href} />
                ) : (
                  <a href={sides.includes(320) ? `${href}?side=320` : href}>
                    <MediaWords type={mediaType} />
                  </a>
                )}
                <small>
                  {mediaType === LINK_TYPE ? (
                    <Trans>Arrived on {day}.</Trans>
                  ) : (
                    <Trans>On the server since {day}. You may delete it from the phone.</Trans>
                  )}
                </small>
                {!counts(mediaType) && <NotCounted />}
                {form.canAnswer && <TakeBack form={form} evidenceId={evidenceId} />}
              </span>
            </li>
          );
        })}
        {waiting.map((proof) => (
          <WaitingProof key={proof.id} proof={proof}>
            {!counts(proof.mediaType) && <NotCounted />}
          </WaitingProof>
        ))}
      </ul>
      {form.canAnswer && <TakeOne form={form} question={question} tried={tried} />}
    </section>
  );
}

/** Which kinds of proof are asked for; what is not taken as a file says how it is. */
function KindWords({ kinds }: { readonly kinds: NonNullable<Question["proofAsked"]>["of"] }): ReactNode {
  return (
    <>
      {kinds.map((kind, at) => (
        <span key={kind}>
          {at > 0 && " / "}
          {kind === "photo" && <Trans>photo</Trans>}
          {kind === "document" && <Trans>document</Trans>}
          {kind === "table" && <Trans>table</Trans>}
          {kind === "link" && <Trans>link</Trans>}
          {kind === "video" && <Trans>film, by a link</Trans>}
          {kind === "audio" && <Trans>sound recording, by a link</Trans>}
        </span>
      ))}
    </>
  );
}

/** A proof of another kind is handed in all the same. */
function NotCounted(): ReactNode {
  return (
    <small className="quiet">
      <Trans>Of another kind than is asked: those who review see it, but it does not count as one of them.</Trans>
    </small>
  );
}
