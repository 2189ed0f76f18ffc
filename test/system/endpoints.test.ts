import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';
import { freePort, page, pagePlatform, refuses, type Status } from './page.ts';

describe.skipIf(!hasEngine()).sequential('a twin with a web page', () => {
  let machine: Machine;
  let clone: Clone;
  let [web, port] = [0, 0];
  let url: string;
  beforeAll(async () => {
    [web, port] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    machine = temporaryMachine({ DTAAS_ISOLATION: 'auto' });
    clone = await machine.begin('clone', pagePlatform(web, `{dash: {endpoint: page.web, port: ${port}}}`));
    await clone.run('verify');
  }, 120_000);
  afterAll(() => machine.remove());

  it('has a plan that says what will be open', async () => {
    expect(await clone.run('plan')).toContain(`dash opens: page.web at 127.0.0.1:${port}`);
  });

  it('answers at the port that it exposes, which status and open show', async () => {
    await clone.run('deploy');
    expect(await page(url)).toBe('a page');
    const { twins } = await clone.ask<Status>('status');
    expect(twins[0]!.exposed).toMatchObject({ dash: { url, isOpen: true } });
    expect(await clone.run('status', 'board')).toMatch(new RegExp(`dash +${url} +page\\.web`));
    expect(await clone.run('status', 'board', '--format', 'markdown')).toContain(url);
    expect(await clone.run('open', 'board')).toBe(`${url}\n`);
    expect(await clone.ask('open', 'board', 'dash')).toMatchObject({ url, isExposed: true });
  });

  it('says which endpoints there are when another one is asked for', async () => {
    const { code, stderr } = await clone.dtaas(['open', 'board', 'wob']);
    expect(code).toBe(2);
    expect(stderr).toContain('board has no endpoint "wob". Its endpoints are page.web.');
  });

  it('is closed while it is suspended', async () => {
    await clone.run('suspend', 'board');
    await eventually(() => refuses(url));
    expect((await clone.dtaas(['open', 'board'])).stderr).toContain('twin-not-running');
  });

  it('gets a port of its own choice, which a restart of the runner keeps', async () => {
    await clone.commit(pagePlatform(web, '{dash: {endpoint: page.web}}'));
    await clone.run('deploy');
    const picked = async () => (await clone.ask<Status>('status')).twins[0]!.exposed!['dash']!.url;
    const first = await picked();
    expect(first).not.toBe(url);
    expect(await page(first)).toBe('a page');
    process.kill(machine.runners()[0]!, 'SIGKILL');
    await eventually(() => refuses(first));
    const { twins } = await clone.ask<Deployed>('deploy', 'board');
    expect(twins).toMatchObject([{ outcome: 'done' }]);
    expect(await picked()).toBe(first);
    expect(await page(first)).toBe('a page');
  });

  it('is reached through the runner until Ctrl-C if it exposes nothing', async () => {
    await clone.commit(pagePlatform(web, '{}'));
    expect(await clone.run('plan')).toContain('dash is closed: page.web at a free port of 127.0.0.1');
    await clone.run('deploy');
    const open = clone.start(['open', 'board', 'web']);
    const [tunnel] = (await once(createInterface({ input: open.stdout! }), 'line')) as [string];
    expect(await page(tunnel)).toBe('a page');
    open.kill('SIGINT');
    expect(await once(open, 'exit')).toEqual([0, null]);
    expect(await refuses(tunnel)).toBe(true);
  });
});
