import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programOnPath, realFile } from '@dtaas/processes';
import { npmMissing } from '../failures.ts';
import { outsideUsr } from '../interpreter.ts';
import { type Install, pathsIn, runBuildStep } from './build.ts';
import { npmFilesOf } from './node-lock.ts';
import { npmRegistry } from './registry.ts';
import { type EnvironmentTarget, npmTarget } from './target.ts';

/** How `node_modules` is built from a `package-lock.json`. Errors: those of `npmFilesOf`. */
export function nodeInstaller(text: string, file: string, target?: EnvironmentTarget): Install {
  const files = npmFilesOf(text, file);
  return async (build) => {
    const { made, scratch } = build;
    const npm = findNpm();
    const npmFolder = dirname(dirname(npm));
    for (const folder of ['node_modules', 'home']) mkdirSync(join(scratch, folder));
    writeFileSync(join(scratch, 'package.json'), files.manifest);
    writeFileSync(join(scratch, 'package-lock.json'), files.lock);
    const home = join(pathsIn(build).scratch, 'home');
    await runBuildStep(build, npmRegistry(npm, made), {
      command: [
        ...['node', npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
        ...(target ? npmTarget : []),
      ],
      mounts: [npmFolder].filter(outsideUsr).map((path) => ({ source: path, target: path })),
      env: {
        HOME: home,
        npm_config_cache: `${home}/cache`,
        npm_config_userconfig: `${home}/npmrc`,
        npm_config_globalconfig: `${home}/global-npmrc`,
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
  };
}

export function findNpm(): string {
  const beside = realFile(join(dirname(realFile(process.execPath) ?? process.execPath), 'npm'));
  const found = beside ?? realFile(programOnPath('npm') ?? '');
  if (found?.endsWith('.js')) return found;
  throw npmMissing();
}
