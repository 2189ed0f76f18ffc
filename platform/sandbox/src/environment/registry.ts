import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { realFile, variables } from '@dtaas/processes';
import type { IsolatedCommand } from '../isolation/isolation.ts';

/** A setting of the machine's npm or pip for fetching packages, as a variable. Tokens are not among them. */
export interface Setting {
  readonly variable: string;
  readonly value: string;
  /** Words of the value that may be paths. */
  readonly files: readonly string[];
}

const npmSettings = ['registry', 'cafile', 'https-proxy', 'noproxy', 'strict-ssl'];

export function npmRegistry(npm: string, cwd: string): readonly Setting[] {
  return linesOf(process.execPath, [npm, 'config', 'get', ...npmSettings], cwd).flatMap((line) => {
    const [, name, value] = /^([a-z-]+)=(.*)$/.exec(line) ?? [];
    if (!name || !value || value === 'null' || value === 'undefined') return [];
    const files = name === 'cafile' ? [value] : [];
    return [{ variable: `npm_config_${name.replaceAll('-', '_')}`, value, files }];
  });
}

const pipSettings =
  /^(index-url|extra-index-url|find-links|no-index|trusted-host|cert|proxy|timeout|default-timeout)$/;

export function pipRegistry(python: string, cwd: string): readonly Setting[] {
  const lines = linesOf(python, ['-m', 'pip', '--disable-pip-version-check', 'config', 'list'], cwd);
  // pip prints `global.index-url='…'`, weaker sources first.
  return lines.flatMap((line) => {
    const [, name, quoted] =
      /^(?::env:|global|install|download|site|user)\.([a-z-]+)='(.*)'$/.exec(line) ?? [];
    if (!name || quoted === undefined || !pipSettings.test(name)) return [];
    const value = quoted.replaceAll('\\n', ' ').trim();
    const variable = `PIP_${name.toUpperCase().replaceAll('-', '_')}`;
    return [{ variable, value, files: value.split(/\s+/) }];
  });
}

/** The lines that a program prints. */
function linesOf(program: string, arguments_: readonly string[], cwd: string): readonly string[] {
  const { stdout } = spawnSync(program, arguments_, { cwd, encoding: 'utf8', timeout: 20_000 });
  return (stdout ?? '').split('\n');
}

/** The variables of the settings, and the certificates and folders of packages that they name. */
export function registryOf(settings: readonly Setting[]): Pick<IsolatedCommand, 'env' | 'mounts'> {
  const named = [...Object.values(variables(['certificates'])), ...settings.flatMap(({ files }) => files)];
  // A build sees /etc/ssl and /usr anyway.
  const shown = [...new Set(named)].filter(
    (file) => isAbsolute(file) && existsSync(file) && !/^\/(usr|etc\/ssl)\//.test(realFile(file) ?? file),
  );
  return {
    env: {
      ...variables(['proxies', 'certificates']),
      ...Object.fromEntries(settings.map(({ variable, value }) => [variable, value])),
    },
    mounts: shown.map((file) => ({ source: file, target: file })),
  };
}
