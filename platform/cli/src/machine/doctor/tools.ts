import { execFile } from 'node:child_process';
import { neededPlugins } from '@dtaas/deploy';
import { type EngineStatus, engineStatus } from '@dtaas/engine';
import { programOnPath } from '@dtaas/processes';
import { expectGit } from '@dtaas/repository';
import { detectIsolation } from '@dtaas/sandbox';
import { describeEngine, describePlugin } from '../describe-engine.ts';
import { type Finding, isOlder } from './finding.ts';

export function node(version = process.version): readonly Finding[] {
  const about = 'Node';
  if (!isOlder(version, 20, 19)) return [{ about, state: 'ok', text: version }];
  const text = `This is Node ${version}. The platform needs 20.19 or later.`;
  return [{ about, state: 'missing', text, next: 'Install a newer Node: https://nodejs.org' }];
}

/** @throws DtaasError `git-too-old` */
export async function git(): Promise<readonly Finding[]> {
  const about = 'git';
  const version = await firstLineOf('git', ['version']);
  if (!version)
    return [{ about, state: 'missing', text: 'git is not installed.', next: 'apt-get install git' }];
  expectGit(version);
  return [{ about, state: 'ok', text: version }];
}

/** Pulumi, Go if Pulumi would have to be built, and the plugins that the twins' places need. */
export async function engine(directory: string): Promise<readonly Finding[]> {
  const { plugins, ...status } = await engineStatus();
  const needed = await neededPlugins(directory).catch(() => undefined);
  const found = plugins.map((plugin): Finding => {
    const neededBy = needed?.get(plugin.name) ?? [];
    const about = `Plugin ${plugin.name}`;
    const text = describePlugin({ ...plugin, ...(needed && { neededBy }) }).join('; ');
    if (plugin.found) return { about, state: 'ok', text };
    const state = neededBy.length > 0 ? 'missing' : 'absent';
    return { about, state, text, next: `dtaas engine install ${plugin.name}` };
  });
  return [await pulumi(status), ...found];
}

async function pulumi(status: Omit<EngineStatus, 'plugins'>): Promise<Finding> {
  const about = 'Pulumi';
  const text = describeEngine({ ...status, plugins: [] }).join('; ');
  if (status.engine) return { about, state: 'ok', text };
  const go = await firstLineOf('go', ['version']);
  const built = go
    ? `It can be built here with ${go}.`
    : 'It can only be downloaded, because Go is not installed.';
  return { about, state: 'missing', text: `${text}. ${built}`, next: 'dtaas engine install' };
}

export function sandbox(): readonly Finding[] {
  const about = 'Sandbox';
  const { mode, strong, limits, remarks } = detectIsolation();
  if (strong)
    return [
      {
        about,
        state: 'ok',
        text: `${mode}, which limits memory and processes${limits === mode ? '' : ` by ${limits}`}`,
      },
    ];
  return remarks.map((text) => ({ about, state: 'limited', text }));
}

export function python(): readonly Finding[] {
  const about = 'Python';
  if (programOnPath('python3')) return [{ about, state: 'ok', text: 'python3, for assets in Python' }];
  const text = 'python3 is not installed. Assets in Python need it.';
  return [{ about, state: 'absent', text, next: 'apt-get install python3 python3-venv' }];
}

/** `undefined` if the program can't be run, or says nothing for 10 s. */
function firstLineOf(program: string, words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: 10_000, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error ? undefined : stdout.split('\n')[0]),
    );
  });
}
