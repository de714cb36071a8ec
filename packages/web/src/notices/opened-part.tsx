import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { client } from "../api/client.ts";
import { sayRefused } from "../states/toasts.tsx";

interface OpenedPartProps {
  readonly programme: string;
  readonly seq: number;
  readonly part: string;
  /** language of the words */
  readonly lang: string;
}

/** Words that are kept encrypted: opened by a button, for an answer, and that is recorded. */
export function OpenedPart({ programme, seq, part, lang }: OpenedPartProps): ReactNode {
  const read = useMutation({
    mutationFn: () =>
      client.post("/api/v1/programmes/{slug}/commands/ReadPrivatePart", {
        path: { slug: programme },
        body: { seq, part, purpose: "answer" },
      }),
    onError: sayRefused,
  });
  const words = read.data === undefined ? null : wordsOf(read.data.content);
  if (words !== null) return <blockquote lang={lang}>{words}</blockquote>;
  return (
    <div className="closed-part">
      <p>
        <Trans>
          The words are kept encrypted. Opening them for an answer is recorded; by which role is told to their author.
        </Trans>
      </p>
      <button type="button" className="second" disabled={read.isPending} onClick={() => read.mutate()}>
        <Trans>Open the words</Trans>
      </button>
    </div>
  );
}

/** A private part is a text, or holds one. */
function wordsOf(part: unknown): string {
  if (typeof part === "string") return part;
  if (typeof part === "object" && part !== null && "text" in part) return wordsOf(part.text);
  return JSON.stringify(part);
}
