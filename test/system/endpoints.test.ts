import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOnPath } from '../../platform/processes/src/programs.ts';
import { freePort } from '../../platform/processes/testing/free-port.ts';
import type { Deployed } from './counter.ts';
import {
  type Clone,
  checkout,
  dtaasOf,
  type Ended,
  ended,
  eventually,
  hasEngine,
  hasScript,
  type Machine,
  temporaryMachine,
} from './machine.ts';
import { page, pagePlatform, refuses, type Status, twinWithPage } from './page.ts';

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

  describe.skipIf(!hasScript())('opened at a terminal', () => {
    /** Calls `dtaas open` at a terminal. The folder becomes its PATH, with a program of this text that opens browsers. */
    async function openAtTerminal(folder: string, opener?: string): Promise<Ended> {
      mkdirSync(folder);
      if (opener !== undefined) writeFileSync(join(folder, 'xdg-open'), opener, { mode: 0o755 });
      for (const name of ['node', 'git']) symlinkSync(programOnPath(name)!, join(folder, name));
      const command = `'${dtaasOf(checkout)}' open board dash`;
      const env = { ...machine.env, PATH: folder, SHELL: '/bin/sh' };
      const cwd = clone.directory;
      return await ended(spawn(programOnPath('script')!, ['-qec', command, '/dev/null'], { cwd, env }));
    }

    it('is shown in the browser', async () => {
      const asked = join(machine.folder, 'asked');
      const opener = `#!/bin/sh\necho "$@" > '${asked}'\n`;
      const opened = await openAtTerminal(join(machine.folder, 'with-opener'), opener);
      expect(opened).toEqual({ code: 0, stdout: `${url}\r\n`, stderr: '' });
      expect(await eventually(() => existsSync(asked) && readFileSync(asked, 'utf8'))).toBe(`${url}\n`);
    });

    it('has its URL printed if no program opens browsers', async () => {
      const opened = await openAtTerminal(join(machine.folder, 'without-opener'));
      expect(opened).toEqual({ code: 0, stdout: `${url}\r\n`, stderr: '' });
    });
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

describe.skipIf(!hasEngine()).sequential('two twins without a sandbox that listen on the same port', () => {
  let machine: Machine;
  let clone: Clone;
  let web: number;
  const desk = { 'twins/desk/twin.yaml': twinWithPage('desk', '{}') };
  beforeAll(async () => {
    web = await freePort();
    machine = temporaryMachine({ DTAAS_ISOLATION: 'none' });
    clone = await machine.begin('clone', { ...pagePlatform(web, '{}'), ...desk });
    await clone.run('verify');
    await clone.run('deploy', 'board');
    expect(await page(`http://127.0.0.1:${web}`)).toBe('a page');
  }, 120_000);
  afterAll(() => machine.remove());

  it('are not deployed together in one repository', async () => {
    const { code, stdout } = await clone.dtaas(['deploy', 'desk']);
    expect(code).toBe(1);
    expect(stdout).toContain(`machine-port-taken: desk was not deployed: at the place here, port ${web}`);
  }, 120_000);

  it('have the port in the status of the twin of another repository, which runs once the port is free', async () => {
    const { 'twins/board/twin.yaml': _board, ...files } = pagePlatform(web, '{}');
    const other = await machine.begin('other', { ...files, ...desk });
    await other.run('verify');
    await other.run('deploy', 'desk');
    const why = `page exited with 1, and port ${web} of its endpoint web is taken by another program`;
    await eventually(async () => (await other.run('status', 'desk')).includes(why));
    expect((await other.ask<Status>('status', 'desk')).twins).toMatchObject([
      { health: 'Degraded', reasons: [expect.stringContaining(why)] },
    ]);
    expect((await clone.ask<Status>('status', 'board')).twins).toMatchObject([{ health: 'Healthy' }]);
    await clone.run('suspend', 'board');
    expect(await page(`http://127.0.0.1:${web}`)).toBe('a page');
  }, 120_000);
});
