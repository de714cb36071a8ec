import { useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@touchstone/client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { client, newId } from "../api/client.ts";
import { sayRefused } from "../states/toasts.tsx";
import { type Draft, draftOf, isSameDraft, type Ready, readyOf } from "./draft.ts";
import { type ReviewView, reviewQuery } from "./review-api.ts";

/** How far what was rated has come: all with the service; on its way; on this device only, for the line is gone. */
export type Saving = "saved" | "saving" | "offline";

interface Ratings {
  readonly draftFor: (item: string) => Draft;
  readonly change: (item: string, draft: Draft) => void;
  readonly saving: Saving;
  /** items whose draft is not with the service, for it is not whole or could not be sent */
  readonly unsaved: ReadonlySet<string>;
}

const QUIET = 700; // ms without a change before it is sent
const AGAIN = 5_000;

/**
 * Ratings as somebody makes them: each is kept on this device at every change, and sent as soon as it is whole. What was
 * not answered is sent again under the same key, so that it is recorded once.
 */
export function useRatings(programme: string, view: ReviewView, lang: string): Ratings {
  const { assignmentId } = view;
  const queries = useQueryClient();
  const place = `touchstone-review-${assignmentId}`;
  const rated = useMemo(() => view.indicators.filter((one) => one.rated), [view.indicators]);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>(() => stored(place));
  const [saving, setSaving] = useState<Saving>("saved");
  const sent = useRef({ body: "", key: "" });

  const keptFor = useCallback(
    (item: string): Draft => draftOf(rated.find((one) => one.item === item) ?? { own: null }),
    [rated],
  );
  const draftFor = (item: string): Draft => drafts[item] ?? keptFor(item);
  const open = Object.entries(drafts).filter(([item, draft]) => !isSameDraft(draft, keptFor(item)));
  const ready = open.flatMap(([item, draft]) => {
    const levels = rated.find((one) => one.item === item)?.levels.length ?? 0;
    return readyOf(item, levels, draft, lang) ?? [];
  });
  const body = ready.length === 0 || view.state !== "assigned" ? "" : JSON.stringify({ assignmentId, ratings: ready });

  const send = useCallback(async (): Promise<void> => {
    if (sent.current.body !== body) sent.current = { body, key: newId() };
    setSaving("saving");
    try {
      await client.post("/api/v1/programmes/{slug}/commands/Rate", {
        path: { slug: programme },
        headers: { "idempotency-key": sent.current.key },
        body: JSON.parse(body) as { assignmentId: string; ratings: Ready[] }, // that was written above
      });
      await queries.invalidateQueries(reviewQuery(programme, assignmentId));
      await queries.invalidateQueries({ queryKey: ["programme", programme, "reviews"] });
      setSaving("saved");
    } catch (error) {
      setSaving("offline");
      if (error instanceof ApiProblem && error.problem.status < 500) sayRefused(error);
    }
  }, [body, programme, assignmentId, queries]);

  useEffect(() => {
    if (body === "") return;
    const wait = setTimeout(() => void send(), QUIET);
    const again = setInterval(() => void send(), AGAIN);
    return () => {
      clearTimeout(wait);
      clearInterval(again);
    };
  }, [body, send]);

  const change = (item: string, draft: Draft): void => {
    const next = { ...drafts, [item]: draft };
    setDrafts(next);
    keep(place, next);
  };
  return { draftFor, change, saving: body === "" ? "saved" : saving, unsaved: new Set(open.map(([item]) => item)) };
}

function stored(place: string): Readonly<Record<string, Draft>> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}") as Record<string, Draft>; // written by `keep`
  } catch {
    return {}; // no storage here, or what it holds is not ours
  }
}

function keep(place: string, drafts: Readonly<Record<string, Draft>>): void {
  try {
    localStorage.setItem(place, JSON.stringify(drafts));
  } catch {
    // no storage, or it is full: the page still holds the drafts, and sends them
  }
}
