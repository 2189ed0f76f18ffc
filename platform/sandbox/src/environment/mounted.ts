import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentSpec } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { Environment } from '../layout.ts';
import { markFile } from './mark-file.ts';

type Lock = Extract<EnvironmentSpec, { lock: string }>;

/** The folder of an environment that components see, and its name beside the folder of the asset. */
export const environmentMount = {
  node: { folder: 'node_modules', name: 'node_modules' },
  python: { folder: '.', name: 'python' },
} as const;

/**
 * The name of an environment's folder where a place has mounted it. Unlike the environment's key, the name can be told without the
 * interpreter that the environment is for.
 */
export function mountedName({ kind, lockDigest }: Pick<Lock, 'kind' | 'lockDigest'>): string {
  return `${kind}-${lockDigest.slice(0, 40)}`;
}

/** The environment that a place has mounted below a folder; `undefined` if it is not there. */
export function mountedEnvironment(spec: EnvironmentSpec, environments: string): Environment | undefined {
  if (spec.kind === 'none' || spec.kind === 'image') return undefined;
  const key = mountedName(spec);
  const folder = join(environments, key);
  const packages =
    spec.kind === 'node'
      ? [environmentMount.node.folder].find((name) => existsSync(join(folder, name)))
      : attempt(() => readFileSync(join(folder, markFile), 'utf8'));
  return packages === undefined ? undefined : { key, kind: spec.kind, folder, packages };
}
