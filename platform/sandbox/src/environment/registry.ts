import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { variables } from '@dtaas/processes';
import type { Mount } from '../isolation/isolation.ts';
import { realFile } from '../programs.ts';

/** The settings of the machine's npm or pip for fetching packages. Tokens are not among them. */
export interface RegistrySettings {
  readonly env: Readonly<Record<string, string>>;
  /** Certificates and folders of packages that the settings name. */
  readonly mounts: readonly Mount[];
}

const npmSettings = ['registry', 'cafile', 'https-proxy', 'noproxy', 'strict-ssl'];

export function npmRegistry(npm: string, cwd: string): RegistrySettings {
  const lines = linesOf(process.execPath, [npm, 'config', 'get', ...npmSettings], cwd);
  return settings(lines, (line) => {
    const [, name, value] = /^([a-z-]+)=(.*)$/.exec(line) ?? [];
    if (!name || !value || value === 'null' || value === 'undefined') return undefined;
    const files = name === 'cafile' ? [value] : [];
    return { variable: `npm_config_${name.replaceAll('-', '_')}`, value, files };
  });
}

const pipSettings =
  /^(index-url|extra-index-url|find-links|no-index|trusted-host|cert|proxy|timeout|default-timeout)$/;

export function pipRegistry(python: string, cwd: string): RegistrySettings {
  const lines = linesOf(python, ['-m', 'pip', '--disable-pip-version-check', 'config', 'list'], cwd);
  // pip prints `global.index-url='…'`, weaker sources first.
  return settings(lines, (line) => {
    const [, name, quoted] =
      /^(?::env:|global|install|download|site|user)\.([a-z-]+)='(.*)'$/.exec(line) ?? [];
    if (!name || quoted === undefined || !pipSettings.test(name)) return undefined;
    const value = quoted.replaceAll('\\n', ' ').trim();
    const variable = `PIP_${name.toUpperCase().replaceAll('-', '_')}`;
    return { variable, value, files: value.split(/\s+/) };
  });
}

interface Setting {
  readonly variable: string;
  readonly value: string;
  /** Words of the value that may be paths. */
  readonly files: readonly string[];
}

/** The lines that a program prints. */
function linesOf(program: string, arguments_: readonly string[], cwd: string): readonly string[] {
  const { stdout } = spawnSync(program, arguments_, { cwd, encoding: 'utf8', timeout: 20_000 });
  return (stdout ?? '').split('\n');
}

function settings(
  lines: readonly string[],
  settingIn: (line: string) => Setting | undefined,
): RegistrySettings {
  const found = lines.flatMap((line) => settingIn(line) ?? []);
  const named = [...Object.values(variables(['certificates'])), ...found.flatMap(({ files }) => files)];
  // A build sees /etc/ssl and /usr anyway.
  const shown = [...new Set(named)].filter(
    (file) => isAbsolute(file) && existsSync(file) && !/^\/(usr|etc\/ssl)\//.test(realFile(file) ?? file),
  );
  return {
    env: {
      ...variables(['proxies', 'certificates']),
      ...Object.fromEntries(found.map(({ variable, value }) => [variable, value])),
    },
    mounts: shown.map((file) => ({ source: file, target: file })),
  };
}
