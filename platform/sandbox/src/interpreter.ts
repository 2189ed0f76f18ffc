import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programOnPath, realFile } from '@dtaas/processes';
import { pythonMissing } from './failures.ts';

/** A language's interpreter as this machine has it. */
export interface Interpreter {
  /** The real executable, behind shims and links. */
  readonly executable: string;
  /** What decides whether an environment fits: `20` for Node 20.20.2, `3.11` for Python 3.11.7. */
  readonly series: string;
  /** Host files and folders outside /usr that it needs, each shown at the same path. */
  readonly needs: readonly string[];
  /** Folders of packages that the machine has installed, and that an asset must not come to depend on. */
  readonly packages: readonly string[];
}

/** The Node that runs us: what an asset's `node` means. */
export function nodeInterpreter(): Interpreter {
  const executable = realFile(process.execPath) ?? process.execPath;
  const library = join(dirname(dirname(executable)), 'lib', 'libnode.so');
  return {
    executable,
    series: process.versions.node.split('.')[0] ?? '0',
    needs: [executable, ...(existsSync(library) ? [dirname(library)] : [])].filter(outsideUsr),
    packages: [],
  };
}

let python: Interpreter | undefined;

/** The Python on PATH, behind the shims of pyenv and its like. Throws `python-missing`. */
export function pythonInterpreter(): Interpreter {
  python ??= findPython();
  return python;
}

const question =
  'import json,sys,sysconfig;' +
  'print(json.dumps([sys.executable,sys.base_prefix,"%d.%d"%sys.version_info[:2],' +
  'sorted({sysconfig.get_path("purelib"),sysconfig.get_path("platlib")})]))';

function findPython(): Interpreter {
  const program = programOnPath('python3') ?? programOnPath('python');
  const answer = program
    ? spawnSync(program, ['-I', '-c', question], { encoding: 'utf8', timeout: 10_000 })
    : undefined;
  if (answer?.status !== 0) throw pythonMissing({ program, reason: answer?.stderr?.trim() });
  const [executable, prefix, series, packages]: [string, string, string, string[]] = JSON.parse(
    answer.stdout,
  );
  return {
    executable,
    series,
    needs: [prefix].filter(outsideUsr),
    packages: [...packages, '/usr/lib/python3/dist-packages'].filter(
      (folder) => existsSync(folder) && !folder.startsWith('/usr/local/'),
    ),
  };
}

/** /usr is shown anyway; /usr/local isn't, since people keep their own things there. */
export function outsideUsr(path: string): boolean {
  return path !== '/usr' && (!path.startsWith('/usr/') || path.startsWith('/usr/local'));
}
