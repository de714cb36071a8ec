import { EventEmitter } from "node:events";
import type { FastifyReply } from "fastify";
import { expect, test } from "vitest";
import { inFlight } from "./in-flight.ts";

/** An answer that is over when it is said to be: all that is looked at. */
function answer(): { readonly reply: FastifyReply; end(): void } {
  const raw = Object.assign(new EventEmitter(), { closed: false, destroyed: false, destroy: () => raw.emit("close") });
  return { reply: { raw } as unknown as FastifyReply, end: () => void raw.emit("close") }; // as above
}

test("files are sent as many at once as there is room for, the others in their order", async () => {
  const sending = inFlight(100, 60_000);
  const [a, b, c, d] = [answer(), answer(), answer(), answer()] as const;
  const went: string[] = [];
  await sending.room(a.reply, 60);
  const waiting = [
    sending.room(b.reply, 50).then(() => went.push("b")),
    sending.room(c.reply, 10).then(() => went.push("c")),
  ];
  await Promise.resolve();
  expect(went).toEqual([]);
  a.end();
  await Promise.all(waiting);
  expect(went).toEqual(["b", "c"]);
  b.end();
  c.end();
  await sending.room(d.reply, 1000); // larger than all the room there is: by itself
  d.end();
});

test("whoever finds no room is told to come again, and leaves none taken", async () => {
  const sending = inFlight(100, 20);
  const [a, b, c] = [answer(), answer(), answer()] as const;
  await sending.room(a.reply, 100);
  await expect(sending.room(b.reply, 1)).rejects.toThrow("Too many files are being sent");
  a.end();
  await sending.room(c.reply, 100);
  c.end();
});
