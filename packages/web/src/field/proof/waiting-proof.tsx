import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { LINK_TYPE, readLink } from "../../proof-link/link.ts";
import { ToldText } from "../../refused/told-text.tsx";
import type { Proof } from "../kept/database.ts";
import { useField } from "../shell/field.ts";
import { LinkShown } from "./link-shown.tsx";
import { MediaWords } from "./media-words.tsx";

/** A proof that has not arrived yet: how far it is, and what can be done about it. */
export function WaitingProof({
  proof,
  children,
}: {
  readonly proof: Proof;
  /** what is to be said of it besides */
  readonly children?: ReactNode;
}): ReactNode {
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
        {mediaType === LINK_TYPE ? (
          <LinkShown link={readLink(new TextDecoder().decode(bytes))} />
        ) : (
          <>
            <MediaWords type={mediaType} /> · <span className="n">{kb} kB</span>
          </>
        )}{" "}
        {problem === null ? (
          <small>
            <Trans>Not yet sent ({share} %). Keep it on the phone.</Trans>
          </small>
        ) : (
          <span className="fault" role="alert">
            <ToldText told={problem} />
          </span>
        )}
        {children}
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
