import { defineError, someOf } from '@dtaas/model';

const noBatchHere = 'No asset here has a batch. Add one to asset.yaml: batch: {command: […]}';
const runOne = (having: readonly string[]) =>
  `To run one that has a batch: ${someOf(having.map((name) => `dtaas run ${name}`))}`;

export const batchUnnamed = defineError<{ twin?: string; having: readonly string[] }>('usage-batch-unnamed', {
  title: 'The command names no asset and no component of a twin.',
  why: '`dtaas run` runs the `batch` of one asset, or of one component of a twin.',
  remedy: 'Write `dtaas run <asset>`, or `dtaas run <twin> <component>`.',
  message: ({ twin }) =>
    twin === undefined
      ? 'The command names no asset to run.'
      : `The command names the twin ${twin}, but none of its components.`,
  hint: ({ twin, having }) => {
    if (having.length > 0) return runOne(having);
    return twin === undefined ? noBatchHere : `No component of ${twin} has a batch.`;
  },
});

export const batchMissing = defineError<{ subject: string; having: readonly string[] }>(
  'usage-batch-missing',
  {
    title: 'The asset has no batch.',
    why: 'Only an asset with `batch` in its asset.yaml can be run. A component with `run` is started by its twin.',
    remedy: 'Name another asset or component, or add `batch: {command: […]}` to asset.yaml.',
    message: ({ subject }) => `${subject} has no batch.`,
    hint: ({ having }) => (having.length > 0 ? runOne(having) : noBatchHere),
  },
);

type Version = { asset: string; version: string; known: readonly string[] };

export const versionUnknown = defineError<Version>('usage-version-unknown', {
  title: 'The asset has no such version, or its files have problems.',
  why: 'A version is in the work tree, or it is a tag of this repository or of a source.',
  remedy: 'Name a version that is there, or fetch it: `git fetch --tags`.',
  message: ({ asset, version }) => `${asset} has no version ${version} that can be run.`,
  hint: ({ asset, known }) =>
    known.length > 0
      ? `The versions of ${asset} that can be run: ${someOf(known)}.`
      : 'To fetch the versions of this repository: git fetch --tags',
});

export const batchUseUnbound = defineError<{ asset: string; use: string; why: string }>('batch-use-unbound', {
  title: 'An asset that the batch uses is not known.',
  why: 'A batch that runs without a twin uses the assets that its asset.yaml names, with the defaults of their parameters.',
  remedy: 'Run the batch as a component of a twin, which binds its uses: `dtaas run <twin> <component>`.',
  message: ({ asset, use, why }) => `${asset} can't be run by itself: its use ${use} ${why}.`,
});

export const batchProblems = defineError<{ subject: string; problems: readonly unknown[] }>(
  'batch-problems',
  {
    title: 'The configuration of a batch has problems.',
    why: 'A batch runs only if the files of its asset and its twin are right.',
    remedy: 'Run `dtaas check`, and correct what it reports.',
    message: ({ subject, problems }) =>
      `${subject} was not run: its configuration has ${problems.length} problem${problems.length === 1 ? '' : 's'}.`,
  },
);

export const settingsWrong = defineError<{ subject: string; asset: string }>('usage-parameters', {
  title: "The parameters on the command line don't fit.",
  why: 'Each `--with name=value` sets a parameter of the asset, in its type and with a unit if it has one.',
  remedy: "Write, for example, `--with gain=2` or `--with heatCapacity='616 J/K'`.",
  message: ({ subject }) => `The parameters for ${subject} don't fit.`,
  hint: ({ asset }) => `Nothing was run. To see the parameters: dtaas show ${asset}`,
});

export const parametersMissing = defineError<{ subject: string; names: readonly string[] }>(
  'usage-parameters-missing',
  {
    title: 'A parameter has no value.',
    why: 'A parameter without a default has to be set.',
    remedy: 'Set it with `--with name=value`, or in each case.',
    message: ({ subject, names }) => `${subject} needs a value for ${names.join(', ')}.`,
    hint: ({ names }) => `Set it: --with ${names[0]}=…`,
  },
);

