import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, type PathOf } from "@touchstone/client";
import { useRef } from "react";
import { sayRefused } from "../states/toasts.tsx";
import { client, newId } from "./client.ts";

type CommandPath<C extends string> = `/api/v1/programmes/{slug}/commands/${C}`;
/** A command of a programme, by its name. */
type CommandName = PathOf<"post"> extends infer P ? (P extends CommandPath<infer C> ? C : never) : never;
type Body<C extends CommandName> = Parameters<typeof client.post<CommandPath<C> & PathOf<"post">>>[1] extends {
  readonly body: infer B;
}
  ? B
  : never;

/**
 * Gives a command of a programme, and makes all that is shown of the programme be asked for again. What was not answered is
 * sent under the same key when it is sent again, so that it happens once; a refusal is said in the reader's.
 */
export function useCommand<C extends CommandName>(
  programme: string,
  command: C,
  options: { readonly onDone?: () => void } = {},
): UseMutationResult<unknown, Error, Body<C>> {
  const queries = useQueryClient();
  const sent = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: async (body: Body<C>): Promise<unknown> => {
      const text = JSON.stringify(body);
      if (sent.current.body !== text) sent.current = { body: text, key: newId() };
      const path = `/api/v1/programmes/{slug}/commands/${command}` as CommandPath<C> & PathOf<"post">; // one of them, by CommandName
      const asked = { path: { slug: programme }, headers: { "idempotency-key": sent.current.key }, body };
      return client.post(path, asked as unknown as Parameters<typeof client.post<typeof path>>[1]); // what they all take
    },
    onSuccess: async () => {
      sent.current = { body: "", key: "" };
      options.onDone?.();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["programme", programme] }),
        queries.invalidateQueries({ queryKey: ["inbox"] }),
      ]);
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.status < 500) sent.current = { body: "", key: "" };
      sayRefused(error);
    },
  });
}
