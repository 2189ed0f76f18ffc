import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { memoryRegistry } from '../../testing/images.ts';
import { type Finding, isOlder, look } from './doctor/finding.ts';
import { overstated, platform } from './doctor/places.ts';
import { node } from './doctor/tools.ts';
import { doctor, unsaid } from './doctor.ts';

const before = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-doctor-'));
  process.env['DTAAS_STATE_HOME'] = join(folder, 'state');
  process.env['DTAAS_CACHE'] = join(folder, 'cache');
});
afterEach(() => {
  for (const name of ['DTAAS_STATE_HOME', 'DTAAS_CACHE', 'PATH', 'PLANT_TOKEN'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  rmSync(folder, { recursive: true });
});

/** A repository with this text as its `platform.yaml`. */
function repository(places: string, more = ''): string {
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  const spec = `{organisation: plant, places: ${places}, defaultPlace: here${more}}`;
  const text = `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: ${spec}\n`;
  writeFileSync(join(folder, 'platform.yaml'), text);
  return folder;
}

const of = (findings: readonly Finding[], about: string) => findings.filter((each) => each.about === about);

describe('dtaas doctor', () => {
  test('answers a report about the machine and each place', async () => {
    const answer = await report(doctor, repository('{here: {kind: process}}'), []);
    const findings = answer['findings'] as readonly Finding[];
    expect(answer.kind).toBe('DoctorReport');
    const about = new Set(findings.map((finding) => finding.about));
    for (const each of [
      'Node',
      'git',
      'Pulumi',
      'Sandbox',
      'Python',
      'Docker',
      'platform.yaml',
      'place here',
    ])
      expect(about).toContain(each);
    expect(of(findings, 'place here')[0]).toEqual({
      about: 'place here',
      state: 'ok',
      text: 'answers (process)',
    });
  });

  test('ends with 1 and says what to do on a bare machine', async () => {
    process.env['PATH'] = join(folder, 'nothing');
    const { code, printed } = await call(doctor, folder, []);
    expect(code).toBe(1);
    for (const line of ['git is not installed', 'apt-get install git', 'dtaas engine install', 'python3'])
      expect(printed).toContain(line);
  });

  test('shows no variable of the environment', async () => {
    process.env['PLANT_TOKEN'] = 'correct-horse-battery';
    const { printed } = await call(doctor, repository('{here: {kind: process}}'), []);
    expect(printed).not.toContain('correct-horse');
  });
});

test.each([
  ['missing', '{here: {kind: docker}}'],
  ['absent', '{here: {kind: process}, docker: {kind: docker}}'],
])('without Go, the launcher of containers is %s with the places %s', async (state, places) => {
  const directory = repository(places);
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  mkdirSync(join(folder, 'bin'));
  symlinkSync(git, join(folder, 'bin', 'git'));
  process.env['PATH'] = join(folder, 'bin');
  const [launcher] = of(await platform(directory), 'Launcher');
  expect(launcher).toEqual({
    about: 'Launcher',
    state,
    text: "The launcher of containers can't be built: Go is not installed.",
    next: expect.stringContaining('https://go.dev/dl'),
  });
});

describe('platform.yaml', () => {
  test('whose place has an unknown kind names the kinds that there are', async () => {
    const findings = await platform(repository('{here: {kind: proces}}'));
    expect(of(findings, 'place here')).toMatchObject([
      {
        state: 'missing',
        text: expect.stringContaining('The kinds are'),
        next: expect.stringContaining('process'),
      },
    ]);
  });

  test.each(['{here: {kind: process}', '7', ''])(
    'is broken as %j, which is shown with its position',
    async (places) => {
      const findings = await platform(repository(places));
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) expect(finding.state).toBe('missing');
      expect(findings[0]?.text).toMatch(/^platform\.yaml:\d+:\d+: /);
    },
  );

  test('is missing', async () => {
    execFileSync('git', ['init', '-q', folder]);
    expect(await platform(folder)).toMatchObject([
      { state: 'missing', text: expect.stringContaining('has no platform.yaml') },
    ]);
  });

  test('is not looked for outside of a repository', async () => {
    expect(await look('platform.yaml', () => platform(folder))).toMatchObject([
      { about: 'platform.yaml', state: 'missing', next: expect.any(String) },
    ]);
  });

  test('names a machine that does not answer, and other places are still looked at', async () => {
    const unreachable = '{kind: ssh, settings: {host: nobody@127.0.0.1:1}}';
    const findings = await platform(repository(`{here: {kind: process}, pi: ${unreachable}}`));
    expect(of(findings, 'place here')[0]).toMatchObject({ state: 'ok' });
    expect(of(findings, 'place pi')).toMatchObject([{ state: 'absent', next: expect.any(String) }]);
    // No twin runs at pi. The default place has to answer, whatever twins there are.
    const alone = await platform(repository(`{here: ${unreachable}}`));
    expect(of(alone, 'place here')).toMatchObject([{ state: 'missing', next: expect.any(String) }]);
  }, 30_000);
});

test('Docker of this machine is told once if a place of platform.yaml is that Docker', () => {
  const findings = (about: string, ...texts: readonly string[]) =>
    texts.map((text): Finding => ({ about, state: 'limited', text }));
  const docker = findings('Docker', 'answers', 'limits nothing');
  expect(unsaid(docker, findings('place lab', 'answers', 'limits nothing'))).toEqual([]);
  expect(unsaid(docker, findings('place lab', 'ssh://lab: answers'))).toEqual(docker);
});

describe('a place that offers more than its machine has', () => {
  const machine = { cpu: 4, memory: 16 * 2 ** 30 };

  test('is told of, by what is too much', () => {
    expect(overstated({ cpu: 8, memory: '64Gi' }, machine)).toEqual([
      'twins may take 8 processors there by platform.yaml, and the machine has 4 processors',
      'twins may take 64Gi of memory there by platform.yaml, and the machine has 16Gi of memory',
    ]);
  });

  test.each([{}, { cpu: 4, memory: '16Gi' }])('is not one with %j', (offers) => {
    expect(overstated(offers, machine)).toEqual([]);
  });
});

describe('the registry of images', () => {
  const found = async (address: string) => {
    const images = `, images: {registry: {repository: "${address}/w"}}`;
    return of(await platform(repository('{here: {kind: process}}', images)), 'registry');
  };

  test('is asked', async () => {
    const registry = await memoryRegistry();
    const [finding] = await found(registry.address);
    expect(finding).toMatchObject({ state: 'ok', text: `${registry.address}/w answers` });
    expect(registry.requests).not.toEqual([]);
  });

  test('that does not answer says so', async () => {
    expect(await found('127.0.0.1:1')).toMatchObject([{ state: 'missing', next: expect.any(String) }]);
  });
});

describe('a look', () => {
  test('that never ends is given up', async () => {
    expect(await look('Docker', () => new Promise(() => {}), 10)).toEqual([
      { about: 'Docker', state: 'missing', text: 'gave no answer within 0.01 s.' },
    ]);
  });

  test('that fails says why', async () => {
    const failing = () => Promise.reject(Object.assign(new Error('no such thing'), { hint: 'try again' }));
    expect(await look('Docker', failing)).toEqual([
      { about: 'Docker', state: 'missing', text: 'no such thing', next: 'try again' },
    ]);
  });
});

test.each([
  ['v20.19.0', false],
  ['v24.1.0', false],
  ['v20.18.9', true],
  ['v18.20.4', true],
  ['nothing', true],
])('Node %s is too old: %s', (version, expected) => {
  expect(isOlder(version, 20, 19)).toBe(expected);
  expect(node(version)[0]?.state).toBe(expected ? 'missing' : 'ok');
});
