import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { hasEngine, hasPython } from './machine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(tmpdir(), `dtaas-tour-${process.pid}`);
const clone = join(folder, 'clone');
const inClone = $({
  cwd: clone,
  env: {
    ...process.env,
    DTAAS_STATE_HOME: join(folder, 'state'),
    NO_COLOR: '1',
    // `npx` would look for an installation in the clone; the bundle of this checkout is the same.
    PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
  },
  quiet: true,
});

/** What the tour says, in its order: commands to run, and code to put somewhere. */
type Step =
  | { readonly command: string }
  | { readonly code: string; readonly language: string; readonly before: string };

function stepsOf(tour: string): Step[] {
  const steps: Step[] = [];
  const parts = tour.split(/^```/m);
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) {
      const [, language, code] = /^(\w+)\n([\s\S]*)$/.exec(part)!;
      steps.push({ language: language!, code: code!, before: parts[i - 1]! });
      continue;
    }
    const commands = part.split('\n').filter((line) => /^ {4}(npx dtaas|git|\(cd) /.test(line));
    steps.push(...commands.map((command) => ({ command: command.trim() })));
  }
  return steps;
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(clone, path), change(readFileSync(join(clone, path), 'utf8')));
}

function put({ language, code, before }: Extract<Step, { code: string }>): void {
  if (language === 'js') {
    const path = [...before.matchAll(/`((?:src|test)\/[\w.]+)`/g)].at(-1)![1]!;
    writeFileSync(join(clone, 'assets/functions/comfort', path), code);
  } else if (code.includes('inputs:')) {
    edit('assets/functions/comfort/asset.yaml', (text) =>
      text.replace(/^ {2}inputs:[\s\S]*(?=^ {2}run:)/m, code),
    );
  } else if (code.includes('port:')) {
    edit('twins/incubator/twin.yaml', (text) => text.replace(/^ {4}expect:\n/m, (line) => line + code));
  } else if (code.includes('->')) {
    edit('twins/incubator/twin.yaml', (text) => text.replace(/^ {2}connections:\n/m, (line) => line + code));
  } else {
    edit('twins/incubator/twin.yaml', (text) => text.replace(/^ {2}connections:\n/m, (line) => code + line));
  }
}

describe.skipIf(!hasEngine() || !hasPython())('the tour', () => {
  beforeAll(async () => {
    mkdirSync(folder, { mode: 0o700 });
    await $`git clone --quiet ${root} ${clone}`;
    await inClone`git config user.name Tourist && git config user.email tourist@example.org`;
    // What `npm start` left.
    await inClone`dtaas verify && dtaas deploy incubator --emulate`;
  }, 15 * 60_000);

  afterAll(async () => {
    await inClone`dtaas terminate incubator --yes`.nothrow();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it(
    'can be walked as it is written',
    async () => {
      const answers = new Map<string, string>();
      for (const step of stepsOf(readFileSync(join(root, 'docs/tour.md'), 'utf8'))) {
        if ('code' in step) put(step);
        // A live table has no end.
        else if (!step.command.includes('--watch')) {
          const answer = await inClone`sh -c ${step.command.replace('npx dtaas', 'dtaas')}`.nothrow();
          expect(answer.exitCode, `${step.command}\n${answer.text()}`).toBe(0);
          answers.set(step.command, `${answers.get(step.command) ?? ''}${answer.text()}`);
        }
      }
      expect(answers.get('npx dtaas verify functions/comfort')).toContain('1 passed');
      expect(answers.get('npx dtaas plan incubator')).toContain('+ comfort: functions/comfort 0.1.0');
      expect(answers.get('npx dtaas verify incubator')).toContain('✓ twins/incubator 1.0.0 passed');
      const deployed = answers.get('npx dtaas deploy incubator');
      expect(deployed).toContain("comfort isn't in the snapshot: it begins anew");
      const reverted = answers.get('npx dtaas deploy incubator --yes');
      expect(reverted).toContain("comfort doesn't run in the twin any more");
    },
    5 * 60_000,
  );
});
