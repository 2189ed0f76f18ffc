import { type Desired, type WorkspaceSpec, workspaceReference } from '@dtaas/model';
import { basisOf } from '../src/assess/digests.ts';
import type { Source } from '../src/world.ts';

interface Written {
  readonly setpoint?: number;
  /** Names of the secrets that it needs. */
  readonly secrets?: readonly string[];
  readonly lifecycle?: Partial<Desired['lifecycle']>;
}

/** A source with these twins; `setpoint` is what a merge changes. */
export function sourceOf(twins: { readonly [twin: string]: Written }, more: Partial<Source> = {}): Source {
  const render = (twin: string, overrides: Desired['overrides']): Desired => {
    const written = twins[twin];
    if (!written) throw new Error(`There is no twin ${twin}`);
    const { setpoint = 35, secrets = [], lifecycle = {} } = written;
    const desired = overrides.desired ?? lifecycle.desired ?? 'running';
    const { emulate = false, clock = 'lockstep' } = overrides;
    const spec = { setpoint, secrets, emulate, clock, save: { keep: 3, onTerminate: true } };
    return {
      apiVersion: 'dtaas/v1',
      kind: 'Desired',
      edition: 2,
      twin,
      version: '1.0.0',
      program: '1',
      lifecycle: { restore: 'latest', prune: 'confirm', ...lifecycle, desired },
      place: { name: 'here', kind: 'process', settings: {} },
      flavour: 'process',
      overrides,
      ...(desired === 'running' ? { workspace: spec as unknown as WorkspaceSpec } : {}),
      resources:
        desired === 'running'
          ? { workspace: { type: 'dtaas:process:Workspace', inputs: { twin, spec: workspaceReference } } }
          : {},
    };
  };
  return {
    commit: 'c'.repeat(40),
    twins: Object.keys(twins),
    about: () => ({}),
    problemsOf: () => [],
    render,
    basis: (twin) => basisOf(render(twin, {})),
    assetOf: () => undefined,
    unverified: async () => [],
    uncommitted: async () => [],
    ...more,
  };
}
