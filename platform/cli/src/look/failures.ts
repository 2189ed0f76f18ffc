import { defineError, someOf } from '@dtaas/model';

export const commandMissing = defineError<{ readonly twin: string }>('usage-command-missing', {
  title: '`dtaas exec` has no command to run.',
  why: 'The command stands after `--`, so that its options are not those of `dtaas`.',
  remedy: 'Write `--` and the command, e.g. `dtaas exec oven -- ls -l`.',
  message: () => 'The command to run is missing.',
  hint: ({ twin }) => `Write the command after --: dtaas exec ${twin} -- ls -l`,
});

type Part = {
  readonly name: string;
  /** Several references have the name. */
  readonly meant: readonly string[];
  readonly nearest?: string | undefined;
  /** The reference exists, in these versions. */
  readonly versions?: readonly { readonly version: string }[];
};

export const partUnknown = defineError<Part>('usage-part-unknown', {
  title: 'No asset or twin has this name or this version, or several assets have the name.',
  why: 'A name without its folder means a part only where no other folder has the same name.',
  remedy: 'To list what there is: dtaas list. Write the folder and the name, e.g. models/pump or twins/oven.',
  message: ({ name, meant, versions }) =>
    meant.length > 1
      ? `${name} may mean ${someOf(meant)}.`
      : versions
        ? `${name} is not a version that can be used.`
        : `There is no asset or twin ${name}.`,
  hint: ({ meant, nearest, versions }) => {
    if (meant.length > 1) return 'Write the folder as well.';
    if (versions && versions.length > 0)
      return `The versions that can be used: ${someOf([...new Set(versions.map(({ version }) => version))])}.`;
    return `${nearest === undefined ? '' : `Did you mean ${nearest}? `}To list what there is: dtaas list`;
  },
});

export const tailWrong = defineError<{ readonly text: string }>('usage-tail', {
  title: 'The value of `--tail` is not a whole number above 0.',
  why: '`--tail` says how many lines of each component are shown.',
  remedy: 'Write, for example, `--tail 50`.',
  message: ({ text }) => `--tail takes a whole number above 0, not ${JSON.stringify(text)}.`,
});

export const twinNotNamed = defineError<{ readonly running: readonly string[] }>('usage-which-twin', {
  title: 'A twin has to be named.',
  why: '`--watch` shows one twin, and here none is running, or several are.',
  remedy: 'Name the twin.',
  message: ({ running }) =>
    running.length === 0
      ? 'No twin is running here.'
      : `Several twins are running here: ${running.join(', ')}.`,
  hint: ({ running }) =>
    running.length === 0
      ? 'To deploy the twins: dtaas deploy'
      : `Name one: dtaas status ${running[0]} --watch`,
});
