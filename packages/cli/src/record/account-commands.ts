// The commands that say who can act and who may do what, and their help.
import type { Command } from "commander";
import type { GrantOptions, RoleOptions } from "../commands/role.ts";
import type { Screen } from "../terminal/screen.ts";
import { example, type ListOptions, type RecordOptions, withRecordOptions } from "./options.ts";
import { addUnitAccountCommands } from "./unit-account-commands.ts";

/** Adds `touchstone account`. */
export function accountCommands(program: Command, screen: Screen): void {
  const group = program.command("account").description("who can act; names stay in the data folder");
  withRecordOptions(group.command("add"))
    .description("makes an account; it may do nothing until it is granted a role")
    .argument("<name>", "small letters, digits, . _ -")
    .addHelpText("after", example("touchstone account add council"))
    .action(async (name: string, options: RecordOptions) => {
      const { runAccountAdd } = await import("../commands/account.ts");
      await runAccountAdd(name, options, screen);
    });
  withRecordOptions(group.command("list"))
    .description("all accounts")
    .option("--json", "for machines")
    .addHelpText("after", example("touchstone account list"))
    .action(async (options: ListOptions) => {
      const { runAccountList } = await import("../commands/account.ts");
      await runAccountList(options, screen);
    });
  addUnitAccountCommands(group, screen);
}

/** Adds `touchstone role`. */
export function roleCommands(program: Command, screen: Screen): void {
  const group = program.command("role").description("who may do what, in a programme or in the organisation");
  const where = (command: Command): Command =>
    withRecordOptions(command)
      .option("--programme <slug>", "in this programme (default: in the organisation)")
      .option("--organisation <slug>", "where the data folder has several");
  where(group.command("grant"))
    .description(
      "grants a role: operator, office, coordinator, unit, reviewer, assessor, decider, appeal, oversight, auditor",
    )
    .argument("<role>")
    .requiredOption("--to <account>")
    .option("--unit <unit>", "over this unit, by its code or id, and all below it (default: over all)")
    .option("--scheme <scheme>", "of the code", "code")
    .option("--from <day>", "default: today")
    .option("--until <day>", "the first day on which it does not hold any more")
    .addHelpText("after", example("touchstone role grant oversight --to council --programme good-neighbours"))
    .action(async (role: string, options: GrantOptions) => {
      const { runRoleGrant } = await import("../commands/role.ts");
      await runRoleGrant(role, options, screen);
    });
  where(group.command("end"))
    .description("ends a role")
    .argument("<grant>", "its id, as role list shows it")
    .option("--on <day>", "the first day without it (default: today)")
    .addHelpText(
      "after",
      example("touchstone role end 0198c0de-0000-7000-8000-000000000001 --programme good-neighbours"),
    )
    .action(async (grant: string, options: RoleOptions & { readonly on?: string }) => {
      const { runRoleEnd } = await import("../commands/role.ts");
      await runRoleEnd(grant, options, screen);
    });
  where(group.command("list"))
    .description("the roles that were granted")
    .addHelpText("after", example("touchstone role list --programme good-neighbours"))
    .action(async (options: RoleOptions) => {
      const { runRoleList } = await import("../commands/role.ts");
      await runRoleList(options, screen);
    });
}
