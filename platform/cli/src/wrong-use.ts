import { DtaasError, nearest } from '@dtaas/model';
import type { CommanderError } from 'commander';

const codes: readonly { readonly refusal: string; readonly code: string }[] = [
  { refusal: 'commander.unknownCommand', code: 'usage-command-unknown' },
  { refusal: 'commander.unknownOption', code: 'usage-option-unknown' },
  { refusal: 'commander.optionMissingArgument', code: 'usage-option-value' },
  { refusal: 'commander.invalidArgument', code: 'usage-option-value' },
];

/** Turns what commander refuses into an error like all others. `command`: the command that was called, if known. */
export function wrongUse(
  { code: refusal, message }: CommanderError,
  command: string | undefined,
): DtaasError {
  const [, said = message, suggested] =
    /^(?:error: )?(.+?)\.?(?:\n\((Did you mean .+\?)\))?$/s.exec(message) ?? [];
  const known = codes.find((one) => one.refusal === refusal);
  const help = command
    ? `To see how it is used: dtaas ${command} --help`
    : 'To list the commands: dtaas --help';
  return new DtaasError({
    code: known?.code ?? 'usage-arguments',
    message: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
    hint: suggested ? `${suggested} ${help}` : help,
  });
}

/** For `dtaas help <name>`: the same error as for an unknown command. */
export function commandUnknown(name: string, commands: readonly { readonly name: string }[]): DtaasError {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  const help = 'To list the commands: dtaas --help';
  return new DtaasError({
    code: 'usage-command-unknown',
    message: `Unknown command '${name}'.`,
    hint: near === undefined ? help : `Did you mean ${near}? ${help}`,
  });
}

/** Whether the arguments ask for JSON. Also finds the option in arguments that commander can't parse. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.some(
    (word, at) => word === '--format=json' || (word === '--format' && options[at + 1] === 'json'),
  );
}
