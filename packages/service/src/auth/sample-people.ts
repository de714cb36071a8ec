import { addAccount } from "@touchstone/server";
import type { TestService } from "../testing/index.ts";
import { addUser, setPassword } from "./users.ts";

/** A password of tests that can be chosen. */
export const PASSWORD = "seven quiet herons";

/** An account with a password, for tests. @returns its id */
export async function samplePerson(
  { touchstone, service }: TestService,
  name: string,
  password = PASSWORD,
): Promise<string> {
  const account = await addAccount(touchstone, name);
  if (account === null) throw new Error(`samplePerson: ${name} is there already`);
  await addUser(service.signIn, account, touchstone.now(), null);
  await setPassword(service.signIn, account.accountId, password, touchstone.now());
  return account.accountId;
}

/** A browser of tests: keeps cookies, says where it comes from, and asks from an address. */
export class SampleBrowser {
  readonly #on: TestService;
  readonly #ip: string;
  readonly cookies = new Map<string, string>();

  constructor(on: TestService, ip = "203.0.113.7") {
    this.#on = on;
    this.#ip = ip;
  }

  /** The cookies as a header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async ask(method: "GET" | "POST" | "DELETE", url: string, body?: object, headers: Record<string, string> = {}) {
    const isForm = method !== "GET" && !url.startsWith("/api/");
    const answer = await this.#on.app.inject({
      method,
      url,
      remoteAddress: this.#ip,
      headers: {
        ...(this.cookies.size > 0 && { cookie: this.cookie }),
        ...(method !== "GET" && { "sec-fetch-site": "same-origin" }),
        ...(isForm && { "content-type": "application/x-www-form-urlencoded" }),
        ...headers,
      },
      ...(body !== undefined && { payload: isForm ? formOf(body) : body }),
    });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  get = (url: string) => this.ask("GET", url);
  post = (url: string, body?: object) => this.ask("POST", url, body);

  signIn = (account: string, password = PASSWORD) => this.post("/api/v1/sign-in/password", { account, password });
}

/** A body as a form sends it; what is no text, as JSON. */
function formOf(body: object): string {
  const fields = Object.entries(body).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value.toWellFormed() : JSON.stringify(value),
  ]);
  return new URLSearchParams(fields.filter(([, value]) => value !== undefined)).toString();
}
