import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, vi } from 'vitest';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { smallRepository } from '../pipelines/small-repository.ts';
import { runAct } from '../workflows/act.ts';
import { attack } from './attack.ts';

// The job that reviews a stranger's pull request on Gitea, executed by act: one job, which has the mark key in its last step.

vi.setConfig({ testTimeout: 600_000 });
const act = keptComponent('act');
const bwrap = programOnPath('bwrap');
const workflow = '.github/workflows/review-on-gitea.yml';
const key = 'planted-key-of-the-runner-0123456789';

interface Defence {
  /** What the job's checkout has: the head is the pull request's. */
  readonly checkout: 'main' | 'head';
  /** Whether the sandbox hides the files of the runner. */
  readonly isHidden: boolean;
}

const whole: Defence = { checkout: 'main', isHidden: true };
const without = (off: Partial<Defence>) => ({ on: whole, off: () => ({ ...whole, ...off }) });

/** What the code of the pull request got. */
interface Loot {
  /** It ran outside of the sandbox. */
  readonly ran: boolean;
  /** Its test read the key. */
  readonly read: boolean;
}

describe.skipIf(!act || !bwrap)('the job that reviews on Gitea', () => {
  attack(
    'brings its own workflow, actions, platform and .npmrc to the job that reviews on Gitea',
    without({ checkout: 'head' }),
    async (defence) => (await review(defence)).ran,
  );

  attack(
    'reads the keys of the runner in a test that the job on Gitea runs',
    without({ isHidden: false }),
    async (defence) => (await review(defence)).read,
  );
});

async function review({ checkout, isHidden }: Defence): Promise<Loot> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-attack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  for (const name of ['runner', 'programs']) mkdirSync(at(name));
  // Everybody may read it, so that nothing but the sandbox hides it.
  writeFileSync(at('runner/secrets.yml'), `DTAAS_MARK_KEY: ${key}\n`);
  const { clone, git, write, commit } = smallRepository(folder, ['actions', workflow]);
  // In place of the forge.
  const keep = `{shell: bash, env: {FROM: "$\{{ inputs.reports }}"}, run: cp -r "$FROM" "$KEPT"}`;
  write(
    'actions/review/action.yml',
    `inputs: {reports: {}, plans: {}, commit: {}, job: {}}\nruns: {using: composite, steps: [${keep}]}\n`,
  );
  commit('Keep the reports');
  const base = git('rev-parse', 'HEAD');
  execFileSync('git', ['clone', '-q', '--bare', clone, at('remote.git')]);
  git('remote', 'add', 'origin', at('remote.git'));
  git('switch', '-q', '-c', 'gift');
  for (const [path, text] of Object.entries(gift(clone, folder))) write(path, text);
  const head = commit('A gift');
  git('push', '-q', 'origin', `${head}:refs/pull/1/head`);
  git('switch', '-q', '--detach', checkout === 'head' ? head : base);
  const { output } = await runAct({
    ...{ act: act ?? '', clone, folder, workflow: 'review-on-gitea.yml', event: 'workflow_run' },
    payload: { action: 'requested', workflow_run: { event: 'pull_request', head_sha: head } },
    variables: { GITHUB_API_URL: 'http://127.0.0.1:3000/api/v1', KEPT: at('kept') },
    secrets: at('runner/secrets.yml'),
    environment: isHidden ? {} : { PATH: `${openSandbox(folder)}:${process.env['PATH']}` },
  });
  const report = existsSync(at('kept/verify.json')) ? readFileSync(at('kept/verify.json'), 'utf8') : '';
  const ran = existsSync(at('ran'));
  if (!ran && !report.includes('The test looked around')) throw new Error(`The test did not run:\n${output}`);
  return { ran, read: report.includes(key) };
}

/** The files of the attacker. */
function gift(clone: string, folder: string): Readonly<Record<string, string>> {
  const text = (path: string) => readFileSync(join(clone, path), 'utf8');
  const touch = `touch '${join(folder, 'ran')}'`;
  const step = `    - {shell: bash, run: "${touch}"}\n`;
  return {
    'actions/check/action.yml': text('actions/check/action.yml').replace('  steps:\n', `  steps:\n${step}`),
    'scripts/pnpm.mjs': `${text('scripts/pnpm.mjs')}\nimport { execSync } from 'node:child_process';\nexecSync(${JSON.stringify(touch)});\n`,
    [workflow]: text(workflow).replace('    steps:\n', `    steps:\n      - run: ${touch}\n`),
    '.npmrc': `script-shell=${touch}\n`,
    'assets/functions/pump/test.mjs': `import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
const look = (path) => { try { return readFileSync(path, 'latin1'); } catch { return ''; } };
test('it looks', () => {
  const places = readdirSync('/proc').map((pid) => \`/proc/\${pid}/environ\`);
  const all = [JSON.stringify(process.env), ...[...places, ${JSON.stringify(join(folder, 'runner/secrets.yml'))}].map(look)].join();
  throw new Error('The test looked around: ' + (all.match(/planted-key-of-the-runner-[0-9]+/) ?? 'nothing'));
});
`,
  };
}

/** A bubblewrap that shows the runner's files. */
function openSandbox(folder: string): string {
  const [programs, shown] = [join(folder, 'programs'), join(folder, 'runner')];
  // Another user looks, for whom bwrap makes no folders passable by itself.
  const parts = shown.split('/').slice(1);
  const parents = parts.map((_, index) => `--dir '/${parts.slice(0, index + 1).join('/')}'`);
  const script = `#!/usr/bin/env bash
options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
exec ${bwrap} "\${options[@]}" ${parents.join(' ')} --ro-bind '${shown}' '${shown}' "$@"
`;
  writeFileSync(join(programs, 'bwrap'), script, { mode: 0o755 });
  return programs;
}
