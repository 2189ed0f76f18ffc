import { defineError } from '@dtaas/model';

export const environmentBuildFailed = defineError<{ lock: string; reason: string; hint: string }>(
  'environment-build-failed',
  {
    title: 'The packages of an asset could not be installed.',
    why: "A package is missing, a hash differs, or the registry can't be reached.",
    remedy:
      'The message quotes the installer. Correct the lock file, or run the command again with a network.',
    message: ({ lock, reason }) => `The packages of ${lock} could not be installed. ${reason}`,
    hint: ({ hint }) => hint,
  },
);

export const environmentImageUnsupported = defineError<{ image: string }>('environment-image-unsupported', {
  title: 'An asset asks for a container image as its environment.',
  why: 'Batches, twins of the flavour `process`, tests of twins, and tests of other assets that use this asset run programs of this machine.',
  remedy:
    'Run the twin in containers (`flavour: container`). Or name a lock file instead: `environment: {node: package-lock.json}` or `{python: requirements.txt}`.',
  message: ({ image }) =>
    `The environment is the image ${image}. Images run only in twins in containers and in the tests of the asset that names them.`,
});

export const environmentTargetLacks = defineError<{ program: string }>('environment-target-lacks', {
  title: 'The image of the workspace lacks Node or Python, which an asset needs.',
  why: 'The packages of an asset are installed for the Node or the Python of the image. The labels `dtaas.node` and `dtaas.python` of the image tell their versions.',
  remedy: 'Use an image that `dtaas images build` made.',
  message: ({ program }) => `The image of the workspace has no ${program} that its labels tell of.`,
});

export const environmentLockChanged = defineError<{ lock: string; missing: boolean }>(
  'environment-lock-changed',
  {
    title: 'The lock file changed while the environment was built.',
    why: 'An environment is kept under the digest of its lock file, so it would be kept under the wrong digest.',
    remedy: 'Run the command again.',
    message: ({ lock, missing }) => `${lock} ${missing ? 'is missing' : 'changed while it was read'}.`,
  },
);

/** What is wrong with a lock file, and what to do. */
type Refusal = { readonly reason: string; readonly hint: string };
const given = { message: ({ reason }: Refusal) => `${reason}.`, hint: ({ hint }: Refusal) => hint };

export const environmentLockMalformed = defineError<Refusal>('environment-lock-malformed', {
  title: "The lock file can't be read, or does more than pin packages.",
  why: 'Only pinned packages are installed. An option or an address in the lock file could run code or fetch from elsewhere.',
  remedy: 'Write the lock file again with npm or pip, with hashes.',
  ...given,
});

export const environmentUnhashed = defineError<Refusal>('environment-unhashed', {
  title: 'A package has no hash in the lock file.',
  why: 'Without a hash, the content of the package could change unnoticed.',
  remedy: 'Use packages from a registry, and write the lock file with hashes.',
  ...given,
});

export const packagesUnlocked = defineError<{
  readonly packages: readonly string[];
  readonly reason: string;
  readonly hint: string;
}>('packages-unlocked', {
  title: 'No versions could be chosen for the packages of a new asset.',
  why: "npm or pip chooses the versions. A package is unknown, no version fits, or the registry can't be reached.",
  remedy:
    'The message quotes npm or pip. Correct the names, or make the asset without packages and write its lock file later.',
  message: ({ packages, reason }) => `No versions could be chosen for ${packages.join(', ')}: ${reason}.`,
  hint: ({ hint }) => hint,
});

export const isolationMissing = defineError<{ reason: string; hint: string }>('isolation-missing', {
  title: 'The requested sandbox does not work on this machine.',
  why: 'Without the sandbox, the program would be less isolated than requested.',
  remedy: 'Install it (`apt-get install bubblewrap`), or request another isolation.',
  message: ({ reason }) => reason,
  hint: ({ hint }) => hint,
});

export const npmMissing = defineError('npm-missing', {
  title: 'npm is missing, which builds the environments of Node assets.',
  why: 'npm installs the packages that a package-lock.json pins.',
  remedy: 'Install npm (it comes with Node from nodejs.org; on Debian: apt-get install npm).',
});

export const pythonMissing = defineError<{ program?: string | undefined; reason?: string | undefined }>(
  'python-missing',
  {
    title: 'Python is missing.',
    why: 'An asset has Python packages, which need Python 3 with its venv.',
    remedy: 'Install Python 3 (on Debian: apt-get install python3 python3-venv).',
    message: ({ program, reason }) =>
      program ? `${program} does not run: ${reason}` : 'This machine has no Python.',
  },
);
