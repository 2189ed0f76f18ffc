import { deployFailures } from '@dtaas/deploy';
import { engineErrors } from '@dtaas/engine';
import { type ErrorExplanation, explanationsIn, failures, modelErrors } from '@dtaas/model';
import { placeErrors } from '@dtaas/places';
import { repositoryFailures } from '@dtaas/repository';
import { runnerFailures } from '@dtaas/runner';
import { sandboxFailures } from '@dtaas/sandbox';
import { verifyFailures } from '@dtaas/verify';

const cliFailures = failures({
  internal: [
    'dtaas has a fault.',
    'Nobody expected what happened.',
    'Set `DTAAS_DEBUG=1` to see where, and report it.',
  ],
  'publish-problems': [
    'Problems stand in the way of publishing.',
    'A published version never changes, so it has to be right.',
    'Mend what the message lists.',
  ],
  'publish-uncommitted': [
    'Files of the asset aren’t committed.',
    'A version is a commit’s.',
    'Commit them and publish again.',
  ],
  'twin-broken': [
    'The twin’s file can’t be used as it is.',
    'What it means can’t be told.',
    '`dtaas check` says what is wrong with it.',
  ],
  'usage-answer': [
    'An answer is missing or can’t be.',
    '`dtaas new` has to know it.',
    'Give the flag that the message names.',
  ],
  'usage-arguments': [
    'An argument is missing or too many.',
    'The command can’t be told what it is about.',
    'Run `dtaas <command> --help`.',
  ],
  'usage-cancelled': [
    'Nothing was made.',
    'You left the questions.',
    'Run `dtaas new` again whenever you like.',
  ],
  'usage-clock': [
    '`--clock` has an unknown value, or was given without `--emulate`.',
    'The plant’s time is the wall’s; only an emulator’s can be either.',
    'Write `--emulate --clock wall`, or `--emulate --clock lockstep`.',
  ],
  'usage-code-unknown': [
    'No problem or error has that code.',
    'It may be misspelt.',
    '`dtaas explain` lists all.',
  ],
  'usage-command-unknown': [
    'There is no such command.',
    'It may be misspelt.',
    'Run `dtaas --help` for the commands.',
  ],
  'usage-engine-action': [
    '`dtaas engine` doesn’t know that action.',
    'There are two.',
    'Write `dtaas engine status` or `dtaas engine install`.',
  ],
  'usage-exists': [
    'The folder is there already.',
    'Nothing of yours is overwritten.',
    'Choose another name.',
  ],
  'usage-option-unknown': [
    'The command has no such option.',
    'It may be misspelt, or another command’s.',
    'Run `dtaas <command> --help`.',
  ],
  'usage-option-value': [
    'The option’s value is missing, or none that it takes.',
    'An option takes what its help says.',
    'Run `dtaas <command> --help`.',
  ],
  'usage-path-unknown': [
    'The path isn’t in this repository.',
    'It may be misspelt or ignored by git.',
    'Name files or folders that git tracks, or none for everything.',
  ],
  'usage-reference': [
    'The text is no reference, or leads nowhere.',
    'A reference is a kind and a name.',
    'Write e.g. models/pump or twins/oven.',
  ],
  'usage-seconds': [
    'The text is no number of seconds.',
    'It is how long the twin is watched.',
    'Write a number from 1 to 3600.',
  ],
  'usage-tail': [
    'The text is no number of lines.',
    '`--tail` says how many of each component are shown.',
    'Write a whole number.',
  ],
  'usage-version': [
    'The files are another version than the one named.',
    'What is published is what is there.',
    'Name the version that asset.yaml has, or none.',
  ],
  'usage-which-twin': ['It isn’t clear which twin is meant.', 'None runs here, or several do.', 'Name one.'],
  'usage-yes': ['Nobody is here to be asked.', 'What is deleted has to be confirmed.', 'Say `--yes`.'],
});

/** Every error that a command can end with, as the packages define them. */
export const allFailures: readonly ErrorExplanation[] = [
  ...explanationsIn(modelErrors),
  ...explanationsIn(placeErrors),
  ...repositoryFailures,
  ...sandboxFailures,
  ...verifyFailures,
  ...explanationsIn(engineErrors),
  ...runnerFailures,
  ...deployFailures,
  ...cliFailures,
];
