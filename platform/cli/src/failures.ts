import { defineError, didYouMean, someOf } from '@dtaas/model';

const forHelp = 'To see how the command is used: dtaas <command> --help';

/** The texts of one occurrence, where the caller makes them: commander's refusals, for example, are its own words. */
type Texts = { readonly message: string; readonly hint: string };
const given = { message: ({ message }: Texts) => message, hint: ({ hint }: Texts) => hint };

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

export const pathUnknown = defineError<{ readonly path: string }>('usage-path-unknown', {
  title: 'The path is not in this repository.',
  why: 'It may be misspelt, or git ignores it.',
  remedy: 'Name files or folders that git tracks or would track. Without a path, everything is checked.',
  message: ({ path }) => `${path} is not in this repository.`,
});

export const commandMissing = defineError<{ readonly twin: string }>('usage-command-missing', {
  title: '`dtaas exec` has no command to run.',
  why: 'The command stands after `--`, so that its options are not those of `dtaas`.',
  remedy: 'Write `--` and the command, e.g. `dtaas exec oven -- ls -l`.',
  message: () => 'The command to run is missing.',
  hint: ({ twin }) => `Write the command after --: dtaas exec ${twin} -- ls -l`,
});

type Named = { readonly name: string; readonly known: Iterable<string> };

export const codeUnknown = defineError<Named>('usage-code-unknown', {
  title: 'No problem or error has this code.',
  why: 'The code may be misspelt.',
  remedy: 'To list all codes: dtaas explain.',
  message: ({ name }) => `No problem or error has the code ${name}.`,
  hint: ({ name, known }) => `${didYouMean(name, known)} To list all codes: dtaas explain`,
});

export const answerWrong = defineError<{ readonly message: string; readonly flag: string }>('usage-answer', {
  title: 'A question of `dtaas new` has no answer, or an answer that is not allowed.',
  why: '`dtaas new` needs the answer, and can ask for it only on a terminal.',
  remedy: 'Give the answer with the flag that the message names.',
  message: ({ message }) => message,
  hint: ({ flag }) => `Give the answer with ${flag}.`,
});

export const typesImpossible = defineError<{
  readonly asset: string;
  readonly why: string;
  readonly next: string;
}>('types-impossible', {
  title: "The types of an asset can't be written.",
  why: 'Types are made for an asset whose `run`, `batch` or `test` command starts `node` or `python3`, and whose `asset.yaml` has no problem.',
  remedy: 'Correct `asset.yaml`. A component in another language reads `DTAAS_CONFIG`.',
  message: ({ asset, why }) => `No types can be made for ${asset}: ${why}.`,
  hint: ({ next }) => `Next: ${next}`,
});

export const cancelled = defineError('usage-cancelled', {
  title: 'Nothing was created.',
  why: 'You left the questions of `dtaas new`.',
  remedy: 'To start again: dtaas new.',
});

export const folderExists = defineError<{ readonly folder: string }>('usage-exists', {
  title: 'The folder exists already.',
  why: '`dtaas new` overwrites nothing.',
  remedy: 'Choose another name, or edit the files that are there.',
  message: ({ folder }) => `${folder} exists already.`,
});

export const clockWrong = defineError<{ readonly message: string }>('usage-clock', {
  title: '`--clock` has an unknown value, or was given without `--emulate`.',
  why: 'Only an emulator has a clock to choose: the clock of a plant is the wall clock.',
  remedy:
    'Write `--emulate --clock wall` or `--emulate --clock lockstep`. Without an emulator, the clock stands in `lifecycle.clock` of twin.yaml.',
  message: ({ message }) => message,
});

