import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case, Control, TransportName } from './cases.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A program that cases are played against. */
export interface Program {
  readonly name: string;
  readonly kind: 'sdk' | 'raw';
  readonly language: 'node' | 'python' | 'sh' | 'c';
  readonly transports: readonly TransportName[];
  readonly controls: readonly Control[];
  readonly command: (component: string) => readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

const all = { kind: 'sdk', transports: ['stdio', 'mqtt'], controls: ['save', 'report'] } as const;

/** @param sdk the module to import instead of the built one */
export function nodeSdk(sdk = here('../node/dist/index.mjs')): Program {
  const command = (component: string) => [process.execPath, here('author.mjs'), component] as const;
  return {
    ...all,
    name: 'the Node SDK',
    language: 'node',
    command: (name) => [...command(name)],
    env: { DTAAS_SDK: sdk },
  };
}

/** @param folder with the module `dtaas_component` */
export function pythonSdk(folder = here('../python')): Program {
  return {
    ...all,
    name: 'the Python SDK',
    language: 'python',
    command: (name) => ['python3', here('author.py'), name],
    env: { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' },
  };
}

/** The examples of the documentation, written to a folder: with an SDK, and without one. */
export function documented(folder: string): Program[] {
  const pages = ['component-contract', 'protocol'];
  const text = pages.map((page) => readFileSync(here(`../../docs/${page}.md`), 'utf8')).join('\n');
  const examples = [...text.matchAll(/<!-- (sdk|example): (total\.\w+) -->\n```\w+\n([\s\S]*?)```/g)];
  return examples.map(([, kind, name, program]) => {
    const own = join(folder, kind!);
    if (kind === 'sdk') installSdk(own);
    return {
      ...raw(own, name!, program!),
      name: `${name} of the documentation${kind === 'sdk' ? ', with the SDK' : ''}`,
    };
  });
}

/** Where a program in the folder finds the SDK for Node. */
export function installSdk(folder: string): void {
  const scope = join(folder, 'node_modules', '@dtaas');
  mkdirSync(scope, { recursive: true });
  if (!existsSync(join(scope, 'component'))) symlinkSync(here('../node'), join(scope, 'component'));
}

/** The example in C, compiled into a folder. `undefined` without a compiler. */
export function compiled(folder: string): Program | undefined {
  const source = readFileSync(here('total.c'), 'utf8');
  mkdirSync(folder, { recursive: true });
  const out = join(folder, 'total-c');
  const { error, status, stderr } = spawnSync(
    'cc',
    ['-Wall', '-Wextra', '-Werror', '-o', out, here('total.c')],
    {
      encoding: 'utf8',
    },
  );
  if (error !== undefined) return undefined;
  if (status !== 0) throw new Error(stderr);
  return { ...declared(source), name: 'total.c', kind: 'raw', language: 'c', command: () => [out], env: {} };
}

function raw(folder: string, name: string, text: string): Program {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  const language = name.endsWith('.mjs') ? 'node' : name.endsWith('.py') ? 'python' : 'sh';
  const interpreter = { node: process.execPath, python: 'python3', sh: 'sh' }[language];
  const env = { PYTHONUNBUFFERED: '1', PYTHONPATH: here('../python'), PYTHONDONTWRITEBYTECODE: '1' };
  return { ...declared(text), name, kind: 'raw', language, command: () => [interpreter, file], env };
}

/** What the first lines of an example say of its `run`. */
function declared(text: string): Pick<Program, 'transports' | 'controls'> {
  const [, transport, controls] = /run: \{.*transport: (\w+), control: \[([\w, ]*)\]/.exec(text)!;
  return { transports: [transport as TransportName], controls: controls!.split(', ') as Control[] };
}

/** Whether a case is for a program, over a transport. */
export function isFor(program: Program, each: Case, transport: TransportName): boolean {
  if (!program.transports.includes(transport) || !(each.transport ?? program.transports).includes(transport))
    return false;
  if (program.kind === 'sdk') return each.language === undefined || each.language === program.language;
  return (
    each.only === undefined && (each.control ?? []).every((control) => program.controls.includes(control))
  );
}
