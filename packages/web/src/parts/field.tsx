import { type ReactNode, useId } from "react";

interface Named {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** what is wrong with it; null: nothing */
  readonly wrong?: string | null;
  readonly children: (named: Named) => ReactNode;
}

/** A label, its control, what helps to fill it in and what is wrong, tied together for who hears the page. */
export function Field({ label, hint, wrong = null, children }: FieldProps): ReactNode {
  const id = useId();
  const said = [hint !== undefined && `${id}-hint`, wrong !== null && `${id}-wrong`].filter((one) => one !== false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": said.length > 0 ? said.join(" ") : undefined,
        "aria-invalid": wrong === null ? undefined : true,
      })}
      {wrong !== null && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
