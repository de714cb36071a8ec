/** Asks a service over HTTP, as anybody with a token can. */
export interface Api {
  /** a command of the programme. @throws {Error} with what the service says, where it is refused */
  command(token: string, type: string, body: object): Promise<void>;
  /** posts JSON, or a table as CSV. @param token null: nobody is signed in */
  post(token: string | null, path: string, body: object | string): Promise<unknown>;
  get(token: string | null, path: string): Promise<unknown>;
  /** the status of a command that is to be refused, and of what kind the refusal is */
  refused(token: string, type: string, body: object): Promise<{ readonly status: number; readonly words: string }>;
}

/** @param counted told of every answer */
export function apiOf(url: string, programme: string, counted: () => void): Api {
  const base = `${url}/api/v1`;
  const ask = async (token: string | null, path: string, body: object | string | null): Promise<Response> => {
    const isText = typeof body === "string";
    const answer = await fetch(`${base}${path}`, {
      method: body === null ? "GET" : "POST",
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== null && { "content-type": isText ? "text/csv" : "application/json" }),
      },
      ...(body !== null && { body: isText ? body : JSON.stringify(body) }),
    });
    counted();
    return answer;
  };
  const read = async (what: string, answer: Response): Promise<unknown> => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const pathOf = (type: string): string => `/programmes/${programme}/commands/${type}`;
  return {
    command: async (token, type, body) => {
      await read(type, await ask(token, pathOf(type), body));
    },
    post: async (token, path, body) => read(path, await ask(token, path, body)),
    get: async (token, path) => read(path, await ask(token, path, null)),
    refused: async (token, type, body) => {
      const answer = await ask(token, pathOf(type), body);
      return { status: answer.status, words: await answer.text() };
    },
  };
}

/** What a list holds, page after page. */
export async function allOf<T>(api: Api, token: string, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const more = cursor === null ? "" : `&cursor=${cursor}`;
    const page = (await api.get(token, `${path}?limit=200${more}`)) as { items: T[]; next: string | null }; // a list of the API
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** Does something for each of many, a few at a time. @throws what the first of them threw; none begins after it */
export async function forEachOf<T>(things: readonly T[], work: (thing: T, nth: number) => Promise<void>) {
  const queue = things.entries();
  const worker = async (): Promise<void> => {
    for (const [nth, thing] of queue) await work(thing, nth);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const AT_ONCE = 8;
