import { type Desired, type DesiredPlace, type WorkspaceSpec, workspaceReference } from '@dtaas/model';
import type { MaterialisedAsset } from '@dtaas/repository';
import { basisOf } from '../src/assess/desired-state.ts';
import type { Source } from '../src/world.ts';
import { herePlace } from './memory-world.ts';

interface Written {
  readonly setpoint?: number;
  /** A live parameter of the component `pump`, which the twin has then. */
  readonly gain?: number;
  /** The resources that it writes. */
  readonly takes?: WorkspaceSpec['resources'];
  readonly owners?: readonly string[];
  /** Names of the secrets that it needs. */
  readonly secrets?: readonly string[];
  readonly lifecycle?: Partial<Desired['lifecycle']>;
  readonly place?: DesiredPlace;
  /** The asset and version of each component, `functions/pump@1.0.0`. */
  readonly components?: { readonly [id: string]: string };
  /** The port on which the component `site` listens. The twin has that component then. */
  readonly listens?: number;
  /** The port at which that endpoint is exposed. */
  readonly exposed?: number;
}

/** A source with these twins; `setpoint` is what a merge changes. */
export function sourceOf(twins: { readonly [twin: string]: Written }, more: Partial<Source> = {}): Source {
  const render = (twin: string, overrides: Desired['overrides']): Desired => {
    const written = twins[twin];
    if (!written) throw new Error(`There is no twin ${twin}`);
    const {
      setpoint = 35,
      gain,
      secrets = [],
      lifecycle = {},
      components: named = {},
      place = herePlace,
      listens,
      exposed,
      takes,
    } = written;
    const components = Object.fromEntries(
      Object.entries(named).map(([id, text]) => {
        const [asset, version] = text.split('@');
        return [id, { asset, version, digest: text, run: {}, parameters: {}, uses: {} }];
      }),
    );
    const pump = {
      asset: 'functions/pump',
      version: '1.0.0',
      digest: 'pump',
      run: {},
      live: ['gain'],
      uses: {},
    };
    if (gain !== undefined) Object.assign(components, { pump: { ...pump, parameters: { gain } } });
    if (listens !== undefined) Object.assign(components, { site: siteAt(listens) });
    const desired = overrides.desired ?? lifecycle.desired ?? 'running';
    const { emulate = false, clock = 'lockstep' } = overrides;
    const spec = {
      setpoint,
      secrets,
      emulate,
      clock,
      save: { keep: 3, onTerminate: true },
      resources: takes ?? { cpu: 2, memoryBytes: 2 ** 29 },
      ...(Object.keys(components).length > 0 ? { components } : {}),
      ...(exposed === undefined ? {} : { expose: { site: exposedAt(exposed) } }),
    };
    return {
      apiVersion: 'dtaas/v1',
      kind: 'Desired',
      edition: 2,
      twin,
      version: '1.0.0',
      program: '1',
      lifecycle: { restore: 'latest', prune: 'confirm', ...lifecycle, desired },
      place,
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
    defaultPlace: herePlace.name,
    limits: undefined,
    instances: new Map(Object.keys(twins).map((id) => [id, { id, definition: id, patch: {} }])),
    about(twin) {
      const owners = twins[twin]?.owners;
      return owners ? { owners } : {};
    },
    problemsOf: () => [],
    render,
    basis: (twin) => basisOf(render(twin, {})),
    assetOf: () => ({}) as MaterialisedAsset,
    unverified: async () => [],
    testOf: async () => ({ state: 'passed', isRequired: false }),
    uncommitted: async () => [],
    ...more,
  };
}

const siteAt = (port: number) => ({
  asset: 'tools/site',
  version: '1.0.0',
  digest: 'site',
  run: { endpoints: { web: port } },
  parameters: {},
  uses: {},
});

const exposedAt = (port: number) => ({ component: 'site', endpoint: 'web', address: '127.0.0.1', port });
