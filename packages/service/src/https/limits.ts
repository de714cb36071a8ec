/** What one connection may cost, whoever is at its other end. Times in ms. */
export const LIMITS = {
  /** headers have to be there, whole, after the connection is made or the last answer was sent */
  headersTimeout: 10_000,
  /** a whole request, body included: a table of many megabytes over a slow line takes its time */
  requestTimeout: 300_000,
  /** a connection on which nothing moves in either direction */
  idleTimeout: 120_000,
  /** a connection that waits for the next request */
  keepAliveTimeout: 5_000,
  /** how often the times above are looked at */
  connectionsCheckingInterval: 2_000,
  /** bytes of all headers of a request */
  maxHeaderSize: 16_384,
  /** requests on one connection, one behind the other */
  maxRequestsPerSocket: 1_000,
  /** connections at once; more are turned away */
  maxConnections: 4_096,
} as const;

/** Those of them that a test may want shorter. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };
