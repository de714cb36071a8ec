import type { ReactNode } from "react";

/** The head of a table: what each column is called. */
export function Heads({ of }: { readonly of: readonly string[] }): ReactNode {
  return (
    <thead>
      <tr>
        {of.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their place, and two may be called the same
          <th key={at} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
