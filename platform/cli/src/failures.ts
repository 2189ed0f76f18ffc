import { defineError } from '@dtaas/model';
import { forHelp, given, type Texts } from './given-texts.ts';

export const commandUnknown = defineError<Texts>('usage-command-unknown', {
  title: 'dtaas has no such command.',
  why: 'The name may be misspelt.',
  remedy: 'To list the commands: dtaas --help.',
  ...given,
});

export const optionUnknown = defineError<Texts>('usage-option-unknown', {
  title: 'The command has no such option.',
  why: 'The name may be misspelt, or the option belongs to another command.',
  remedy: `${forHelp}.`,
  ...given,
});

export const optionValueWrong = defineError<Texts>('usage-option-value', {
  title: 'The value of an option is missing or not allowed.',
  why: 'The help of a command lists the values of its options.',
  remedy: `${forHelp}.`,
  ...given,
});

export const optionsContradict = defineError<{ readonly flags: readonly string[] }>(
  'usage-options-contradict',
  {
    title: 'Two options of the command contradict each other.',
    why: '`dtaas` does not guess which of them is meant.',
    remedy: 'Give only one of the two options.',
    message: ({ flags }) => `Only one of ${flags.join(' and ')} can be given.`,
  },
);

export const argumentsWrong = defineError<Texts>('usage-arguments', {
  title: 'An argument is missing, or there are too many.',
  why: 'The help of a command shows its arguments.',
  remedy: `${forHelp}.`,
  ...given,
});

export const reportFileUnusable = defineError<{ readonly path: string; readonly cause: unknown }>(
  'report-file-unusable',
  {
    title: 'The report could not be written to the file of `--report`.',
    why: 'The file is a folder, its folder may not be written, or the disk is full.',
    remedy: 'Name another file. The command has done its work; the same command again costs little.',
    message: ({ path, cause }) =>
      `The report could not be written to ${path}: ${cause instanceof Error ? cause.message : 'no reason is known'}.`,
  },
);
