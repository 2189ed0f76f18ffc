import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheHome } from '../folders.ts';
import { realFile } from '../programs.ts';
import type { IsolatedCommand, Mount } from './isolation.ts';

const passwd = 'root:x:0:0:root:/:/bin/false\ncomponent:x:1000:1000:component:/tmp:/bin/sh\n';
const group = 'root:x:0:\ncomponent:x:1000:\n';
const nsswitch = 'passwd: files\ngroup: files\nhosts: files dns\n';

/** The little of /etc that programs need, without anything that tells of the machine. */
export function systemFiles(command: Pick<IsolatedCommand, 'network' | 'hosts'>): Mount[] {
  const files = [
    written('/etc/passwd', passwd),
    written('/etc/group', group),
    written('/etc/nsswitch.conf', nsswitch),
    ...machineFiles(['/etc/ld.so.cache', '/etc/alternatives']),
  ];
  if (command.network === 'host') {
    return [
      ...files,
      ...machineFiles(['/etc/hosts', '/etc/resolv.conf', '/etc/ssl', '/etc/ca-certificates', '/etc/pki']),
    ];
  }
  return [...files, written('/etc/hosts', hosts(command.hosts ?? {}))];
}

function hosts(names: Readonly<Record<string, string>>): string {
  const lines = Object.entries(names).map(([name, address]) => `${address} ${name}`);
  return `${['127.0.0.1 localhost', '::1 localhost', ...lines].join('\n')}\n`;
}

function machineFiles(paths: readonly string[]): Mount[] {
  return paths.filter(existsSync).map((path) => ({ source: realFile(path) ?? path, target: path }));
}

/** A file of ours under the name of its content, so that nobody has to remove it. */
function written(target: string, content: string): Mount {
  const folder = join(cacheHome(), 'sandbox');
  const source = join(folder, createHash('sha256').update(content).digest('hex').slice(0, 32));
  if (!holds(source, content)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${source}.${randomBytes(6).toString('hex')}`;
    writeFileSync(temporary, content, { mode: 0o444 });
    renameSync(temporary, source);
  }
  return { source, target };
}

function holds(path: string, content: string): boolean {
  try {
    return readFileSync(path, 'utf8') === content;
  } catch {
    return false;
  }
}
