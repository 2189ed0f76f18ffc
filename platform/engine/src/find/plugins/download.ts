import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { executableIn } from '../program/installed.ts';
import { probe, probeMs } from '../program/probe.ts';
import type { Installer } from '../program/program.ts';
import { runInstaller } from '../program/run-installer.ts';

const downloadMs = 300_000;

/**
 * The official plugin, by Pulumi itself.
 *
 * @param engine the path of Pulumi; without it nothing can be downloaded
 */
export function download(name: string, version: string, engine: string | undefined): Installer {
  const file = `pulumi-resource-${name}`;
  const site = `https://get.pulumi.com/releases/plugins/${file}-v${version}-${platform()}.tar.gz`;
  return {
    origin: 'download',
    async check(signal) {
      if (engine === undefined) return { open: false, reason: 'Pulumi is not installed' };
      // Pulumi itself tries five times, in 10 s, before it gives up on a name that nobody knows.
      return probe(site, 'some 50 MB, about a quarter of a minute', probeMs, signal);
    },
    async install(staging, _onProgress, signal) {
      const within = AbortSignal.any([AbortSignal.timeout(downloadMs), signal]);
      const home = join(staging, 'home');
      const env = { PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: 'true' };
      const command = ['plugin', 'install', 'resource', name, version];
      await runInstaller(engine!, command, { staging, env, signal: within });
      mkdirSync(join(staging, 'bin'));
      renameSync(
        join(home, 'plugins', `resource-${name}-v${version}`, file),
        executableIn(staging, { name: file }),
      );
    },
  };
}

/** As Pulumi's release files spell it. */
function platform(): string {
  return `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
}
