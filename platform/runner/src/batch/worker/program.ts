import { join } from 'node:path';
import { componentConfig, type Json } from '@dtaas/model';
import { type IsolatedProcess, type Isolation, runIsolated } from '@dtaas/sandbox';
import { type AssetFiles, layOutComponent, portsDeclaredBy, writeConfig } from '../../component/prepare.ts';

/** A batch command with its files, laid out on this machine. */
export interface BatchProgram {
  readonly files: AssetFiles;
  /** The component whose command, parameters and uses these are. */
  readonly component: string;
  /** True if the component belongs to no twin. */
  readonly alone: boolean;
  /** `batch.command` of the asset. */
  readonly command: readonly string[];
  /** Whether a process runs many cases. */
  readonly warm: boolean;
  readonly isolation: Isolation;
  /** How long a case may take. */
  readonly timeoutMs: number;
}

/** A folder or file that one process sees beside the program's own. */
interface Shown {
  readonly source: string;
  readonly target: string;
  readonly writable?: boolean;
  /** The variable of the environment that gets its path. */
  readonly variable?: string;
}

/** What differs between the processes of a program. */
export interface Launch {
  readonly shown: readonly Shown[];
  readonly env?: { readonly [variable: string]: string };
  /** Fields of the configuration beside those of the component. */
  readonly config: { readonly [field: string]: Json };
  readonly timeoutMs?: number;
}

export type OpenProgram = ReturnType<typeof openProgram>;

/**
 * Lays out the program's files once, for any number of processes.
 *
 * @param scratch a folder for configurations
 * @throws DtaasError `environment-missing`
 */
export function openProgram(
  { files, component, alone, command, isolation }: Omit<BatchProgram, 'warm' | 'timeoutMs'>,
  scratch: string,
) {
  const declared = portsDeclaredBy(files, component);
  const layout = layOutComponent(files, component, isolation);
  const limits = files.spec.components[component]!.limits;
  const isWeak = isolation.mode === 'weak';
  /** The path of a file or folder as a process sees it. */
  const pathOf = ({ source, target }: Shown) => (isWeak ? source : target);
  // A batch has no clock and no external systems.
  const {
    clock: _,
    integrations: __,
    ...config
  } = componentConfig(files.spec, component, {
    uses: layout.uses,
    declared,
  });
  const { twin: ___, component: ____, ...ownConfig } = config;
  let processes = 0;
  return {
    pathOf,
    start({ shown, env = {}, config: more, timeoutMs }: Launch): IsolatedProcess {
      processes += 1;
      const content = { ...(alone ? ownConfig : config), ...more };
      const source = writeConfig(join(scratch, `config-${processes}.json`), content);
      const all: readonly Shown[] = [...shown, { source, target: '/config.json', variable: 'DTAAS_CONFIG' }];
      const paths = all.flatMap((each) => (each.variable ? [[each.variable, pathOf(each)]] : []));
      return runIsolated(
        {
          command,
          ...layout.seen,
          mounts: [...layout.seen.mounts, ...(isWeak ? [] : all)],
          env: { ...layout.env, ...Object.fromEntries(paths), ...env },
          network: 'none',
          limits: { ...limits, timeoutMs },
        },
        isolation,
      );
    },
    remove: layout.remove,
  };
}
