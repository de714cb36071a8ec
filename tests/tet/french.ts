/** A rule in the publisher's language, read. Names of answers, nodes and indicators stay as written. */
export type French =
  | { readonly is: "value"; readonly value: number | boolean }
  /** whether the answer is `equals`, or the number answered where that is null */
  | { readonly is: "answer"; readonly question: string; readonly equals: string | null }
  | { readonly is: "identity"; readonly field: string; readonly equals: string }
  | { readonly is: "score"; readonly node: string }
  | { readonly is: "indicator"; readonly what: "val" | "limite" | "cible"; readonly of: string }
  | { readonly is: "min" | "max"; readonly left: French; readonly right: French }
  | { readonly is: "binary"; readonly op: Operator; readonly left: French; readonly right: French }
  | { readonly is: "if"; readonly test: French; readonly yes: French; readonly no: French | null };

export type Operator = (typeof LEVELS)[number][number];

/** loosest first */
const LEVELS = [["ou"], ["et"], ["=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"]] as const;
const CONSTANTS: Readonly<Record<string, boolean>> = { vrai: true, faux: false, oui: true, non: false };
const KEYWORDS = new Set(["si", "alors", "sinon", "ou", "et", ...Object.keys(CONSTANTS)]);
const TOKEN = /\s*(?:([0-9]+(?:\.[0-9]+)?(?![\p{L}\p{N}_.]))|([\p{L}\p{N}_][\p{L}\p{N}_.]*)|(<=|>=|[-+*/=<>(),]))/uy;

/**
 * Reads one rule: `si … alors … [sinon …]`, `ou` < `et` < comparison < `+ -` < `* /`, calls.
 * @throws {SyntaxError} with the place, where it is no rule
 */
export function parseFrench(source: string): French {
  const tokens = tokensOf(source);
  let at = 0;

  const peek = () => tokens[at]?.toLowerCase();
  function take(want?: string): string {
    const token = tokens[at++];
    if (token === undefined || (want !== undefined && token.toLowerCase() !== want))
      throw new SyntaxError(`parseFrench: got ${token ?? "the end"}, want ${want ?? "more"} in: ${source}`);
    return token;
  }

  function parseAny(): French {
    if (peek() !== "si") return parseLevel(0);
    take("si");
    const test = parseAny();
    take("alors");
    const yes = parseAny();
    if (peek() !== "sinon") return { is: "if", test, yes, no: null };
    take("sinon");
    return { is: "if", test, yes, no: parseAny() };
  }

  function parseLevel(level: number): French {
    const operators: readonly Operator[] | undefined = LEVELS[level];
    if (!operators) return parsePrimary();
    let left = parseLevel(level + 1);
    for (let op = operators.find((one) => one === peek()); op; op = operators.find((one) => one === peek())) {
      take(op);
      left = { is: "binary", op, left, right: parseLevel(level + 1) };
      // `a < b < c` would compare a truth with a number: refused rather than guessed
      if (level === 2 && operators.some((one) => one === peek()))
        throw new SyntaxError(`parseFrench: got a second comparison, want parentheses in: ${source}`);
    }
    return left;
  }

  function parsePrimary(): French {
    const token = take();
    const word = token.toLowerCase();
    if (token === "(") return closed(parseAny());
    if (token === "-") return { is: "value", value: -parseNumber(take()) };
    if (word in CONSTANTS) return { is: "value", value: CONSTANTS[word] === true };
    if (peek() === "(" && !KEYWORDS.has(word)) return parseCall(word);
    return { is: "value", value: parseNumber(token) };
  }

  function parseCall(name: string): French {
    take("(");
    switch (name) {
      case "min":
      case "max": {
        const left = parseAny();
        take(",");
        return closed({ is: name, left, right: parseAny() });
      }
      case "reponse": {
        const question = take();
        if (peek() === ")") return closed({ is: "answer", question, equals: null });
        take(",");
        return closed({ is: "answer", question, equals: take() });
      }
      case "identite": {
        const field = take();
        take(",");
        return closed({ is: "identity", field, equals: take() });
      }
      case "score":
        return closed({ is: "score", node: take() });
      case "val":
      case "limite":
      case "cible":
        return closed({ is: "indicator", what: name, of: take() });
      default:
        throw new SyntaxError(`parseFrench: got ${name}(…), want a known function in: ${source}`);
    }
  }

  function closed(inside: French): French {
    take(")");
    return inside;
  }

  function parseNumber(token: string): number {
    if (!/^[0-9]+(\.[0-9]+)?$/.test(token))
      throw new SyntaxError(`parseFrench: got ${token}, want a value in: ${source}`);
    return Number(token);
  }

  const rule = parseAny();
  if (at < tokens.length) throw new SyntaxError(`parseFrench: got ${tokens[at]}, want the end in: ${source}`);
  return rule;
}

function tokensOf(source: string): string[] {
  const text = source.trim();
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(`parseFrench: got ${text.slice(from, from + 10)}, want a word or a sign`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? "");
  }
  return tokens;
}
