import { client } from "../api/line.ts";
import type { ApplicationView, FormView } from "../api/shapes.ts";
import { applicationKey, formKey } from "../kept/reads.ts";
import { useOnPhone } from "../shell/use-on-phone.ts";
import { type Reading, useRead } from "../shell/use-read.ts";
import type { OnPhone } from "./open-questions.ts";

/** One application as its pages show it: what is asked, how it stands, and what the phone has of it. */
interface Application {
  readonly form: Reading<FormView>;
  readonly view: Reading<ApplicationView>;
  /** undefined: not read yet */
  readonly phone: OnPhone | undefined;
}

export function useApplication(programme: string, application: string): Application {
  return {
    form: useForm(programme, application),
    view: useRead<ApplicationView>(applicationKey(application), () =>
      client.get("/api/v1/programmes/{programme}/applications/{application}", { path: { programme, application } }),
    ),
    phone: useOnPhone(application),
  };
}

/** What is asked of an application, and what is known of it. */
export function useForm(programme: string, application: string): Reading<FormView> {
  return useRead<FormView>(formKey(application), () =>
    client.get("/api/v1/programmes/{programme}/applications/{application}/form", { path: { programme, application } }),
  );
}
