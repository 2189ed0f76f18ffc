import { defineError } from '@dtaas/model';

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

export const noPlaceFits = defineError<{ twin: string; reason: string }>('place-not-found', {
  title: 'With `defaultPlace: auto`, no place has room for the twin.',
  why: 'A twin that names no place goes where its requirements fit and the twins there leave room for it.',
  remedy:
    'Suspend or terminate a twin, lower the resources of this one, add a place to `platform.yaml`, or name a place under `infrastructure` in twin.yaml.',
  message: ({ twin, reason }) => `No place has room for ${twin}. ${reason}`,
  hint: ({ twin }) =>
    `Suspend or terminate a twin, lower infrastructure.resources of ${twin}, or add a place to platform.yaml.`,
});

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

function at(commit: string | undefined): string {
  return commit === undefined ? '' : ` at ${commit.slice(0, 10)}`;
}
