import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { attempt, cacheHome, realFile, writeBeside } from '@dtaas/processes';
import type { IsolatedCommand, Mount } from './isolation.ts';

/**
 * The few files of /etc that programs need, without details of the machine.
 *
 * @param user the command's user inside
 */
export function systemFiles({ network, hosts = {} }: IsolatedCommand, user: number): Mount[] {
  const names = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  const written = {
    passwd: `root:x:0:0:root:/:/bin/false\ncomponent:x:${user}:${user}:component:/tmp:/bin/sh\n`,
    group: `root:x:0:\ncomponent:x:${user}:\n`,
    'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    ...(network === 'host' ? {} : { hosts: `127.0.0.1 localhost\n::1 localhost\n${names.join('')}` }),
  };
  const ofNetwork = ['hosts', 'resolv.conf', 'ssl', 'ca-certificates', 'pki'];
  const ofMachine = ['ld.so.cache', 'alternatives', ...(network === 'host' ? ofNetwork : [])]
    .map((name) => `/etc/${name}`)
    .filter(existsSync);
  return [
    ...Object.entries(written).map(([name, text]) => ({ source: writtenFile(text), target: `/etc/${name}` })),
    ...ofMachine.map((path) => ({ source: realFile(path) ?? path, target: path })),
  ];
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
  const isWhole = () => readFileSync(path).equals(bytes) && (statSync(path).mode & 0o444) === 0o444;
  if (!attempt(isWhole)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeBeside(path, bytes, { mode: 0o444 });
  }
  return path;
}
