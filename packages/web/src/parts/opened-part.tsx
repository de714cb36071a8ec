import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { client } from "../api/client.ts";
import { sayRefused } from "../states/toasts.tsx";

interface OpenedPartProps {
  readonly programme: string;
  readonly seq: number;
  readonly part: string;
}

/** Words that are kept encrypted: opened by a button, for an answer, and that is recorded. */
export function OpenedPart({ programme, seq, part }: OpenedPartProps): ReactNode {
  const read = useMutation({
    mutationFn: () =>
      client.post("/api/v1/programmes/{slug}/commands/ReadPrivatePart", {
        path: { slug: programme },
        body: { seq, part, purpose: "answer" },
      }),
    onError: sayRefused,
  });
  const words = read.data === undefined ? null : wordsOf(read.data.content);
  if (words !== null) return <blockquote lang={words.lang}>{words.text}</blockquote>;
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

/** A private part is words, or holds them with their language. */
function wordsOf(content: unknown): { readonly text: string; readonly lang: string | undefined } {
  if (typeof content === "string") return { text: content, lang: undefined };
  if (typeof content === "object" && content !== null && "text" in content) {
    const lang = "lang" in content && typeof content.lang === "string" ? content.lang : undefined;
    if (typeof content.text === "string") return { text: content.text, lang };
    return wordsOf(content.text);
  }
  return { text: JSON.stringify(content), lang: undefined };
}
