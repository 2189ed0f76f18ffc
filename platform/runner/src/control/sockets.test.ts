import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lutimesSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeDeadSockets, removeSocketsOf } from './sockets.ts';

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-sockets-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const base = (digit: string): string => digit.repeat(24);
const names = (): string[] => readdirSync(folder).sort();

function listenOn(name: string): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  servers.push(server);
  return new Promise((resolve) => server.listen(join(folder, name), resolve));
}

/** Sockets that a process leaves that is killed. */
async function abandoned(...left: string[]): Promise<void> {
  const program = `for (const path of process.argv.slice(1)) require('node:net').createServer().listen(path, () => console.log(path));`;
  const child = spawn(process.execPath, ['-e', program, ...left.map((name) => join(folder, name))]);
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text;
    if (said.split('\n').length > left.length) break;
  }
  child.kill('SIGKILL');
  await once(child, 'close');
}

function age(...aged: string[]): void {
  const then = Date.now() / 1000 - 3600;
  for (const name of aged) lutimesSync(join(folder, name), then, then);
}

describe('dead sockets', () => {
  it('are removed with the exits beside them', async () => {
    const left = [`${base('a')}.sock`, `${base('a')}.pt`, `${base('a')}.0`, `${base('a')}.12`];
    await abandoned(...left);
    age(...left);
    await removeDeadSockets(folder);
    expect(names()).toEqual([]);
  });

  it('are also those whose control socket is gone', async () => {
    await abandoned(`${base('a')}.pt`);
    age(`${base('a')}.pt`);
    await removeDeadSockets(folder);
    expect(names()).toEqual([]);
  });

  it('keeps old ones on which a process listens, and the exits beside them', async () => {
    await listenOn(`${base('b')}.sock`);
    await abandoned(`${base('b')}.pt`);
    age(...names());
    await removeDeadSockets(folder);
    expect(names()).toEqual([`${base('b')}.pt`, `${base('b')}.sock`]);
  });

  it('keeps those of a runner that may be starting', async () => {
    await abandoned(`${base('c')}.pt`, `${base('c')}.sock`);
    age(`${base('c')}.pt`);
    await removeDeadSockets(folder);
    expect(names()).toEqual([`${base('c')}.pt`, `${base('c')}.sock`]);
  });

  it('keeps all other files', async () => {
    const others = ['a.sock', `${base('a')}.txt`, `${base('z')}.sock`];
    for (const name of others) writeFileSync(join(folder, name), '');
    age(...others);
    await removeDeadSockets(folder);
    expect(names()).toEqual(others.sort());
    await removeDeadSockets(join(folder, 'missing'));
  });
});

describe('the sockets of a workspace', () => {
  it('removes all of one workspace, and no others', async () => {
    await abandoned(`${base('a')}.sock`, `${base('a')}.pt`, `${base('b')}.sock`, 'named-otherwise.sock');
    removeSocketsOf(join(folder, `${base('a')}.sock`));
    removeSocketsOf(join(folder, 'named-otherwise.sock'));
    expect(names()).toEqual([`${base('b')}.sock`]);
  });
});
