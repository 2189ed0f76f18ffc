import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether tests against mosquitto run. Without it they are skipped, and it is said which and how to get it. */
export function hasMosquitto(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  if (spawnSync('mosquitto', ['-h']).error === undefined) return true;
  console.warn(
    'runner: mosquitto is not found, so no test speaks to it (test/components/mosquitto.sh installs it in /usr/sbin)',
  );
  return false;
}

/** A mosquitto that listens on a Unix socket of its own. */
export async function startMosquitto(): Promise<{ readonly path: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-mosquitto-'));
  const path = join(folder, 'broker');
  const file = join(folder, 'mosquitto.conf');
  writeFileSync(
    file,
    `listener 0 ${path}\nallow_anonymous true\npersistence false\nlog_dest stderr\nuser root\n`,
  );
  const broker = spawn('mosquitto', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  broker.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const ended = once(broker, 'exit');
  while (!/ running$/m.test(said)) {
    if (broker.exitCode !== null) throw new Error(`mosquitto ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    path,
    async stop() {
      broker.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
