import { type DtaasError, nearest } from '@dtaas/model';
import type { Command, CommanderError } from 'commander';
import { argumentsWrong, commandUnknown, optionUnknown, optionValueWrong } from './failures.ts';

const definitions: { readonly [refusal: string]: typeof argumentsWrong } = {
  'commander.unknownCommand': commandUnknown,
  'commander.unknownOption': optionUnknown,
  'commander.optionMissingArgument': optionValueWrong,
  'commander.invalidArgument': optionValueWrong,
};

const listCommands = 'To list the commands: dtaas --help';

/** Turns what commander refuses into an error like all others. `command`: the command that was called, if known. */
export function wrongUse({ code, message }: CommanderError, command: string | undefined): DtaasError {
  const [, said = message, suggestion] =
    /^(?:error: )?(.+?)\.?(?:\n\((Did you mean .+\?)\))?$/s.exec(message) ?? [];
  const help = command ? `To see how the command is used: dtaas ${command} --help` : listCommands;
  return (definitions[code] ?? argumentsWrong)({
    message: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
    hint: suggestion ? `${suggestion} ${help}` : help,
  });
}

/** For `dtaas help <name>`: the same error as for an unknown command. */
export function unknownCommand(name: string, commands: readonly Command[]): DtaasError {
  const names = commands.map((command) => command.name());
  const near = nearest(name, names);
  const hint = near === undefined ? listCommands : `Did you mean ${near}? ${listCommands}`;
  return commandUnknown({ message: `Unknown command '${name}'.`, hint });
}

/** Whether the arguments ask for JSON. Also finds the option in arguments that commander can't parse. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.some(
    (word, at) => word === '--format=json' || (word === '--format' && options[at + 1] === 'json'),
  );
}
