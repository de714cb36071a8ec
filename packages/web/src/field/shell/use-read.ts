import { useEffect, useState } from "react";
import { type Told, toldOf } from "../../refused/told.ts";
import { isPassing, isSignedOut } from "../api/line.ts";
import { keep, type Read, readKept } from "../kept/reads.ts";
import { useField, useLive } from "./field.ts";

/** How reading stands: `fresh` as the service has it now, `kept` as it was, for there was no other answer; `told` why. */
export interface Reading<T> {
  readonly read: Read<T> | null;
  readonly state: "reading" | "fresh" | "kept" | "none";
  readonly told: Told | null;
  readonly again: () => void;
}

/** Shows what the phone has at once, and what the service has as soon as it is there. */
export function useRead<T>(key: string, load: () => Promise<T>): Reading<T> {
  const { db, sender } = useField();
  const read = useLive((from) => readKept<T>(from, key), [key]);
  const [asked, setAsked] = useState(0);
  const [ended, setEnded] = useState<{
    readonly key: string;
    readonly is: "fresh" | "failed";
    readonly told: Told | null;
  }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is another function each time; the key says what it loads
  useEffect(() => {
    let isOver = false;
    const end = (is: "fresh" | "failed", told: Told | null): void => {
      if (!isOver) setEnded({ key, is, told });
    };
    load()
      .then((value) => keep(db, key, value))
      .then(() => end("fresh", null))
      .catch((error: unknown) => {
        if (isSignedOut(error)) sender.now(); // which says so at the top of the page
        end("failed", isPassing(error) || isSignedOut(error) ? null : toldOf(error));
      });
    return () => {
      isOver = true;
    };
  }, [db, key, asked]);
  useEffect(() => {
    const again = (): void => setAsked((count) => count + 1);
    addEventListener("field-arrived", again);
    addEventListener("online", again);
    return () => {
      removeEventListener("field-arrived", again);
      removeEventListener("online", again);
    };
  }, []);
  const isDone = ended?.key === key;
  const found = read ?? null;
  const state = !isDone ? "reading" : ended.is === "fresh" ? "fresh" : found ? "kept" : "none";
  return { read: found, state, told: isDone ? ended.told : null, again: () => setAsked((count) => count + 1) };
}
