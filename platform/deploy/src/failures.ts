import { DtaasError, defineError, didYouMean } from '@dtaas/model';

export * from './batches/failures.ts';

// What `dtaas explain` says of this package's errors, and what its code throws.

export const endpointUnknown = defineError<{
  twin: string;
  asked: string | undefined;
  /** How many endpoints fit what was asked. */
  fitting: number;
  known: readonly string[];
}>('usage-endpoint-unknown', {
  title: 'The twin has no such endpoint, or several to choose from.',
  why: 'An endpoint is a port on which a component listens. Assets name their endpoints under `run.endpoints`.',
  remedy: 'Name an endpoint of the twin: `dtaas open <twin> <component>.<endpoint>`.',
  message({ twin, asked, fitting, known }) {
    if (known.length === 0) return `The components of ${twin} have no endpoints.`;
    const all = known.join(', ');
    return fitting === 0
      ? `${twin} has no endpoint ${JSON.stringify(asked)}. Its endpoints are ${all}.`
      : `${twin} has several endpoints${asked === undefined ? '' : ` that are called ${asked}`}: ${all}.`;
  },
  hint: ({ twin, known }) =>
    known.length === 0
      ? 'Write the port on which a component listens in its asset.yaml: run: {endpoints: {web: 5001}}'
      : `Name one: dtaas open ${twin} ${known[0]}`,
});

export const commitNotInHistory = defineError<{ commit: string }>('commit-not-in-history', {
  title: 'The twin was deployed from a commit that is not in the history here.',
  why: 'Anybody who can write a record could otherwise name any commit.',
  remedy: 'Name the commit yourself (`dtaas deploy --commit <commit>`), or check out its branch.',
  message: ({ commit }) =>
    `The twin was deployed from the commit ${commit.slice(0, 10)}, which is not in the history that is checked out.`,
  hint: ({ commit }) =>
    `If that commit is right, name it: dtaas deploy --commit ${commit.slice(0, 10)}. Or fetch its branch and check it out.`,
});

export const remoteMissing = defineError('remote-missing', {
  title: "State can't be pushed, because the home of the twins is this clone.",
  why: '`platform.yaml` names no remote. The state is kept in this clone.',
  remedy: 'Set `state: {remote: origin}` in `platform.yaml` and commit it.',
});

export const stateDiverged = defineError<{ twin: string; here: string | null; there: string | null }>(
  'state-diverged',
  {
    title: 'The biography of the twin was written in two places.',
    why: 'The platform does not discard or merge either version by itself.',
    remedy: 'Decide which version to keep, as the message shows.',
    message: ({ twin, here, there }) =>
      `The biography of ${twin} was written in two places: ${short(here)} is here, and ${short(there)} is at its home.`,
    hint: ({ twin, here, there }) =>
      `Look at both: git log ${short(here)} and git log ${short(there)}. Then keep one: git branch -f state/${twin} <commit>`,
  },
);

export const assetUnverified = defineError<{
  twin: string;
  commit: string | undefined;
  assets: readonly { readonly asset: string; readonly weak: boolean }[];
}>('asset-unverified', {
  title: 'The twin has assets that are not verified.',
  why: 'The platform deploys only assets that passed their tests here.',
  remedy: 'Run `dtaas verify`, and commit what it says is not committed.',
  message({ twin, commit, assets }) {
    const names = assets.map(({ asset, weak }) => (weak ? `${asset} (only in a weak sandbox)` : asset));
    return `${twin} was not deployed: its ${names.length === 1 ? 'asset' : 'assets'} ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not verified${at(commit)}.`;
  },
  hint: ({ assets }) =>
    assets.every(({ weak }) => weak)
      ? 'Get a strong sandbox (apt-get install bubblewrap) and run: dtaas verify. Or set verification.allowWeak in platform.yaml.'
      : `Run ${assets.length === 1 ? 'its' : 'their'} tests: dtaas verify ${assets.map(({ asset }) => asset).join(' ')}`,
});

