import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endFamily } from '@dtaas/processes';
import type { Task } from './service.ts';
import { type Checkout, type Workflow, workflowOf } from './workflow.ts';

export interface JobOptions {
  /** The program `act`. */
  readonly act: string;
  /** An empty folder for everything that the job has. */
  readonly folder: string;
  readonly labels: readonly string[];
  /** Folders that stand in for actions of others, by `owner/name@ref`. */
  readonly actions: Readonly<Record<string, string>>;
  /** What jobs find in their environment beside what Gitea gives them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** A line of act's log, as far as it is of use here. */
export interface ActLine {
  readonly jobID?: string;
  readonly msg: string;
  readonly time: string;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly stepResult?: string;
  readonly jobResult?: string;
}

const run = promisify(execFile);

/** Checks out what a task is about, and runs its job by act on this machine. Its processes are gone when this returns. */
export async function runJob(
  task: Task,
  { act, folder, labels, actions, environment, signal }: JobOptions,
  see: (workflow: Workflow, line: ActLine) => void,
): Promise<{ readonly code: number | null; readonly outputs: Readonly<Record<string, string>> }> {
  const at = (name: string) => join(folder, name);
  for (const name of ['home', 'cache', 'tmp', 'work']) mkdirSync(at(name));
  const outputs = at('outputs.json');
  const workflow = workflowOf(task, outputs);
  await checkOut(task, at('work'), workflow.checkout);
  const write = (name: string, value: unknown) =>
    writeFileSync(at(name), JSON.stringify(value), { mode: 0o600 });
  writeFileSync(at('workflow.yml'), workflow.text);
  write('event.json', task.context['event'] ?? {});
  // Files, because arguments can be seen by everybody on the machine. JSON is YAML, which act tells by the name.
  write('secrets.yml', task.secrets ?? {});
  write('vars.yml', task.vars ?? {});
  write('env.yml', contextEnvironment(task.context));
  write('inputs.yml', inputsOf(task.context));
  const mark = `DTAAS_TEST_JOB=${folder}`;
  const child = spawn(
    act,
    [
      textOf(task.context['event_name']),
      ...['-C', at('work'), '-W', at('workflow.yml'), '-e', at('event.json'), '--json', '--no-cache-server'],
      // All named: act would take files of these names from the repository, which a stranger may have written.
      ...['--secret-file', at('secrets.yml'), '--var-file', at('vars.yml')],
      ...['--env-file', at('env.yml'), '--input-file', at('inputs.yml')],
      ...['--actor', textOf(task.context['actor'])],
      ...['stand-in', ...labels].flatMap((label) => ['-P', `${label}=-self-hosted`]),
      ...Object.entries(actions).flatMap(([name, path]) => ['--local-repository', `${name}=${path}`]),
    ],
    {
      // Not in the repository, whose .actrc would be obeyed.
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: at('home'),
        XDG_CACHE_HOME: at('cache'),
        TMPDIR: at('tmp'),
        // The same answers on a machine with Docker and without.
        DOCKER_HOST: 'unix:///nonexistent',
        DTAAS_TEST_JOB: folder,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (text) => see(workflow, lineOf(text)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  signal.removeEventListener('abort', stop);
  await endFamily({ marks: [mark] });
  return { code, outputs: existsSync(outputs) ? JSON.parse(readFileSync(outputs, 'utf8')) : {} };
}

/** With the task's token, as `actions/checkout` does. What the job's steps find is a copy. */
async function checkOut({ context }: Task, folder: string, { depth, keepsToken }: Checkout): Promise<void> {
  const [server, repository] = [
    textOf(context['server_url']).replace(/\/$/, ''),
    textOf(context['repository']),
  ];
  const basic = Buffer.from(`x-access-token:${textOf(context['token'])}`).toString('base64');
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
  const git = (...args: readonly string[]) => run('git', args, { cwd: folder, env });
  await git('init', '-q', '-b', 'main');
  await git('remote', 'add', 'origin', `${server}/${repository}`);
  const [sha, ref] = [textOf(context['sha']), textOf(context['ref'])];
  const all = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'] : [];
  await git('fetch', '-q', ...(depth > 0 ? [`--depth=${depth}`] : []), 'origin', sha, ...all);
  if (ref.startsWith('refs/heads/')) await git('checkout', '-q', '-B', ref.slice('refs/heads/'.length), sha);
  else await git('checkout', '-q', '--detach', sha);
  // act copies no empty folders, and a folder without `refs` is not a repository for git.
  await git('update-ref', 'refs/remotes/checked-out', sha);
  if (keepsToken) await git('config', env.GIT_CONFIG_KEY_0, env.GIT_CONFIG_VALUE_0);
}

/** The context as the variables that act takes for it. */
function contextEnvironment(context: Task['context']): Readonly<Record<string, string>> {
  const names = [
    'server_url',
    'api_url',
    'repository',
    'run_id',
    'run_number',
    'run_attempt',
    'ref',
    'base_ref',
    'head_ref',
  ];
  const variables = names.map((name) => [
    `GITHUB_${name.toUpperCase()}`,
    textOf(context[name]).replace(/\/$/, ''),
  ]);
  return { ...Object.fromEntries(variables), GITEA_ACTIONS: 'true' };
}

function inputsOf({ event }: Task['context']): object {
  const inputs = typeof event === 'object' && event !== null && 'inputs' in event ? event.inputs : undefined;
  return typeof inputs === 'object' && inputs !== null ? inputs : {};
}

function lineOf(text: string): ActLine {
  try {
    return JSON.parse(text) as ActLine;
  } catch {
    return { msg: text, time: new Date().toISOString() };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
