/** Lines of JSON as they come: of an assessment under way, of a table in NDJSON. Stops reading where nobody goes on. */
export async function* linesOf<T>({ body }: Response): AsyncGenerator<T> {
  if (body === null) return;
  let rest = "";
  // a stream can be gone through wherever this runs; the types of the browser do not say so yet
  for await (const text of body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    // streams can be iterated wherever this runs; the types of browsers do not know it yet
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield JSON.parse(line) as T; // the caller knows what it asked for
  }
  if (rest !== "") yield JSON.parse(rest) as T;
}