export const twinUntested = defineError<{
  twin: string;
  commit: string | undefined;
  state: 'none' | 'weak' | 'unpassed';
}>('twin-untested', {
  title: 'The test of the twin has not passed.',
  why: '`verification: {requireTests: true}` in `platform.yaml` deploys only twins whose test passed.',
  remedy:
    'Write a test under `spec.test` in twin.yaml, run `dtaas verify`, and commit the files that it names.',
  message({ twin, commit, state }) {
    if (state === 'none') return `${twin} was not deployed: it has no test, and platform.yaml requires one.`;
    const where = state === 'weak' ? ' in a strong sandbox' : '';
    return `${twin} was not deployed: its test has not passed${where}${at(commit)}.`;
  },
  hint: ({ twin, state }) =>
    state === 'none'
      ? `Write one under spec.test in twins/${twin}/twin.yaml: docs/testing-twins.md shows how.`
      : `Run the test: dtaas verify ${twin}`,
});

export const emulatorMissing = defineError<{ twin: string }>('emulator-missing', {
  title: 'The twin should run with an emulator, but its configuration names none.',
  why: '`--emulate` puts the emulator in place of the physical twin.',
  remedy: 'Name an emulator under `physicalTwin` in twin.yaml, or deploy with `--no-emulate`.',
  message: ({ twin }) => `${twin} should run with an emulator, but its physicalTwin names none.`,
  hint: ({ twin }) =>
    `Name one in twins/${twin}/twin.yaml, or connect the twin to its physical twin: dtaas deploy ${twin} --no-emulate`,
});

export const machinePortTaken = defineError<{
  twin: string;
  place: string;
  port: number;
  /** What needs the port, as text for a user. */
  one: { readonly by: string };
  other: { readonly by: string };
  /** Components listen on the ports of the machine. */
  isShared: boolean;
}>('machine-port-taken', {
  title: 'Two programs at one place need the same port of the machine.',
  why: 'An exposed endpoint takes a port of the machine. Without a sandbox, each endpoint of a component does, too. Only one program can listen on a port, so the other one would fail after the deployment has begun.',
  remedy:
    'Change one of the two ports, run one of the twins at another place, or get a sandbox: in a sandbox, the components of each twin have ports of their own.',
  message: ({ twin, place, port, one, other }) =>
    `${twin} was not deployed: at the place ${place}, port ${port} of the machine is needed by ${one.by} and by ${other.by}.`,
  hint: ({ isShared }) =>
    `Change one of the two ports (run.endpoints in asset.yaml, infrastructure.expose in twin.yaml), or run one of the twins at another place.${isShared ? ' In a sandbox, the components of each twin have ports of their own: apt-get install bubblewrap' : ''}`,
});

export const planChanged = defineError<{ reasons: readonly string[]; twins: readonly string[] }>(
  'plan-changed',
  {
    title: 'The plan has changed since it was reviewed.',
    why: '`deploy --plan` makes the plan again and deploys only what was reviewed. The digest of a plan covers the desired state of its twins, the resources that are recorded to exist, and the version of the platform. Saves do not change it.',
    remedy: 'Review the plan again with `dtaas plan`, then deploy with the digest that it prints.',
    message: ({ reasons }) =>
      `Nothing was deployed, because the plan has changed since its digest was made: ${reasons.join('; ')}.`,
    hint: ({ twins }) => `Review the plan again: ${['dtaas plan', ...twins].join(' ')}`,
  },
);

export const planInvalid = defineError<{ text: string }>('usage-plan', {
  title: 'The text is not the digest of a plan.',
  why: 'A digest has three parts: what is desired, what is recorded to exist, and the version of the platform.',
  remedy: 'Copy the digest that `dtaas plan` prints.',
  message: ({ text }) => `${JSON.stringify(text)} is not the digest of a plan.`,
});

