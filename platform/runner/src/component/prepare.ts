import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { findEnvironment, type IsolatedCommand, layOut, type Part, userOf } from '@dtaas/sandbox';
import { environmentMissing } from '../failures.ts';
import type { EgressPlan } from '../workspace/egress.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import { componentConfig } from './config.ts';
import { integrationsOf } from './integrations.ts';

/** A component's command with everything that it sees. It can be started any number of times. */
export interface Prepared {
  command(more: Readonly<Record<string, string>>): IsolatedCommand;
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
  const { spec } = file;
  const component = spec.components[id]!;
  const uses = Object.entries(component.uses).map(([name, bound]) => [name, partOf(file, bound)] as const);
  const layout = layOut(isolation, partOf(file, id), Object.fromEntries(uses));

  const state = join(directory, 'state', id);
  // A component sees only the secrets of its own external systems.
  const shown = new Map<string, string>();
  const integrations = integrationsOf(spec, id, (name) => {
    const path = shown.get(name) ?? layout.show(secretFiles[name] ?? '', `/secrets/${name}`);
    shown.set(name, path);
    return path;
  });
  const config = componentConfig(spec, id, layout.uses, integrations);
  const env = {
    ...layout.env,
    DTAAS_CONFIG: layout.show(writeConfig(directory, id, config), '/config.json'),
    DTAAS_STATE_DIR: layout.show(state, '/state', { writable: true }),
    DTAAS_TWIN: file.twin,
    DTAAS_COMPONENT: id,
  };
  return {
    command: (more) => {
      mkdirSync(state, { recursive: true, mode: 0o700 });
      return {
        command: component.run?.command ?? [],
        cwd: layout.asset,
        mounts: layout.mounts,
        env: { ...env, HOME: env.DTAAS_STATE_DIR, ...more },
        network: 'shared-namespace',
        limits: component.limits,
        within,
        user: userOf(directory),
        hosts: hostsOf(egress),
        path: layout.path,
        ...(layout.python ? { python: true } : {}),
      };
    },
    remove: () => layout.remove(),
  };
}

/** The addresses of the hosts that `allow` names. IP addresses need no name, and localhost has its own line. */
function hostsOf(egress: EgressPlan | undefined): { readonly [host: string]: string } {
  const named = (egress?.allowed ?? []).filter(({ host }) => isIP(host) === 0 && host !== 'localhost');
  return Object.fromEntries(named.map(({ host, address }) => [host, address]));
}

/**
 * A component's files on this machine.
 *
 * @throws DtaasError `environment-missing`
 */
export function partOf(file: Pick<WorkspaceFile, 'spec' | 'store' | 'environments'>, id: string): Part {
  const { digest, environment } = file.spec.components[id]!;
  const built = findEnvironment(environment, file.environments);
  if (environment.kind === 'none' || built !== undefined)
    return { folder: join(file.store, digest), environment: built };
  throw environmentMissing({ component: id });
}

function writeConfig(directory: string, id: string, config: object): string {
  const folder = join(directory, 'config');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${id}.json`);
  writeFileSync(path, `${JSON.stringify(config, undefined, 2)}\n`);
  // The component may run as another user. The folder's mode keeps all others out.
  chmodSync(path, 0o644);
  return path;
}
