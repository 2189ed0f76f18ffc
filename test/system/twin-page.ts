import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOnPath } from '../../platform/processes/src/programs.ts';
import { counterPlatform } from './counter.ts';
import { type Clone, eventually, type Machine, temporaryMachine } from './machine.ts';

const executablePath = programOnPath('chromium') ?? programOnPath('google-chrome');

/** Whether tests can open a page. Without a browser they are skipped, with a line that says how to get one. */
export function hasBrowser(): boolean {
  if (executablePath !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  console.warn('skipped: the page of a twin in a browser needs Chromium (test/components/chromium.sh)');
  return false;
}

/** Where the twin's components run. A person who looks at the twin sees the same everywhere. */
export interface PlaceOfPage {
  /** A file of a twin in processes of this machine, as it is for this place. */
  moved(text: string): string;
  /** What `plan` prints of the resources. */
  readonly planned: RegExp;
  /** The pids of the runners of a home. */
  runners(machine: Machine, home: string): readonly number[];
  /** Removes what a home still has there. */
  clear(home: string): Promise<void>;
}

/** Looks at a twin in a browser and at the command line: each step goes on from the one before. */
export function tryTwinPage(place: PlaceOfPage): void {
  let machine: Machine;
  let clone: Clone;
  let command: ChildProcess;
  let url: string;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    machine = temporaryMachine({ DTAAS_ISOLATION: 'auto' });
    clone = await machine.begin('clone', talkingCounter(place.moved));
    await clone.run('verify');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    try {
      await place.clear(homeOf(clone));
    } finally {
      await machine.remove();
    }
  }, 60_000);

  it('has a plan that counts its resources, and names them as JSON', async () => {
    expect(await clone.run('plan')).toMatch(place.planned);
    const { twins } = await clone.ask<Plan>('plan');
    expect(twins[0]!.engine).toContainEqual({
      op: 'create',
      type: expect.stringMatching(/:Workspace$/),
      name: 'workspace',
    });
  }, 120_000);

  it('answers logs and exec', async () => {
    await clone.run('deploy');
    await eventually(async () => (await clone.run('logs', 'counter')).includes('the counter begins'));
    expect(await clone.run('exec', 'counter', '--', 'sh', '-c', 'echo "$DTAAS_COMPONENT"')).toBe('counter\n');
    const name = '<img src=x onerror="document.title=1">';
    await clone.run('exec', 'counter', '--', 'sh', '-c', 'echo seven > "$DTAAS_STATE_DIR/$1"', 'sh', name);
  }, 180_000);

  it('has a page that shows how it is, and what its components print', async () => {
    command = clone.start(['open', 'counter', '--page']);
    [url] = (await once(createInterface({ input: command.stdout! }), 'line')) as [string];
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox'],
      env: machine.env,
    });
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(url);
    await page.getByText('Healthy (running)').waitFor();
    expect(await page.title()).toBe('counter · dtaas');
    expect(page.url()).not.toContain('token');
    await page.locator('#logs').getByText('the counter begins').waitFor();
  }, 60_000);

  it('shows a file whose name is HTML as text', async () => {
    await page.getByRole('button', { name: 'Files' }).click();
    const file = page.getByRole('listitem').filter({ hasText: 'onerror' });
    await file.getByRole('button', { name: 'Show' }).click();
    await page.getByText('seven', { exact: true }).waitFor();
    expect(await page.title()).toBe('counter · dtaas');
  }, 60_000);

  it('has a terminal that keys are typed into', async () => {
    await page.getByRole('button', { name: 'Terminal' }).click();
    const terminal = page.locator('.xterm-screen');
    await terminal.click();
    await page.keyboard.type('echo sum=$((6 * 7))\n');
    await page.locator('.xterm-rows').getByText('sum=42').waitFor();
    const picture = process.env['DTAAS_SCREENSHOT'];
    if (picture) writeFileSync(join(picture, 'twin-page.png'), await page.screenshot());
  }, 60_000);

  it('breaks none of its own rules', () => {
    expect(faults).toEqual([]);
  });

  it('is refused to a second browser, and ends with Ctrl-C', async () => {
    const other = await browser.newContext();
    expect((await (await other.newPage()).goto(url))?.status()).toBe(403);
    command.kill('SIGINT');
    expect(await once(command, 'exit')).toEqual([0, null]);
    await page.getByText('dtaas open has ended.').waitFor();
  }, 60_000);

  it('has a status that tells a silent runner from a runner that is gone', async () => {
    const pids = place.runners(machine, homeOf(clone));
    expect(pids).not.toEqual([]);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      expect(await clone.run('status')).toMatch(
        /health +Unknown; The runner runs, but didn't answer in time/,
      );
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await eventually(async () => (await clone.run('status')).includes('Healthy'));
  }, 120_000);
}

interface Plan {
  readonly twins: readonly { readonly engine?: readonly object[] }[];
}

/** The id of the home that a clone has since its first deployment. */
function homeOf(clone: Clone): string {
  return (JSON.parse(clone.git('cat-file', 'blob', 'refs/dtaas/home:home.json')) as { home: string }).home;
}

/** The counter, which prints a line when it begins. */
function talkingCounter(moved: (text: string) => string): Readonly<Record<string, string>> {
  const files = counterPlatform();
  const program = 'assets/functions/counter/main.mjs';
  const talking = { ...files, [program]: `console.error('the counter begins');\n${files[program]}` };
  return Object.fromEntries(Object.entries(talking).map(([path, text]) => [path, moved(text)]));
}
