import { defineError } from '@dtaas/model';

export const clockWrong = defineError<{ readonly message: string }>('usage-clock', {
  title: '`--clock` has an unknown value, or was given without `--emulate`.',
  why: 'Only an emulator has a clock to choose: the clock of a plant is the wall clock.',
  remedy:
    'Write `--emulate --clock wall` or `--emulate --clock lockstep`. Without an emulator, the clock stands in `lifecycle.clock` of twin.yaml.',
  message: ({ message }) => message,
});

export const batchOptionWrong = defineError<{
  readonly option: string;
  readonly wanted: string;
  readonly text: string;
}>('usage-batch-option', {
  title: 'The value of an option of `dtaas run` is not allowed.',
  why: 'A seed, a number of jobs and a case are whole numbers, a timeout is a length of time, and `--with` has a name and a value.',
  remedy: 'Write, for example, `--seed 7`, `--jobs 2`, `--timeout 90s` or `--with gain=2`.',
  message: ({ option, wanted, text }) => `--${option} takes ${wanted}, not ${JSON.stringify(text)}.`,
});

export const caseWithoutRun = defineError('usage-case', {
  title: '`--case` was given without `--again`.',
  why: '`--case` chooses a case of an earlier run.',
  remedy: 'Write, for example, `dtaas run --again runs/calibration-20261129T154912Z/run.json --case 17`.',
});

export const confirmationMissing = defineError<{
  readonly twin: string;
  readonly abandon: boolean;
}>('usage-yes', {
  title: 'Nobody can be asked to confirm the command.',
  why: 'The command releases what a twin uses, and there is no terminal here.',
  remedy: 'To confirm it without a question: `--yes`.',
  message: ({ twin, abandon }) =>
    abandon
      ? `Abandoning ${twin} loses what was not saved, and nobody can be asked to confirm it here.`
      : `Terminating ${twin} releases everything that it uses, and nobody can be asked to confirm it here.`,
  hint: ({ twin, abandon }) =>
    `To confirm it without a question: dtaas terminate ${twin}${abandon ? ' --abandon' : ''} --yes`,
});

export const abandonUnconfirmed = defineError<{ readonly place: string }>('usage-abandon', {
  title: 'Nobody can be asked to confirm that a place is lost.',
  why: 'State that was not saved before is lost with the place, and its twins may still run there.',
  remedy: 'To confirm it without a question: `--yes`.',
  message: ({ place }) =>
    `Abandoning ${place} loses the state that was not saved, and nobody can be asked to confirm it here.`,
  hint: ({ place }) => `To confirm it without a question: dtaas abandon ${place} --yes`,
});
