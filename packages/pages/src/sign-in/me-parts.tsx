import type { ReactNode } from "react";
import type { Say } from "./form.tsx";

interface EndProps {
  readonly t: Say;
  readonly action: string;
  readonly id: string;
  /** what is ended, for who can't see the row that the button stands in */
  readonly of: string;
}

/** The button that ends one of several. */
export function End({ t, action, id, of }: EndProps): ReactNode {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="button plainer small">
        {t("end")}
        <span className="vh"> {of}</span>
      </button>
    </form>
  );
}

/** A table that scrolls by itself where the page is narrow; a column without a head holds buttons. */
export function Table({
  heads,
  children,
}: {
  readonly heads: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {heads.map((head) =>
              head === "" ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
