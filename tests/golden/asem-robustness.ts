import type { Standard } from "@touchstone/standard";

/** Treatment that winsorises so many points at most. */
export const winsorise = (most: number) =>
  ({ skew: 2, kurtosis: 3.5, winsorise: most, otherwise: "log", combine: false }) as const;
/** The default pipeline with the first options of COINr's factors. */
export const OWN = {
  impute: { method: "groupMean", group: "eurasia_group" },
  treat: winsorise(1),
  normalise: { method: "minmax", to: [1, 100] },
  aggregate: "arithmetic",
};
/** COINr's factors: at most 1 to 5 points winsorised, two normalisers, two means, and weights by up to a quarter. */
export const ROBUSTNESS = {
  replicates: 1000,
  seed: 12,
  certainAt: 0.9,
  whenUncertain: "deciderGivesReason",
  vary: {
    weights: 0.25,
    treat: [1, 2, 3, 4, 5].map(winsorise),
    normalise: [
      { method: "minmax", to: [1, 100] },
      { method: "zscore", mean: 10, sd: 2 },
    ],
    aggregate: ["arithmetic", "geometric"],
  },
} satisfies Standard["robustness"];
