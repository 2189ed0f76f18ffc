import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FarMachine, farMachine, hasSshd } from '../../platform/places/testing/sshd.ts';
import { freePort } from '../../platform/processes/testing/free-port.ts';
import {
  type Clone,
  eventually,
  hasEngine,
  type Machine,
  processesWith,
  temporaryMachine,
} from './machine.ts';
import { page, pagePlatform, refuses, type Status } from './page.ts';

describe.skipIf(!hasEngine() || !hasSshd()).sequential('a web page of a twin on another machine', () => {
  let far: FarMachine;
  let machine: Machine;
  let clone: Clone;
  let port: number;
  beforeAll(async () => {
    far = await farMachine();
    machine = temporaryMachine({ DTAAS_SSH_CONFIG: far.config });
    port = await freePort();
    const files = pagePlatform(await freePort(), `{dash: {endpoint: page.web, port: ${port}}}`);
    const place = `here: {kind: ssh, settings: {host: ${far.host}}}`;
    const platform = files['platform.yaml']!.replace('here: {kind: process}', place);
    clone = await machine.begin('clone', { ...files, 'platform.yaml': platform });
    await clone.run('verify');
    await clone.run('deploy');
  }, 300_000);
  afterAll(async () => {
    await machine?.remove();
    await far?.remove();
  });

  /** What a program on the other machine reads from a URL. */
  const readThere = (url: string): string =>
    far.run(`node=/root/.local/bin/node; $node -e 'fetch("${url}").then((r) => r.text()).then(console.log)'`);
  const processesThere = (): readonly string[] => far.run('ls -d /proc/[0-9]*').split('\n');

  it('is exposed on the loopback of that machine, which status says', async () => {
    const url = `http://127.0.0.1:${port}`;
    const shown = await eventually(async () => {
      const { twins } = await clone.ask<Status>('status');
      return twins[0]!.exposed?.['dash']?.isOpen === true ? twins[0] : undefined;
    });
    expect(shown.exposed).toMatchObject({ dash: { url } });
    const text = await clone.run('status', 'board');
    expect(text).toMatch(new RegExp(`dash +${url} +page\\.web`));
    expect(text).toContain('dtaas open board');
    expect(await eventually(() => readThere(url).trim())).toBe('a page');
    expect(await refuses(url)).toBe(true);
  }, 120_000);

  it.each<[NodeJS.Signals, [number | null, NodeJS.Signals | null]]>([
    ['SIGINT', [0, null]],
    ['SIGTERM', [0, null]],
    ['SIGKILL', [null, 'SIGKILL']],
  ])(
    'is reached from here until %s, which leaves nothing behind',
    async (signal, end) => {
      const before = { here: processesWith(machine.folder), there: processesThere().length };
      const open = clone.start(['open', 'board', 'dash']);
      const [tunnel] = (await once(createInterface({ input: open.stdout! }), 'line')) as [string];
      expect(tunnel).not.toBe(`http://127.0.0.1:${port}`);
      expect(await page(tunnel)).toBe('a page');
      open.kill(signal);
      expect(await once(open, 'exit')).toEqual(end);
      expect(await refuses(tunnel)).toBe(true);
      await eventually(() => processesWith(machine.folder).every((pid) => before.here.includes(pid)));
      await eventually(() => processesThere().length <= before.there);
    },
    120_000,
  );
});
