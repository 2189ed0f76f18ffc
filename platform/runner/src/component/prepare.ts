import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { componentConfig, declaredPorts, memoised, type StagedAsset, type WorkspaceSpec } from '@dtaas/model';
import {
  findEnvironment,
  type IsolatedCommand,
  type Isolation,
  layOut,
  mountedEnvironment,
  type Part,
  userOf,
} from '@dtaas/sandbox';
import { environmentMissing } from '../failures.ts';
import { proxyVariables } from '../internet/components.ts';
import type { EgressPlan } from '../workspace/egress.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';

/** A component's command with everything that it sees. It can be started any number of times. */
export interface Prepared {
  command(more: Readonly<Record<string, string>>): IsolatedCommand;
  /** Writes its configuration again, for processes that start later. */
  configure(spec: WorkspaceSpec): void;
  /** Removes the files that were made for it. */
  remove(): void;
}

/**
 * Lays out a component's asset, what it uses, its configuration and its state.
 *
 * @throws DtaasError `environment-missing`
 */
export function prepareComponent(
  { directory, file, isolation, within, secretFiles, egress }: Workspace,
  id: string,
): Prepared {
  const { run, limits } = file.spec.components[id]!;
  const layout = layOutComponent(file, id, isolation);
  const state = join(directory, 'state', id);
  // A component sees only the secrets of its own external systems.
  const show = memoised((name: string) => layout.show(secretFiles[name] ?? '', `/secrets/${name}`));
  const configs = join(directory, 'config');
  mkdirSync(configs, { recursive: true, mode: 0o700 });
  const options = { uses: layout.uses, declared: portsDeclaredBy(file, id), show };
  const configure = (spec: WorkspaceSpec): string =>
    writeConfig(join(configs, `${id}.json`), componentConfig(spec, id, options));
  const env = {
    ...layout.env,
    DTAAS_CONFIG: layout.show(configure(file.spec), '/config.json'),
    DTAAS_STATE_DIR: layout.show(state, '/state', { writable: true }),
    DTAAS_TWIN: file.twin,
    DTAAS_COMPONENT: id,
    ...(egress ? proxyVariables(file.spec) : {}),
  };
  return {
    command: (more) => {
      mkdirSync(state, { recursive: true, mode: 0o700 });
      return {
        command: run?.command ?? [],
        ...layout.seen,
        env: { ...env, HOME: env.DTAAS_STATE_DIR, ...more },
        network: 'shared-namespace',
        limits,
        within,
        user: userOf(directory),
        hosts: hostsOf(egress),
      };
    },
    configure: (spec) => void configure(spec),
    remove: () => layout.remove(),
  };
}

/** The addresses of the hosts that `allow` names. IP addresses need no name, and localhost has its own line. */
function hostsOf(egress: EgressPlan | undefined): { readonly [host: string]: string } {
  const named = (egress?.allowed ?? []).filter(({ host }) => isIP(host) === 0 && host !== 'localhost');
  return Object.fromEntries(named.map(({ host, address }) => [host, address]));
}

/** The files of assets and environments on this machine, by the components that they belong to. */
export type AssetFiles = Pick<WorkspaceFile, 'spec' | 'store' | 'environments' | 'containers'>;

/** Lays out a component's asset and what it uses. @throws DtaasError `environment-missing` */
export function layOutComponent(
  files: AssetFiles,
  id: string,
  isolation: Isolation,
): ReturnType<typeof layOut> {
  const { components } = files.spec;
  const component = components[id]!;
  const bound = Object.entries(component.uses).map(([name, bound]) => [name, components[bound]!] as const);
  const used = [...bound, ...Object.entries(component.libraries ?? {})];
  const parts = used.map(([name, asset]) => [name, partOf(files, id, asset)] as const);
  return layOut(isolation, partOf(files, id, component), Object.fromEntries(parts));
}

function partOf({ store, environments, containers }: AssetFiles, id: string, asset: StagedAsset): Part {
  const { digest, environment } = asset;
  const built = (containers ? mountedEnvironment : findEnvironment)(environment, environments);
  // The container of a component is made from its own image, which has all that it needs.
  const isInImage = containers !== undefined && environment.kind === 'image';
  if (environment.kind !== 'none' && !isInImage && built === undefined)
    throw environmentMissing({ component: id });
  return { folder: join(store, digest), environment: built };
}

/** The ports that the asset of a component declares itself. */
export function portsDeclaredBy(
  { spec, store }: AssetFiles,
  id: string,
): ReturnType<typeof declaredPorts> | undefined {
  const path = join(store, spec.components[id]!.digest, 'asset.yaml');
  return existsSync(path) ? declaredPorts(readFileSync(path)) : undefined;
}

/** Who reads the file may run as another user. The folder's mode keeps all others out. */
export function writeConfig(path: string, config: object): string {
  writeFileSync(path, `${JSON.stringify(config, undefined, 2)}\n`);
  chmodSync(path, 0o644);
  return path;
}
