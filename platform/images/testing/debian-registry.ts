import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOnPath } from '@dtaas/processes';
import { freePort } from '@dtaas/processes/testing/free-port';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const program = programOnPath('docker-registry');

/** Whether tests against Debian's registry run. Without it they are skipped, with a line that says how to get it. */
export function hasDebianRegistry(): boolean {
  if (program !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  console.warn(
    "tests against a registry aren't run: there is no docker-registry (test/components/docker-registry.sh)",
  );
  return false;
}

/**
 * Starts Debian's docker-registry on a free port of this machine, until the test is finished.
 *
 * @param settings further lines of its configuration
 * @returns its address, `127.0.0.1:<port>`
 */
export async function debianRegistry(settings = '', folder = temporaryFolder()): Promise<string> {
  const port = await freePort();
  const configuration = join(folder, 'registry.yml');
  const storage = `storage:\n  filesystem: {rootdirectory: ${join(folder, 'data')}}\n`;
  writeFileSync(
    configuration,
    `version: 0.1\n${storage}http: {addr: "127.0.0.1:${port}"}\nlog: {level: error}\n${settings}`,
  );
  const child = spawn(program ?? 'docker-registry', ['serve', configuration], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const address = `127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://${address}/v2/`).catch(() => undefined)) return address;
    await sleep(100);
  }
  throw new Error(`docker-registry doesn't answer at ${address}`);
}
