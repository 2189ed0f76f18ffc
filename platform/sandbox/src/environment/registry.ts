import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { variables } from '@dtaas/processes';
import { realFile } from '../programs.ts';

/** The settings of the machine's npm and pip for fetching packages, as environment variables. */
export interface RegistrySettings {
  readonly env: Readonly<Record<string, string>>;
  /** Certificates and folders of packages that the settings name. */
  readonly files: readonly string[];
}

/** Settings of npm that say where packages come from. Tokens are not among them. */
const npmSettings = ['registry', 'cafile', 'https-proxy', 'noproxy', 'strict-ssl'];

export function npmRegistry(npm: string, cwd: string): RegistrySettings {
  const env: Record<string, string> = variables(['proxies', 'certificates']);
  const files = Object.values(variables(['certificates']));
  const answer = spawnSync(process.execPath, [npm, 'config', 'get', ...npmSettings], {
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
  });
  for (const line of (answer.stdout ?? '').split('\n')) {
    const [, name, value] = /^([a-z-]+)=(.*)$/.exec(line) ?? [];
    if (!name || !value || value === 'null' || value === 'undefined') continue;
    env[`npm_config_${name.replaceAll('-', '_')}`] = value;
    if (name === 'cafile' && isAbsolute(value)) files.push(value);
  }
  return { env, files: present(files) };
}

/** Settings of pip that say where packages come from. */
const pipSettings =
  /^(index-url|extra-index-url|find-links|no-index|trusted-host|cert|proxy|timeout|default-timeout)$/;

export function pipRegistry(python: string, cwd: string): RegistrySettings {
  const env: Record<string, string> = variables(['proxies', 'certificates']);
  const files = Object.values(variables(['certificates']));
  const arguments_ = ['-m', 'pip', '--disable-pip-version-check', 'config', 'list'];
  const answer = spawnSync(python, arguments_, { cwd, encoding: 'utf8', timeout: 20_000 });
  // pip prints `global.index-url='…'`, weaker sources first.
  for (const line of (answer.stdout ?? '').split('\n')) {
    const [, name, quoted] =
      /^(?::env:|global|install|download|site|user)\.([a-z-]+)='(.*)'$/.exec(line) ?? [];
    if (!name || quoted === undefined || !pipSettings.test(name)) continue;
    const value = quoted.replaceAll('\\n', ' ').trim();
    env[`PIP_${name.toUpperCase().replaceAll('-', '_')}`] = value;
    files.push(...value.split(/\s+/).filter(isAbsolute));
  }
  return { env, files: present(files) };
}

/** A build sees /etc/ssl and /usr anyway. */
function present(files: readonly string[]): string[] {
  return [...new Set(files)].filter(
    (file) => existsSync(file) && !/^\/(usr|etc\/ssl)\//.test(realFile(file) ?? file),
  );
}
