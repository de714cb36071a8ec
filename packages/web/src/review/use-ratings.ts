import { useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@touchstone/client";
import { useEffect, useRef, useState } from "react";
import { client, newId } from "../api/client.ts";
import { sayRefused } from "../states/toasts.tsx";
import { type Draft, draftOf, isSameDraft, type Ready, readyOf } from "./draft.ts";
import { keepDrafts, keptDrafts } from "./kept-drafts.ts";
import { type ReviewView, reviewQuery } from "./review-api.ts";

/** How far what was rated has come: with the service; on its way; on this device, for the line is gone; not taken. */
export type Saving = "saved" | "saving" | "offline" | "refused";

interface Ratings {
  readonly draftFor: (item: string) => Draft;
  readonly change: (item: string, draft: Draft) => void;
  readonly saving: Saving;
  /** items whose draft is not with the service, for it is not whole or could not be sent */
  readonly unsaved: ReadonlySet<string>;
}

const QUIET_MS = 700; // without a change before it is sent
const AGAIN_MS = 5_000;
const PATIENCE_MS = 30_000;

/**
 * Ratings as somebody makes them: each is kept on this device at every change, and sent as soon as it is whole, one at a
 * time. What was not answered is sent again under the same key, so that it is recorded once.
 */
export function useRatings(programme: string, view: ReviewView, lang: string): Ratings {
  const { assignmentId } = view;
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState(() => keptDrafts(assignmentId));
  const [ended, setEnded] = useState<Readonly<Record<string, { readonly body: string; readonly isTaken: boolean }>>>(
    {},
  );
  const [turn, setTurn] = useState({ failed: false });
  const isSending = useRef(false);
  const keys = useRef(new Map<string, { readonly body: string; readonly key: string }>());

  const ofItem = (item: string) => view.indicators.find((one) => one.rated && one.item === item);
  const keptFor = (item: string): Draft => draftOf(ofItem(item) ?? { own: null });
  const bodyOf = (item: string, draft: Draft): string => {
    const rated = ofItem(item);
    const ready = rated ? readyOf(rated.id, rated.levels.length, draft, lang) : null;
    return ready === null ? "" : JSON.stringify({ assignmentId, ratings: [ready] });
  };
  const lines = Object.entries(drafts).map(([item, draft]) => {
    const body = bodyOf(item, draft);
    const before = ended[item]?.body === body ? ended[item] : undefined;
    const isOpen = before?.isTaken !== true && !isSameDraft(draft, keptFor(item));
    return { item, draft, body, isOpen, isRefused: isOpen && before?.isTaken === false };
  });
  const open = lines.filter(({ isOpen }) => isOpen);
  const next = view.state === "assigned" ? open.find(({ body, isRefused }) => body !== "" && !isRefused) : undefined;
  const [nextItem, nextBody] = [next?.item ?? "", next?.body ?? ""];

  useEffect(() => {
    if (nextBody === "" || isSending.current) return undefined;
    const send = async (): Promise<void> => {
      if (isSending.current) return;
      isSending.current = true;
      try {
        if (keys.current.get(nextItem)?.body !== nextBody) keys.current.set(nextItem, { body: nextBody, key: newId() });
        await client.post("/api/v1/programmes/{slug}/commands/Rate", {
          path: { slug: programme },
          headers: { "idempotency-key": keys.current.get(nextItem)?.key ?? newId() },
          body: JSON.parse(nextBody) as { assignmentId: string; ratings: Ready[] }, // that was written by bodyOf
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await queries.fetchQuery({ ...reviewQuery(programme, assignmentId), staleTime: 0 });
        void queries.invalidateQueries({ queryKey: ["programme", programme, "reviews"] });
        setEnded((so) => ({ ...so, [nextItem]: { body: nextBody, isTaken: true } }));
        setTurn({ failed: false });
      } catch (error) {
        if (isFinal(error)) {
          sayRefused(error);
          setEnded((so) => ({ ...so, [nextItem]: { body: nextBody, isTaken: false } }));
        }
        setTurn({ failed: !isFinal(error) });
      } finally {
        isSending.current = false;
      }
    };
    const again = (): void => void send();
    const wait = setTimeout(again, turn.failed ? AGAIN_MS : QUIET_MS);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(wait);
      window.removeEventListener("online", again);
    };
  }, [nextItem, nextBody, turn, programme, assignmentId, queries]);

  const stored = JSON.stringify(view.state === "assigned" ? open.map(({ item, draft }) => [item, draft]) : []);
  useEffect(() => {
    keepDrafts(assignmentId, Object.fromEntries(JSON.parse(stored) as [string, Draft][])); // written one line above
  }, [assignmentId, stored]);

  const isRefused = open.some((one) => one.isRefused);
  return {
    draftFor: (item) => {
      const line = lines.find((one) => one.item === item);
      const isElsewhere = line && !line.isOpen && !isSameDraft(line.draft, keptFor(item)); // rated on another device since
      return line === undefined || isElsewhere ? keptFor(item) : line.draft;
    },
    change: (item, draft) => setDrafts((so) => ({ ...so, [item]: draft })),
    saving: nextBody === "" ? (isRefused ? "refused" : "saved") : turn.failed ? "offline" : "saving",
    unsaved: new Set(open.map(({ item }) => item)),
  };
}

/** Whether sending the same again would be answered in the same way. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problem.status < 500 && ![408, 425, 429].includes(error.problem.status);
