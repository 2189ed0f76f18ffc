import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { every } from '@dtaas/processes';
import { coerce, lt } from 'semver';
import { answerOf } from './answer.ts';
import { goTrouble } from './go-trouble.ts';
import { executableIn } from './installed.ts';
import type { Installer } from './program.ts';
import { runInstaller } from './run-installer.ts';

/** From this version on, Go itself downloads the toolchain that a module asks for. */
const leastGo = '1.21.0';
const progressMs = 5_000;

export interface GoBuild {
  /** The executable's name. */
  readonly name: string;
  /** The folder of a Go module of ours, whose go.sum has every checksum. */
  readonly module: string;
  readonly package: string;
  /** Flags of `go build` beside those of every build. */
  readonly flags?: readonly string[];
  readonly linkerFlags?: string;
  /** The numbers of packages (`go list -deps`) and modules in the build, for its progress. */
  readonly packages: number;
  readonly modules: number;
  /** Of compilation, on one core. */
  readonly minutes: number;
  /** For people: the executable, and what Go's caches grow by. */
  readonly space: string;
}

/** A program from its Go modules, by the user's Go with the user's GOPROXY, GOFLAGS and caches. */
export function goBuild(what: GoBuild): Installer {
  const { name, module, flags = [], linkerFlags = '', space } = what;
  return {
    origin: 'build',
    async check() {
      const version = coerce(await answerOf('go', ['version'], 10_000));
      if (!version) return { open: false, reason: 'Go is not installed' };
      if (lt(version, leastGo))
        return { open: false, reason: `Go is ${version}, and ${leastGo} or newer is needed` };
      const minutes = Math.max(1, Math.ceil(what.minutes / availableParallelism()));
      return { open: true, estimate: `about ${minutes} to ${2 * minutes} minutes, once; ${space}` };
    },
    async install(staging, onProgress, signal) {
      mkdirSync(`${staging}/bin`, { recursive: true });
      // In the staging folder, so that nothing of a killed build stays: it can be several hundred MB.
      const temporary = join(staging, 'tmp');
      mkdirSync(temporary);
      const always = ['-v', '-mod=readonly', '-trimpath', '-buildvcs=false'];
      const link = ['-ldflags', `-s -w ${linkerFlags}`.trim()];
      const target = ['-o', executableIn(staging, { name }), what.package];
      const count = { downloaded: 0, compiled: 0 };
      const isExpected = (line: string): boolean => {
        if (line.startsWith('go: downloading ')) count.downloaded++;
        else if (/^[\w.-]+(\/[\w.~+-]+)*$/.test(line)) count.compiled++;
        else return false;
        return true;
      };
      let told = '';
      const reporting = every(progressMs, () => {
        const line = progressOf(count, what);
        if (line !== told) onProgress(line);
        told = line;
      });
      // Without GOWORK=off, a go.work file above this clone would change the build.
      const run = {
        staging,
        cwd: module,
        env: { GOWORK: 'off', GOTMPDIR: temporary },
        signal,
        isExpected,
        lastLines: 20,
      };
      try {
        await runInstaller('go', ['build', ...always, ...flags, ...link, ...target], run);
      } catch (error) {
        signal.throwIfAborted();
        throw goTrouble((error as Error).message);
      } finally {
        reporting.cancel();
        rmSync(temporary, { recursive: true, force: true });
      }
    },
  };
}

/** A line for people. */
export function progressOf(
  { downloaded, compiled }: { readonly downloaded: number; readonly compiled: number },
  { packages, modules }: Pick<GoBuild, 'packages' | 'modules'>,
): string {
  if (compiled > 0) return `compiled ${Math.min(99, Math.round((100 * compiled) / packages))} %`;
  // Go tells of the toolchain that it downloads as of a module.
  const counted = Math.min(downloaded, modules);
  return counted > 0 ? `downloaded ${counted} of at most ${modules} modules` : 'Go reads its caches';
}
