import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmMissing } from '../failures.ts';
import { programOnPath, realFile } from '../programs.ts';
import { type Build, runBuildStep } from './build.ts';
import type { NpmFiles } from './node-lock.ts';
import { npmRegistry } from './registry.ts';

/** Builds `node_modules`. Returns where the packages are. */
export async function buildNode(build: Build, files: NpmFiles): Promise<string> {
  const { made, scratch } = build;
  const npm = findNpm();
  const npmFolder = dirname(dirname(npm));
  const isShown = npmFolder.startsWith('/usr/') && !npmFolder.startsWith('/usr/local/');
  for (const folder of ['node_modules', 'home']) mkdirSync(join(scratch, folder));
  writeFileSync(join(scratch, 'package.json'), files.manifest);
  writeFileSync(join(scratch, 'package-lock.json'), files.lock);
  const cwd = build.isolation.mode === 'weak' ? scratch : '/build';
  const settings = npmRegistry(npm, made);
  await runBuildStep(build, {
    command: ['node', npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    cwd,
    mounts: [
      { source: scratch, target: '/build', writable: true },
      ...(isShown ? [] : [{ source: npmFolder, target: npmFolder }]),
      ...settings.mounts,
    ],
    env: {
      ...settings.env,
      HOME: `${cwd}/home`,
      npm_config_cache: `${cwd}/home/cache`,
      npm_config_userconfig: `${cwd}/home/npmrc`,
      npm_config_globalconfig: `${cwd}/home/global-npmrc`,
      npm_config_update_notifier: 'false',
      // A mirror may answer with addresses at npm's own registry. Those packages come from the mirror, too.
      npm_config_replace_registry_host: 'npmjs',
      // npm takes a wrong hash for a bad connection, and by default waits 20 s for it to get better.
      npm_config_fetch_retry_mintimeout: '500',
      npm_config_fetch_retry_maxtimeout: '3000',
    },
    python: false,
  });
  // npm removes the folder if there is no package.
  mkdirSync(join(scratch, 'node_modules'), { recursive: true });
  renameSync(join(scratch, 'node_modules'), join(made, 'node_modules'));
  return 'node_modules';
}

function findNpm(): string {
  const beside = realFile(join(dirname(realFile(process.execPath) ?? process.execPath), 'npm'));
  const found = beside ?? realFile(programOnPath('npm') ?? '');
  if (found?.endsWith('.js')) return found;
  throw npmMissing();
}
