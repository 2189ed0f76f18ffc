import { DtaasError, nearest } from '@dtaas/model';
import type { CommanderError } from 'commander';

const codes: readonly { readonly refusal: string; readonly code: string }[] = [
  { refusal: 'commander.unknownCommand', code: 'usage-command-unknown' },
  { refusal: 'commander.unknownOption', code: 'usage-option-unknown' },
  { refusal: 'commander.optionMissingArgument', code: 'usage-option-value' },
  { refusal: 'commander.invalidArgument', code: 'usage-option-value' },
];

/** What commander refuses, as an error like all others. `command`: the one that was called, if it was known. */
export function wrongUse(
  { code: refusal, message }: CommanderError,
  command: string | undefined,
): DtaasError {
  const [, said = message, suggested] =
    /^(?:error: )?(.+?)\.?(?:\n\((Did you mean .+\?)\))?$/s.exec(message) ?? [];
  const known = codes.find((one) => one.refusal === refusal);
  const help = command
    ? `Run dtaas ${command} --help for how it is used.`
    : 'Run dtaas --help for the commands.';
  return new DtaasError({
    code: known?.code ?? 'usage-arguments',
    message: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
    hint: suggested ? `${suggested} ${help}` : help,
  });
}

/** What `dtaas help` is asked about a command that isn't there, as commander refuses to run one. */
export function commandUnknown(name: string, known: readonly string[]): DtaasError {
  const near = nearest(name, known);
  const help = 'Run dtaas --help for the commands.';
  return new DtaasError({
    code: 'usage-command-unknown',
    message: `Unknown command '${name}'.`,
    hint: near === undefined ? help : `Did you mean ${near}? ${help}`,
  });
}

/** Whether an answer as JSON was asked for, also in words that commander reads otherwise, or not to their end. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.some(
    (word, at) => word === '--format=json' || (word === '--format' && options[at + 1] === 'json'),
  );
}
