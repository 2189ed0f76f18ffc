import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clearInterrupted, end, leftBehind, leftText } from './left-behind/left-behind.ts';

/**
 * Builds the bundles once, and gives a test run folders of its own, apart from a person's and from another run's. The
 * run fails when a file, a socket or a process of its is left at the end. A run that is interrupted leaves none either.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ensureBuilt } = (await import(new URL('../scripts/build.mjs', import.meta.url).href)) as {
    ensureBuilt: () => Promise<void>;
  };
  await ensureBuilt();
  // A short name: the path of a socket in it has 107 bytes.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-')));
  const kept = { state: join(folder, 'state'), run: join(folder, 'run') };
  for (const path of Object.values(kept)) mkdirSync(path, { mode: 0o700 });
  const links = linkSession(process.env['XDG_RUNTIME_DIR'], kept.run);
  // Not for runs that tests start.
  const record = process.env['DTAAS_LEFT_BEHIND'];
  delete process.env['DTAAS_LEFT_BEHIND'];
  process.env['TMPDIR'] = folder;
  // npm and other programs would keep compiled code there, from Node 22 on.
  process.env['NODE_DISABLE_COMPILE_CACHE'] = '1';
  process.env['XDG_RUNTIME_DIR'] = kept.run;
  process.env['DTAAS_STATE_HOME'] = kept.state;
  const interrupted = () => clearInterrupted(folder, [project.tmpDir]);
  process.once('exit', interrupted);
  return async () => {
    process.off('exit', interrupted);
    for (const link of links) rmSync(link);
    const left = await leftBehind(folder, Object.keys(kept));
    for (const { pid } of left.processes) end(pid);
    rmSync(folder, { recursive: true, force: true });
    if (left.paths.length + left.processes.length === 0) return;
    console.error(leftText(left));
    if (record) writeFileSync(record, leftText(left));
    process.exitCode = 1;
  };
}

/** A login session's systemd, which limits what an ordinary user starts, is found through the runtime folder. */
function linkSession(from: string | undefined, to: string): readonly string[] {
  return ['systemd', 'bus'].flatMap((name) => {
    if (!from || !existsSync(join(from, name))) return [];
    symlinkSync(join(from, name), join(to, name));
    return [join(to, name)];
  });
}
