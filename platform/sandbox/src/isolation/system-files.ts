import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { attempt, cacheHome, writeBeside } from '@dtaas/processes';
import { realFile } from '../programs.ts';
import type { IsolatedCommand, Mount } from './isolation.ts';

const passwd = (user: number): string =>
  `root:x:0:0:root:/:/bin/false\ncomponent:x:${user}:${user}:component:/tmp:/bin/sh\n`;
const group = (user: number): string => `root:x:0:\ncomponent:x:${user}:\n`;
const nsswitch = 'passwd: files\ngroup: files\nhosts: files dns\n';

/**
 * The few files of /etc that programs need, without details of the machine.
 *
 * @param user the command's user inside
 */
export function systemFiles(command: Pick<IsolatedCommand, 'network' | 'hosts'>, user: number): Mount[] {
  const files = [
    mounted('/etc/passwd', passwd(user)),
    mounted('/etc/group', group(user)),
    mounted('/etc/nsswitch.conf', nsswitch),
    ...machineFiles(['/etc/ld.so.cache', '/etc/alternatives']),
  ];
  if (command.network === 'host') {
    return [
      ...files,
      ...machineFiles(['/etc/hosts', '/etc/resolv.conf', '/etc/ssl', '/etc/ca-certificates', '/etc/pki']),
    ];
  }
  return [...files, mounted('/etc/hosts', hosts(command.hosts ?? {}))];
}

function hosts(names: Readonly<Record<string, string>>): string {
  const lines = Object.entries(names).map(([name, address]) => `${address} ${name}`);
  return `${['127.0.0.1 localhost', '::1 localhost', ...lines].join('\n')}\n`;
}

function machineFiles(paths: readonly string[]): Mount[] {
  return paths.filter(existsSync).map((path) => ({ source: realFile(path) ?? path, target: path }));
}

function mounted(target: string, content: string): Mount {
  return { source: writtenFile(content), target };
}

/** The folder of the files that sandboxes see. */
export function writtenFiles(): string {
  return join(cacheHome(), 'sandbox');
}

/** A file that is named by the hash of its content, so it never changes and can be shared. */
export function writtenFile(content: string | Buffer): string {
  const folder = writtenFiles();
  const bytes = Buffer.from(content);
  const path = join(folder, sha256(bytes).slice(0, 32));
  if (!holds(path, bytes)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeBeside(path, bytes, { mode: 0o444 });
  }
  return path;
}

function holds(path: string, bytes: Buffer): boolean {
  return attempt(() => readFileSync(path).equals(bytes) && (statSync(path).mode & 0o444) === 0o444) ?? false;
}