export const casesInvalid = defineError<{ file: string }>('cases-invalid', {
  title: 'The file of cases has problems.',
  why: 'All cases are read before the first one runs, so that no run ends in the middle because of a mistyped line.',
  remedy: 'Correct the lines that the message lists.',
  message: ({ file }) => `${file} has problems, so no case was run.`,
});

export const pathUnreadable = defineError<{ what: string; path: string; why: string }>(
  'run-path-unreadable',
  {
    title: "A file or folder that the command names can't be read.",
    why: 'The path may be misspelt. Paths are relative to the folder in which the command is called.',
    remedy: 'Correct the path.',
    message: ({ what, path, why }) => `The ${what} ${path} can't be read: ${why}.`,
  },
);

export const outputNotEmpty = defineError<{ folder: string }>('run-output-not-empty', {
  title: 'The folder for the results is not empty.',
  why: '`dtaas run` overwrites nothing.',
  remedy: 'Choose another folder with `--output`, or leave `--output` out.',
  message: ({ folder }) => `${folder} exists and is not an empty folder.`,
});

export const outputInInput = defineError<{ input: string; output: string }>('run-output-in-input', {
  title: 'The folder for the results lies in the folder of the input files.',
  why: 'The results would be inputs of the next run, which could then not be repeated.',
  remedy: 'Choose another folder with `--input` or `--output`.',
  message: ({ input, output }) => `The results in ${output} would be among the input files in ${input}.`,
});

export const batchUnverified = defineError<{ subject: string; assets: readonly string[] }>(
  'batch-unverified',
  {
    title: 'Assets that are not verified would run without a sandbox.',
    why: 'Code whose tests have not passed runs only in a strong sandbox.',
    remedy:
      'Install a sandbox (`apt-get install bubblewrap`), run the tests (`dtaas verify`), or set `verification: {allowWeak: true}` in platform.yaml.',
    message: ({ subject, assets }) =>
      `${subject} was not run: ${assets.join(', ')} ${assets.length === 1 ? 'is' : 'are'} not verified, and this machine has no strong sandbox.`,
  },
);

export const runAssetGone = defineError<{ asset: string; version: string; digest: string }>(
  'run-asset-gone',
  {
    title: "An asset of the run can't be found any more.",
    why: 'A run is repeated with the same files. They are looked for in the work tree, in the published versions, and in the history of this clone.',
    remedy:
      'Fetch the branch or the tag that has the files (`git fetch --tags`), or start a new run with `dtaas run`.',
    message: ({ asset, version, digest }) =>
      `${asset} ${version} with the digest ${digest.slice(0, 12)} is neither in the files here, nor in the tags, nor in the history.`,
  },
);

export const runInputChanged = defineError<{ folder: string; paths: readonly string[] }>(
  'run-input-changed',
  {
    title: 'The input files of the run have changed.',
    why: 'A run is repeated with the same input files, byte for byte.',
    remedy: 'Restore the files, or name the folder that has them with `--input`.',
    message: ({ folder, paths }) =>
      `These input files in ${folder} differ from those of the run: ${someOf(paths)}.`,
  },
);

export const runPartsDiffer = defineError<{ folder: string; changes: readonly string[] }>(
  'run-parts-differ',
  {
    title: "A run can't be continued with another platform, SDK or sandbox.",
    why: '`run.json` names one version of the platform, one sandbox and one SDK for all cases of the run.',
    remedy:
      'Continue the run with the parts that it began with, or start it over: `dtaas run --again <run> --output <new folder>`.',
    message: ({ folder, changes }) => `The run in ${folder} was not continued. ${changes.join(' ')}`,
    hint: ({ folder }) => `To start it over: dtaas run --again ${folder} --output <new folder>`,
  },
);

export const runCaseUnknown = defineError<{ case: number; last: number }>('usage-case-unknown', {
  title: 'The run has no such case.',
  why: 'Cases have the numbers 1, 2, 3, … in the order of their lines.',
  remedy: 'Name a number that `run.json` has.',
  message: (details) => `The run has no case ${details.case}.`,
  hint: ({ last }) => `The last case of the run is ${last}.`,
});