export const referenceWrong = defineError<Texts>('usage-reference', {
  title: 'The text is not a reference, or no asset or twin has this reference.',
  why: 'A reference is a folder and a name.',
  remedy: 'Write, for example, models/pump or twins/oven.',
  ...given,
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

type Version = { readonly reference: string; readonly version: string; readonly wanted: string };

export const versionOther = defineError<Version>('usage-version', {
  title: 'The files have another version than the one that was named.',
  why: '`dtaas publish` publishes the version that the files have.',
  remedy: 'Name the version of the files or none, or change the version in the file.',
  message: ({ reference, version, wanted }) =>
    `The files of ${reference} have version ${version}, not ${wanted}.`,
  hint: ({ reference, wanted }) => `Publish ${reference}, or write version: ${wanted} in its file first.`,
});

export const twinBroken = defineError<{ readonly twin: string }>('twin-broken', {
  title: 'The file of the twin has problems.',
  why: 'While a twin.yaml has errors, nothing can be done with its twin.',
  remedy: 'To list the problems: dtaas check.',
  message: ({ twin }) => `twins/${twin}/twin.yaml has problems.`,
  hint: ({ twin }) => `To list the problems: dtaas check twins/${twin}`,
});

export const publishProblems = defineError<Pick<Texts, 'message'>>('publish-problems', {
  title: 'The files have problems.',
  why: 'A published version never changes, so it has to be right.',
  remedy: 'Fix the problems that dtaas check lists, commit, and publish again.',
  message: ({ message }) => message,
});

export const publishUncommitted = defineError<{
  readonly paths: readonly string[];
  readonly directory: string;
}>('publish-uncommitted', {
  title: 'Some files are not committed.',
  why: 'A published version is a tag of a commit.',
  remedy: 'Commit the files, and publish again.',
  message: ({ paths }) => `${someOf(paths)} ${paths.length === 1 ? 'is' : 'are'} not committed.`,
  hint: ({ directory }) => `Commit first: git add ${directory} && git commit`,
});

export const secondsWrong = defineError<{ readonly text: string }>('usage-seconds', {
  title: 'The value of `--seconds` is not a number from 1 to 3600.',
  why: '`--seconds` says how long the twin is watched.',
  remedy: 'Write, for example, `--seconds 20`.',
  message: ({ text }) => `--seconds takes a number from 1 to 3600, not ${JSON.stringify(text)}.`,
});

export const tailWrong = defineError<{ readonly text: string }>('usage-tail', {
  title: 'The value of `--tail` is not a whole number above 0.',
  why: '`--tail` says how many lines of each component are shown.',
  remedy: 'Write, for example, `--tail 50`.',
  message: ({ text }) => `--tail takes a whole number above 0, not ${JSON.stringify(text)}.`,
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

export const engineActionUnknown = defineError<{ readonly action: string }>('usage-engine-action', {
  title: '`dtaas engine` has no such action.',
  why: 'Its actions are `status` and `install`.',
  remedy: 'Write `dtaas engine status` or `dtaas engine install`.',
  message: ({ action }) => `dtaas engine has no action ${JSON.stringify(action)}.`,
});

export const pluginUnknown = defineError<{ readonly name: string; readonly known: readonly string[] }>(
  'usage-engine-plugin',
  {
    title: '`dtaas engine` does not install a plugin of that name.',
    why: 'The name may be misspelt, or a newer dtaas installs the plugin.',
    remedy: 'To list the plugins: `dtaas engine status`.',
    message: ({ name }) => `${JSON.stringify(name)} is not a plugin of Pulumi that dtaas installs.`,
    hint: ({ name, known }) => `${didYouMean(name, known)} The plugins are ${known.join(', ')}.`.trimStart(),
  },
);

export const imagesActionUnknown = defineError<{ readonly action: string }>('usage-images-action', {
  title: '`dtaas images` has no such action.',
  why: 'Its actions are `build`, `list` and `push`.',
  remedy: 'Write `dtaas images build`, `dtaas images list` or `dtaas images push`.',
  message: ({ action }) => `dtaas images has no action ${JSON.stringify(action)}.`,
});

export const imagesOptionMisplaced = defineError<{ readonly action: string; readonly given: string }>(
  'usage-images-option',
  {
    title: 'An option or an argument belongs to another action of `dtaas images`.',
    why: '`--if-missing`, `--mirror` and `--security-mirror` are for `build`, `--registry` is for `list`, and `--tag` and an image are for `push`.',
    remedy: `${forHelp}.`,
    message: ({ action, given }) => `dtaas images ${action} does not take ${given}.`,
  },
);

export const mirrorWrong = defineError<{ readonly option: string; readonly text: string }>(
  'usage-images-mirror',
  {
    title: "A server of Debian's packages is not an address.",
    why: 'The packages come by `http` or `https`.',
    remedy: 'Write, for example, `--mirror http://mirror.example/debian`.',
    message: ({ option, text }) =>
      `--${option} takes an address of http or https, not ${JSON.stringify(text)}.`,
  },
);

export const platformProblems = defineError('platform-problems', {
  title: '`platform.yaml` has problems.',
  why: 'The file names the images that are used and the registry, and it could not be read.',
  remedy: 'Correct the problems. To list all problems: `dtaas check`.',
  message: () => 'platform.yaml has problems.',
});

export const registryMissing = defineError<{ readonly inRepository: boolean }>('images-registry-missing', {
  title: 'No registry is named to which images can be pushed.',
  why: '`platform.yaml` names the registry and, if it needs one, the secret with the user and the password.',
  remedy:
    'Write in `platform.yaml`: `images: {registry: {repository: registry.example/twins/workspace, credentials: {secret: NAME}}}`.',
  message: ({ inRepository }) =>
    inRepository
      ? 'platform.yaml names no registry of images.'
      : 'This folder is in no repository with a platform.yaml, which would name a registry of images.',
});

export const imagesUnwritten = defineError('images-unwritten', {
  title: 'There is no `platform.yaml` in which an image could be named.',
  why: '`dtaas images build --write` writes the image of container workspaces into the file of the repository in which it runs.',
  remedy: 'Run it in a clone, or without `--write`.',
  message: () => 'This folder is in no repository with a platform.yaml, so --write has nothing to write to.',
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
