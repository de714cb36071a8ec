/** The API of the service from a program's side: `client.ts` asks, the types come from the service's own description. */
export {};
