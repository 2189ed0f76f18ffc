import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { every, platformFile } from '@dtaas/processes';
import { coerce, lt } from 'semver';
import { engineVersion } from '../version.ts';
import { answerOf, executableIn, type Installer } from './engine-folder.ts';
import { runInstaller } from './run-installer.ts';

/** From this version on, Go itself downloads the toolchain that a module asks for. */
const leastGo = '1.21.0';
/** The numbers of packages (`go list -deps`) and modules in a build, for its progress. */
const packages = 1448;
const modules = 231;
const progressMs = 5_000;

/** Pulumi's command line from its Go modules, at the versions and checksums of `platform/engine/go/`. */
export const build: Installer = {
  origin: 'build',
  async check() {
    const version = coerce(await answerOf('go', ['version'], 10_000));
    if (!version) return { open: false, reason: 'Go is not installed' };
    if (lt(version, leastGo))
      return { open: false, reason: `Go is ${version}, and ${leastGo} or newer is needed` };
    const minutes = Math.max(1, Math.ceil(4 / availableParallelism()));
    return {
      open: true,
      estimate: `about ${minutes} to ${2 * minutes} minutes, once; 85 MB here and up to 2.5 GB in Go's own caches`,
    };
  },
  async install(staging, onProgress, signal) {
    mkdirSync(`${staging}/bin`, { recursive: true });
    const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`;
    const flags = ['-v', '-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags', stamp];
    const target = ['-o', executableIn(staging), 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi'];
    const count = { downloaded: 0, compiled: 0 };
    const isExpected = (line: string): boolean => {
      if (line.startsWith('go: downloading ')) count.downloaded++;
      else if (/^[\w.-]+(\/[\w.~+-]+)*$/.test(line)) count.compiled++;
      else return false;
      return true;
    };
    const reporting = every(progressMs, () => onProgress(progressOf(count)));
    // Without GOWORK=off, a go.work file above this clone would change the build.
    const run = { staging, cwd: platformFile('engine/go'), env: { GOWORK: 'off' }, signal, isExpected };
    await runInstaller('go', ['build', ...flags, ...target], run).finally(() => reporting.cancel());
  },
};

function progressOf({ downloaded, compiled }: { downloaded: number; compiled: number }): string {
  if (compiled > 0) return `compiled ${Math.min(99, Math.round((100 * compiled) / packages))} %`;
  return downloaded > 0 ? `downloaded ${downloaded} of at most ${modules} modules` : 'Go is starting';
}
