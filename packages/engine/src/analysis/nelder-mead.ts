export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  /** how often the function was asked */
  readonly evaluations: number;
  /** false: the evaluations ran out first */
  readonly converged: boolean;
}

export interface NelderMeadOptions {
  /** largest extent of the simplex, per coordinate, at which it has settled */
  readonly tolerance: number;
  readonly maxEvaluations: number;
}

/**
 * Minimum of a function near `start`, without derivatives. It always answers the best point that it
 * has seen, not the last one. The simplex is built anew around the optimum until that no longer
 * helps, because a simplex that has collapsed along a valley can't notice it.
 * @param f NaN counts as worse than everything
 * @see Nelder & Mead, A simplex method for function minimization, Computer Journal 7 (1965)
 */
export function nelderMead(f: (x: Float64Array) => number, start: Float64Array, options: NelderMeadOptions): Minimum {
  let evaluations = 0;
  const ask = (at: Float64Array): Vertex => {
    evaluations++;
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  let best = ask(start.slice());
  for (;;) {
    const settled = descend(ask, best, options, () => evaluations >= options.maxEvaluations);
    const gain = best.value - settled.value;
    best = settled;
    const converged = !(gain > 1e-12 * Math.abs(best.value));
    if (converged || evaluations >= options.maxEvaluations) return { ...best, evaluations, converged };
  }
}

interface Vertex {
  readonly at: Float64Array;
  readonly value: number;
}

/** One run: reflect, expand, contract or shrink until the simplex is small. */
function descend(
  ask: (at: Float64Array) => Vertex,
  start: Vertex,
  { tolerance }: NelderMeadOptions,
  exhausted: () => boolean,
): Vertex {
  const size = start.at.length;
  const simplex = [start];
  // a coordinate near 0 is moved by what counts for the others, or it would stay there
  const reach = 0.1 * start.at.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 0.1;
  for (let j = 0; j < size; j++) {
    const at = start.at.slice();
    at[j] += reach;
    simplex.push(ask(at));
  }
  for (;;) {
    simplex.sort((a, b) => a.value - b.value);
    const [best] = simplex;
    if (exhausted() || simplex.every(({ at }) => at.every((x, j) => Math.abs(x - best.at[j]) <= tolerance)))
      return best;

    const worst = simplex[size];
    const rest = simplex.slice(0, size);
    const centre = worst.at.map((_, j) => rest.reduce((sum, { at }) => sum + at[j], 0) / size);
    const along = (step: number): Vertex => ask(centre.map((c, j) => c + step * (worst.at[j] - c)));

    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1].value) {
      simplex[size] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[size] = contracted;
      else
        for (let v = 1; v <= size; v++)
          simplex[v] = ask(simplex[v].at.map((x, j) => best.at[j] + 0.5 * (x - best.at[j])));
    }
  }
}
