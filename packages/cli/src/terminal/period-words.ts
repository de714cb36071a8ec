/** Which periods, such as ` for 2025, 2026`: by name as long as they are few. @param periods sorted; empty text: any */
export function periodWords(periods: readonly string[]): string {
  const named = periods.filter((text) => text !== "");
  const many = `${named.length} periods from ${named[0]} to ${named[named.length - 1]}`;
  const words = named.length > FEW ? [many] : named.length > 0 ? [named.join(", ")] : [];
  if (named.length < periods.length) words.push("any period");
  return words.length > 0 ? ` for ${words.join(" and ")}` : "";
}

const FEW = 6;
