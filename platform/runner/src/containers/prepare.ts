import { chmodSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { componentConfig, memoised, type WorkspaceSpec } from '@dtaas/model';
import { writeBeside } from '@dtaas/processes';
import { environmentOf, type Isolation } from '@dtaas/sandbox';
import { layOutComponent, type Prepared, portsDeclaredBy } from '../component/prepare.ts';
import { proxyVariables } from '../internet/components.ts';
import { stateFolders } from '../state/folders.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { LaunchedCommand } from './container.ts';

/** Where a component's container sees what it shares with the runner. */
export const linkInside = '/dtaas';
export const stateInside = '/state';

/** Files have the same paths as in a sandbox, and the place has mounted them. */
const asInSandbox: Isolation = { mode: 'docker', limits: 'docker', strong: true, remarks: [] };

/**
 * Writes a component's configuration and secrets into its link folder, which its container sees.
 *
 * @throws DtaasError `environment-missing`
 */
export function prepareInContainer(
  { directory, file, secrets }: Pick<Workspace, 'directory' | 'file' | 'secrets'>,
  id: string,
  link: string,
): Prepared {
  const { run, limits } = file.spec.components[id]!;
  const layout = layOutComponent(file, id, asInSandbox);
  const folders = stateFolders(directory, file);
  mkdirSync(join(link, 'secrets'), { recursive: true, mode: 0o700 });
  // A component gets only the secrets of its own external systems.
  const show = memoised((name: string): string => {
    writeBeside(join(link, 'secrets', name), secrets.get(name) ?? '', { mode: 0o400 });
    return `${linkInside}/secrets/${name}`;
  });
  const options = { uses: layout.uses, declared: portsDeclaredBy(file, id), show };
  const configure = (spec: WorkspaceSpec): void => {
    const text = `${JSON.stringify(componentConfig(spec, id, options), undefined, 2)}\n`;
    writeBeside(join(link, 'config.json'), text, { mode: 0o400 });
  };
  configure(file.spec);
  chmodSync(link, 0o700);
  return {
    command: (more) => {
      const state = `${stateInside}/${basename(folders.make(id))}`;
      const own = { DTAAS_STATE_DIR: state, DTAAS_TWIN: file.twin, DTAAS_COMPONENT: id, HOME: state };
      const config = { DTAAS_CONFIG: `${linkInside}/config.json` };
      return {
        command: run?.command ?? [],
        ...layout.seen,
        env: { ...layout.env, ...config, ...own, ...proxyVariables(file.spec), ...more },
        network: 'none',
        limits,
      };
    },
    configure,
    remove: () => layout.remove(),
  };
}

/** What the launcher needs of a prepared command. */
export function launched(
  command: ReturnType<Prepared['command']>,
  main?: LaunchedCommand['main'],
): LaunchedCommand {
  const env = environmentOf(command, '/tmp');
  return { command: command.command, cwd: command.cwd, env, ...(main && { main }) };
}