export const restoreFailed = defineError<{ twin: string; from: string; details: readonly string[] }>(
  'restore-failed',
  {
    title: 'The twin runs, but not with the state that was saved.',
    why: 'The values that components reported after the restore differ from those of the snapshot.',
    remedy: 'See the details with `dtaas status`; restore another snapshot.',
    message: ({ twin, from, details }) =>
      details.join('; ') || `${twin} does not report the state of ${from}.`,
    hint: ({ twin }) => `Look at what its components printed: dtaas logs ${twin}`,
  },
);

/** The twin stays as it is, unless somebody agrees to lose its state. */
export const saveFailed = defineError<{ twin: string; cause: unknown }>('save-failed', {
  title: "The twin can't be saved, so it was left as it is.",
  why: 'Replacing or releasing the twin would lose its state.',
  remedy:
    'Mend the cause. Or lose what happened since the last snapshot: run the command again with --no-save.',
  message: ({ twin, cause }) =>
    `${twin} can't be saved, so it was left as it is: ${cause instanceof Error ? cause.message : String(cause)}`,
});

export const snapshotAmbiguous = defineError<{ twin: string; text: string; names: readonly string[] }>(
  'snapshot-ambiguous',
  {
    title: 'The names of several snapshots begin with the text.',
    why: 'A guess could restore the wrong snapshot.',
    remedy: 'Write more of the name. `dtaas snapshots <twin>` lists the names.',
    message: ({ twin, text, names }) => `${text} is the beginning of ${names.length} snapshots of ${twin}.`,
    hint: ({ names }) => `Write more of the name: ${names.slice(0, 4).join(', ')}`,
  },
);

export const stateOfAnotherHome = defineError<{ twin: string; theirs: string; ours: string }>(
  'state-of-another-home',
  {
    title: 'The recorded state belongs to another home.',
    why: 'The twin runs elsewhere, and commands here do not touch it.',
    remedy: 'Work in the clone that the twin belongs to. To take the twin over, see docs/operations.md.',
    message: ({ twin, theirs, ours }) =>
      `The recorded state of ${twin} belongs to the home ${theirs}, and this home is ${ours}.`,
    hint: ({ twin }) =>
      `The state came from another clone. Name its home as state.remote in platform.yaml. Or leave that twin alone and begin a new one here: git branch -D state/${twin}`,
  },
);

export const stateUnreadable = defineError<{
  twin: string;
  file: 'desired.json' | 'status.json';
  why: string;
}>('state-unreadable', {
  title: "The recorded state can't be used.",
  why: 'Somebody wrote to the branch by hand, or a newer version of dtaas did.',
  remedy: 'See who wrote to it: `git log state/<twin>`. Bring back the commit before.',
  message: ({ twin, file, why }) => `The recorded state of ${twin} can't be used: ${file}: ${why}.`,
  hint: ({ twin, file }) =>
    `Look at it with: git show state/${twin}:${file}. A newer dtaas may have written it.`,
});

export const stateWouldBeLost = defineError<{
  twin: string;
  states: readonly string[];
  data: readonly string[];
}>('state-would-be-lost', {
  title: 'The deployment would drop the state of components, or the data of resources.',
  why: 'A component continues from its state only where the same asset and the same major version wrote it. The twin is saved first, so the state stays in a snapshot. A resource that is replaced or deleted, such as a disk, loses its data, which no snapshot has.',
  remedy: 'See what would be lost with `dtaas plan`. To deploy without it: `dtaas deploy <twin> --yes`.',
  message: ({ twin, states, data }) =>
    `${twin} was not deployed, because state would be lost: ${[...states, ...data].join('; ')}.`,
  hint: ({ twin, states, data }) =>
    [
      `To deploy anyway: dtaas deploy ${twin} --yes.`,
      ...(states.length > 0 ? ['The state stays in the snapshot that is saved first.'] : []),
      ...(data.length > 0 ? [`Data that no snapshot has would be lost: ${data.join('; ')}.`] : []),
    ].join(' '),
});

