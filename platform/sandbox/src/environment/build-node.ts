import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmMissing } from '../failures.ts';
import type { Isolation, Mount } from '../isolation/isolation.ts';
import { programOnPath, realFile } from '../programs.ts';
import { buildFailure, runBuildStep } from './build.ts';
import type { NpmFiles } from './node-lock.ts';
import { npmRegistry } from './registry.ts';

/** Builds `node_modules` in `folder`. `lock`: the lock file's name. Returns where the packages are. */
export async function buildNode(
  folder: string,
  files: NpmFiles,
  lock: string,
  isolation: Isolation,
  signal: AbortSignal | undefined,
): Promise<string> {
  const npm = findNpm();
  const work = join(folder, 'work');
  mkdirSync(join(work, 'node_modules'), { recursive: true });
  mkdirSync(join(work, 'home'));
  writeFileSync(join(work, 'package.json'), files.manifest);
  writeFileSync(join(work, 'package-lock.json'), files.lock);
  const inside = isolation.mode === 'weak' ? work : '/build';
  const npmFolder = dirname(dirname(npm));
  const mounts: Mount[] = [
    { source: work, target: '/build', writable: true },
    ...(npmFolder.startsWith('/usr/') && !npmFolder.startsWith('/usr/local/')
      ? []
      : [{ source: npmFolder, target: npmFolder }]),
  ];
  const result = await runBuildStep({
    command: ['node', npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    cwd: inside,
    mounts,
    settings: npmRegistry(npm, folder),
    env: {
      HOME: `${inside}/home`,
      npm_config_cache: `${inside}/home/cache`,
      npm_config_userconfig: `${inside}/home/npmrc`,
      npm_config_globalconfig: `${inside}/home/global-npmrc`,
      npm_config_update_notifier: 'false',
      // A mirror may answer with addresses at npm's own registry. Those packages come from the mirror, too.
      npm_config_replace_registry_host: 'npmjs',
      // npm takes a wrong hash for a bad connection, and by default waits 20 s for it to get better.
      npm_config_fetch_retry_mintimeout: '500',
      npm_config_fetch_retry_maxtimeout: '3000',
    },
    python: false,
    isolation,
    signal,
  });
  if (result.code !== 0) throw buildFailure(lock, result);
  mkdirSync(join(work, 'node_modules'), { recursive: true });
  renameSync(join(work, 'node_modules'), join(folder, 'node_modules'));
  rmSync(work, { recursive: true, force: true });
  return 'node_modules';
}

function findNpm(): string {
  const beside = realFile(join(dirname(realFile(process.execPath) ?? process.execPath), 'npm'));
  const found = beside ?? realFile(programOnPath('npm') ?? '');
  if (found?.endsWith('.js')) return found;
  throw npmMissing();
}
