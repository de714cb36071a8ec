import type { CommandOf, CommandType } from "@touchstone/domain";
import type { Handler } from "./handler.ts";
import { organisationHandlers } from "./organisation.ts";
import { privatePartHandlers } from "./private-part.ts";
import { roleHandlers } from "./role.ts";

/** How each command is carried out: every noun's handlers, one line each. Does not compile while one is missing. */
const HANDLERS: { readonly [T in CommandType]: Handler<CommandOf<T>> } = {
  ...organisationHandlers,
  ...privatePartHandlers,
  ...roleHandlers,
};

/** The handler of a command's type. */
export function handlerOf<T extends CommandType>(type: T): Handler<CommandOf<T>> {
  return HANDLERS[type];
}
