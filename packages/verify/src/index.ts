/**
 * Checks an open bundle without the server and its database: recomputes every score, rank, grade and robustness
 * figure from the raw observations, checks ledger, signatures and the standard, and says in plain words what holds,
 * what does not, and what can't be checked from here. It shares only engine, standard and ledger with what made it.
 */
export {};
