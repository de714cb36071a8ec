import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import {
  LINK_TYPE,
  type LinkFault,
  linkBytes,
  linkOf,
  MOST_CHARACTERS,
  type TypedLink,
} from "../../proof-link/link.ts";
import type { FormView, Question } from "../api/shapes.ts";
import type { Proof } from "../kept/database.ts";
import { keepTypedLink, NO_LINK, readTypedLink } from "../kept/typed-links.ts";
import { Folded } from "../parts/folded.tsx";
import { useField, useLive } from "../shell/field.ts";
import { addProof } from "./add-proof.ts";
import { asksLink } from "./kinds.ts";

interface LinkFieldProps {
  readonly form: FormView;
  readonly question: Question;
  readonly visibility: Proof["visibility"];
  /** somebody has tried to go on from the question */
  readonly tried: boolean;
}

/** Where a page elsewhere is shown as proof, by its address and in one's own words. */
export function LinkField({ form, question, visibility, tried }: LinkFieldProps): ReactNode {
  const { applicationId } = form;
  const { db, sender } = useField();
  const { i18n } = useLingui();
  const kept = useLive((from) => readTypedLink(from, applicationId, question.id), [applicationId, question.id]);
  const [mine, setMine] = useState<TypedLink | null>(null);
  const [fault, setFault] = useState<LinkFault | "unknown" | null>(null);
  if (kept === undefined) return null;
  const typed = mine ?? kept;
  const isBegun = Object.values(typed).some((text) => text !== "");
  const isAsked = question.proofAsked !== null && asksLink(question.proofAsked.of);
  const write = (next: TypedLink): void => {
    setMine(next);
    setFault(null);
    void keepTypedLink(db, { applicationId, question: question.id, typed: next });
  };
  const add = async (): Promise<void> => {
    const link = linkOf(typed, i18n.locale);
    if ("is" in link) return setFault(link);
    const file = { mediaType: LINK_TYPE, bytes: linkBytes(link) };
    if (!(await addProof(db, form, question, { visibility, file }))) return setFault("unknown");
    write(NO_LINK);
    sender.now();
  };
  const faultAt = (at: keyof TypedLink) =>
    fault !== null && fault !== "unknown" && fault.at === at ? <FaultWords fault={fault} /> : null;
  const field = (at: keyof TypedLink) => ({
    value: typed[at],
    "aria-invalid": faultAt(at) !== null,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      write({ ...typed, [at]: currentTarget.value }),
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would go on to the next question
    void add();
  };
  return (
    <Folded className="link-field" title={<Trans>Show a page of the web</Trans>} isOpen={isAsked || isBegun}>
      <p className="quiet">
        <Trans>
          A film or a recording too: put it where those who review can open it, and give the address. What you write
          here is sealed; what stands there can change, and they are told so.
        </Trans>
      </p>
      {!isAsked && (question.proofAsked?.of.length ?? 0) > 0 && (
        <p>
          <Trans>
            Other kinds are asked for here: a link is seen by those who review, but does not count as one of them.
          </Trans>
        </p>
      )}
      <label className="stacked">
        <Trans>Its address, as the browser shows it</Trans>
        <input
          type="text"
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onKeyDown={onKey}
          {...field("url")}
        />
        {faultAt("url")}
      </label>
      <label className="stacked">
        <Trans>What it is called</Trans>
        <input type="text" maxLength={MOST_CHARACTERS.title} onKeyDown={onKey} {...field("title")} />
        {faultAt("title")}
      </label>
      <label className="stacked">
        <Trans>What one sees there, and where on the page</Trans>
        <textarea rows={3} maxLength={MOST_CHARACTERS.shows} {...field("shows")} />
        {faultAt("shows")}
      </label>
      {fault === "unknown" && (
        <p className="fault" role="alert">
          <Trans>Open this page once with a line, then proofs can be taken without one.</Trans>
        </p>
      )}
      {tried && isBegun && fault === null && (
        <p className="fault" role="alert">
          <Trans>This link is not added yet. Add it, or empty its fields.</Trans>
        </p>
      )}
      <button type="button" className="second wide" onClick={() => void add()}>
        <Trans>Add this link</Trans>
      </button>
    </Folded>
  );
}

function FaultWords({ fault: { at, is } }: { readonly fault: LinkFault }): ReactNode {
  const most = MOST_CHARACTERS[at];
  return (
    <span className="fault" role="alert">
      {is === "empty" && <Trans>Please fill this in.</Trans>}
      {is === "https" && <Trans>Only an address that begins with https:// is taken.</Trans>}
      {is === "login" && <Trans>There is a name or a password in this address. Leave that out.</Trans>}
      {is === "host" && <Trans>This address is not on the public web: others can't open it.</Trans>}
      {is === "hidden" && <Trans>There are characters in it that nobody sees. Type it anew.</Trans>}
      {is === "long" && <Trans>This is too long: {most} characters at most.</Trans>}
    </span>
  );
}