export const placeAnswers = defineError<{ twin: string; place: string }>('place-answers', {
  title: 'The place of the twin answers, so the twin is not abandoned.',
  why: 'An abandoned twin is not saved, and nothing of it is released. That is for a machine that is lost for good.',
  remedy: 'Terminate the twin without `--abandon`.',
  message: ({ twin, place }) => `${twin} was not abandoned, because its place ${place} answers.`,
  hint: ({ twin }) => `To save it and release everything that it uses: dtaas terminate ${twin}`,
});

export const twinHasProblems = defineError<{
  twin: string;
  commit: string | undefined;
  problems: readonly unknown[];
}>('twin-has-problems', {
  title: 'The configuration of the twin has problems.',
  why: 'The platform deploys nothing that `dtaas check` refuses.',
  remedy: 'Mend what the message lists, and commit it.',
  message: ({ twin, commit, problems }) =>
    `${twin} was not deployed: its configuration${at(commit)} has ${problems.length} problem${problems.length === 1 ? '' : 's'}.`,
  hint: ({ twin }) =>
    `See the problems of the files as they are with: dtaas check twins/${twin}. Then commit.`,
});

export const twinNotDeployed = defineError<{ twin: string }>('twin-not-deployed', {
  title: 'The twin was never deployed from here.',
  why: 'The twin has no biography yet.',
  remedy: 'Deploy it: `dtaas deploy <twin>`. `dtaas status` lists the twins.',
  message: ({ twin }) => `${twin} was never deployed from here.`,
  hint: ({ twin }) => `Deploy it with: dtaas deploy ${twin}. List the twins with: dtaas status`,
});

export const twinNotRunning = defineError<{ twin: string; why: string; remedy: string }>('twin-not-running', {
  title: 'The twin does not run.',
  why: 'The command needs a running twin.',
  remedy: 'Run `dtaas deploy`, or `dtaas resume <twin>` where an operator suspended the twin.',
  message: ({ twin, why }) => `${twin} ${why}.`,
  hint: ({ remedy }) => remedy,
});

export const twinNotSuspended = defineError<{ twin: string }>('twin-not-suspended', {
  title: 'No operator has suspended or terminated the twin.',
  why: 'There is nothing to resume.',
  remedy: 'Look at the twin with: `dtaas status <twin>`.',
  message: ({ twin }) => `No operator has suspended or terminated ${twin}.`,
  hint: ({ twin }) =>
    `Look at it with: dtaas status ${twin}. If its twin.yaml says that it should not run, change twin.yaml and deploy.`,
});

export const componentUnknown = defineError<{ twin: string; asked: string; components: readonly string[] }>(
  'usage-component-unknown',
  {
    title: 'The twin has no such component.',
    why: 'The name may be misspelt.',
    remedy: 'Name a component that `dtaas status <twin>` shows, or `runner`. Without a name, all are shown.',
    message: ({ twin, asked }) => `${twin} has no component ${asked}.`,
    hint: ({ asked, components }) => didYouMean(asked, components),
  },
);

export const untilInvalid = defineError<{ text: string }>('usage-until', {
  title: 'The text is not a time in the future.',
  why: 'An override ends at a time in the future.',
  remedy: 'Write the time in ISO 8601: 2026-12-24T18:00:00Z.',
  message: ({ text }) => `${JSON.stringify(text)} is not a time in the future.`,
});

export const workspaceNotStarted = defineError<{ twin: string }>('workspace-not-started', {
  title: "The runner didn't start the twin.",
  why: 'The runner was stopped or replaced in between.',
  remedy: 'Run `dtaas deploy` again.',
  message: ({ twin }) => `The runner of ${twin} went back to waiting after it was told to start.`,
  hint: ({ twin }) => `Look at what it printed with: dtaas logs ${twin}. Then deploy again.`,
});

/** The same error, said for the command that met it. */
export function rephrased(cause: DtaasError, message: string, hint: string): DtaasError {
  return new DtaasError({ code: cause.code, message, hint, cause });
}

function at(commit: string | undefined): string {
  return commit === undefined ? '' : ` at ${short(commit)}`;
}

function short(commit: string | null): string {
  return (commit ?? '').slice(0, 10);
}
