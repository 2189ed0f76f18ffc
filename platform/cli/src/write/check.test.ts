import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explanations } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Command, Context, OutputFormat } from '../context.ts';
import { run } from './check.ts';
import { run as explain } from './explain.ts';

const platform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: example}
spec: {organisation: example, places: {here: {kind: process}}, defaultPlace: here}
`;
const pump = `apiVersion: dtaas/v1
kind: Model
metadata: {name: pump, version: 1.0.0, license: MIT}
`;
const bad = `${pump}spec:
  paramters: {}
  requires: {memory: much}
`;

function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-check-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function clone(files: Readonly<Record<string, string>>): string {
  const folder = temporary();
  execFileSync('git', ['init', '-q', folder]);
  for (const [path, text] of Object.entries({ 'platform.yaml': platform, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

interface Answer {
  readonly code: number;
  readonly text: string;
}

async function call(
  command: Command,
  cwd: string,
  arguments_: readonly string[],
  format: OutputFormat = 'text',
): Promise<Answer> {
  const printed: string[] = [];
  const context: Context = {
    cwd,
    format,
    interactive: false,
    signal: new AbortController().signal,
    print: (text) => void printed.push(`${text}\n`),
    printJson: (value) => void printed.push(JSON.stringify(value)),
    note: () => undefined,
  };
  const code = await command(context, arguments_, {});
  return { code, text: printed.join('') };
}

const check = (cwd: string, paths: readonly string[] = [], format: OutputFormat = 'text') =>
  call(run, cwd, paths, format);

let cache: string | undefined;
beforeEach(() => {
  cache = process.env['DTAAS_CACHE'];
  process.env['DTAAS_CACHE'] = temporary();
});
afterEach(() => {
  if (cache === undefined) delete process.env['DTAAS_CACHE'];
  else process.env['DTAAS_CACHE'] = cache;
});

describe('dtaas check', () => {
  it('reports that there is no problem, and what was checked', async () => {
    const cwd = clone({ 'assets/models/pump/asset.yaml': pump });
    expect(await check(cwd)).toEqual({ code: 0, text: 'No problems in 1 asset and 0 twins.\n' });
    expect(readdirSync(join(process.env['DTAAS_CACHE'] ?? '', 'parsed'))).toHaveLength(1);
    expect((await check(cwd)).code).toBe(0);
  });

  describe('names files of assets that git converts', () => {
    const file = 'assets/models/pump/values.csv';
    const git = (cwd: string, ...arguments_: string[]) =>
      execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...arguments_], {
        cwd,
      });
    const begin = (attributes = '') =>
      clone({ 'assets/models/pump/asset.yaml': pump, [file]: 'a\n', '.gitattributes': attributes });

    it('a filter, installed or not, is an error', async () => {
      const cwd = begin('*.csv filter=lfs diff=lfs merge=lfs -text\n');
      for (const before of [() => {}, () => git(cwd, 'add', '--all')]) {
        before();
        const { code, text } = await check(cwd);
        expect(code).toBe(1);
        expect(text).toContain(`${file}:1:1 error asset-filtered: The git filter lfs changes this file`);
        expect(text).toContain('assets/** -filter');
      }
      writeFileSync(join(cwd, '.gitattributes'), '*.csv filter=lfs\nassets/** -text -filter -ident\n');
      expect((await check(cwd)).code).toBe(0);
    });

    it('other line ends are a warning, once for an asset', async () => {
      const cwd = begin();
      writeFileSync(join(cwd, 'assets/models/pump/more.csv'), 'b\r\n');
      git(cwd, 'config', 'core.autocrlf', 'true');
      const uncommitted = await check(cwd);
      expect(uncommitted).toMatchObject({
        code: 0,
        text: expect.stringContaining('more.csv:1:1 warning asset-converted'),
      });
      git(cwd, 'add', '--all');
      git(cwd, 'commit', '-q', '-m', 'All');
      rmSync(join(cwd, file));
      git(cwd, 'checkout', '-q', '--', file);
      const { code, text } = await check(cwd);
      expect(code).toBe(0);
      expect(text.match(/asset-converted/g)?.length).toBe(2);
      expect(text).toContain('more.csv:1:1 warning asset-converted: git converts the line ends');
      const explained = await call(explain, cwd, ['asset-converted']);
      expect(explained.text).toContain('core.autocrlf');
    });
  });

  it('shows each problem with its line', async () => {
    const { code, text } = await check(clone({ 'assets/models/pump/asset.yaml': bad }));
    expect(code).toBe(1);
    expect(
      text,
    ).toBe(`assets/models/pump/asset.yaml:5:3 error field-unknown: \`paramters\` is not a field of \`spec\`
  5 |   paramters: {}
    |   ^
  Did you mean parameters?

assets/models/pump/asset.yaml:6:22 error value-malformed: \`spec.requires.memory\` is \`much\`, which has the wrong form
  6 |   requires: {memory: much}
    |                      ^
  An amount of memory in bytes: a whole number and \`Ki\`, \`Mi\`, \`Gi\`, \`Ti\` (powers of 1024) or \`k\`, \`M\`, \`G\`, \`T\` (of 1000), e.g. \`128Mi\`.

2 errors in 1 file. More on a code: dtaas explain field-unknown
`);
  });

  it('prints the documented JSON', async () => {
    const { code, text } = await check(clone({ 'assets/models/pump/asset.yaml': bad }), [], 'json');
    expect(code).toBe(1);
    const { problems } = JSON.parse(text) as { problems: object[] };
    expect(problems[0]).toEqual({
      file: 'assets/models/pump/asset.yaml',
      line: 5,
      column: 3,
      code: 'field-unknown',
      severity: 'error',
      message: '`paramters` is not a field of `spec`',
      hint: 'Did you mean parameters?',
    });
    expect(JSON.parse((await check(clone({}), [], 'json')).text)).toEqual({
      apiVersion: 'dtaas/v1',
      kind: 'CheckReport',
      problems: [],
    });
  });

  it('prints SARIF', async () => {
    const { text } = await check(clone({ 'assets/models/pump/asset.yaml': bad }), [], 'sarif');
    expect(JSON.parse(text)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'dtaas', rules: [{ id: 'field-unknown' }, { id: 'value-malformed' }] } },
          results: [
            {
              ruleId: 'field-unknown',
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'assets/models/pump/asset.yaml' },
                    region: { startLine: 5, startColumn: 3 },
                  },
                },
              ],
            },
            { ruleId: 'value-malformed' },
          ],
        },
      ],
    });
  });

  it('prints annotations that no text of a file can break out of', async () => {
    const file = `${pump}spec: {"x%0A::error::y\\n::error::z": 1}\n`;
    const { text } = await check(clone({ 'assets/models/pump/asset.yaml': file }), [], 'github');
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toMatch(/^::error file=assets\/models\/pump\/asset.yaml,line=4,col=8,title=field-unknown::/);
    expect(text).toContain('%250A');
  });

  it('prints no control characters from files', async () => {
    const file = `${pump}spec: {"a\\u001b[2Jb\\u202e": 1}\n`;
    const { text } = await check(clone({ 'assets/models/pump/asset.yaml': file }));
    for (const steering of ['\u001b', '\u202e']) expect(text).not.toContain(steering);
  });

  it('shows only problems under the given paths, which are relative to the current folder', async () => {
    const cwd = clone({ 'assets/models/pump/asset.yaml': bad, 'assets/models/valve/asset.yaml': 'a: [' });
    expect((await check(cwd, ['assets/models/valve'])).text).toMatch(/1 error in 1 file/);
    expect((await check(join(cwd, 'assets/models'), ['pump/asset.yaml'])).text).toMatch(/2 errors in 1 file/);
    expect((await check(cwd, ['platform.yaml'])).code).toBe(0);
    expect((await check(cwd, ['.'])).text).toMatch(/3 errors in 2 files/);
    expect((await check(join(cwd, 'assets'), [])).text).toMatch(/3 errors in 2 files/);
  });

  it('refuses a path that does not exist as wrong use', async () => {
    const cwd = clone({});
    for (const path of ['assets/nothing', '..', '/etc']) {
      await expect(check(cwd, [path])).rejects.toMatchObject({ code: 'usage-path-unknown' });
    }
  });

  it('reports a link out of an asset, a submodule and an odd name', async () => {
    const cwd = clone({ 'assets/models/pump/asset.yaml': pump, 'assets/models/pump/a:b': '' });
    symlinkSync('/etc/passwd', join(cwd, 'assets/models/pump/link'));
    const { text } = await check(cwd);
    expect(text).toContain('assets/models/pump/a:b:1:1 error path-odd');
    expect(text).toContain('assets/models/pump/link:1:1 error link-outside');
    expect(text).not.toContain('root:');
  });

  it('ignores a damaged cache', async () => {
    const cwd = clone({ 'assets/models/pump/asset.yaml': pump });
    await check(cwd);
    const folder = join(process.env['DTAAS_CACHE'] ?? '', 'parsed');
    for (const content of ['', '{', 'null', '{"version": 1}', '[]', '{"version":"x","entries":null}']) {
      for (const file of readdirSync(folder)) writeFileSync(join(folder, file), content);
      expect((await check(cwd)).code).toBe(0);
    }
  });
});

describe('dtaas explain', () => {
  it('explains a code with its examples, and lists them all', async () => {
    const { code, text } = await call(explain, '/', ['field-unknown']);
    expect(code).toBe(0);
    expect(text).toContain('spec: {paramters: {}}');
    const list = (await call(explain, '/', [])).text;
    for (const explanation of explanations) expect(list).toContain(explanation.code);
  });

  it('answers as JSON, and bounds what it shows', async () => {
    const answer = JSON.parse((await call(explain, '/', ['file-too-large'], 'json')).text) as {
      code: string;
    };
    expect(answer).toMatchObject({ code: 'file-too-large' });
    expect(JSON.stringify(answer).length).toBeLessThan(5000);
  });

  it('suggests the code that was meant', async () => {
    await expect(call(explain, '/', ['field-unknwon'])).rejects.toMatchObject({
      code: 'usage-code-unknown',
      hint: expect.stringContaining('Did you mean field-unknown?') as string,
    });
  });
});
