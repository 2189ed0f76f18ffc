import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOnPath } from '../../platform/processes/src/programs.ts';
import { counterPlatform } from './counter.ts';
import { type Clone, hasEngine, type Machine, temporaryMachine } from './machine.ts';

const executablePath = programOnPath('chromium') ?? programOnPath('google-chrome');

function hasBrowser(): boolean {
  if (executablePath !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  console.warn('skipped: the page of a twin in a browser needs Chromium (test/components/chromium.sh)');
  return false;
}

describe.skipIf(!hasEngine() || !hasBrowser()).sequential('the page of a twin in a browser', () => {
  let machine: Machine;
  let clone: Clone;
  let command: ChildProcess;
  let url: string;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    machine = temporaryMachine({ DTAAS_ISOLATION: 'auto' });
    clone = await machine.begin('clone', counterPlatform());
    await clone.run('verify');
    await clone.run('deploy');
    const name = '<img src=x onerror="document.title=1">';
    await clone.run('exec', 'counter', '--', 'sh', '-c', 'echo seven > "$DTAAS_STATE_DIR/$1"', 'sh', name);
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
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await machine.remove();
  });

  it('shows how the twin is', async () => {
    await page.goto(url);
    await page.getByText('Healthy (running)').waitFor();
    expect(await page.title()).toBe('counter · dtaas');
    expect(page.url()).not.toContain('token');
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
});
