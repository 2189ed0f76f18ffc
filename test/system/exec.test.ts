import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOnPath } from '../../platform/processes/src/programs.ts';
import { counterPlatform } from './counter.ts';
import {
  type Clone,
  checkout,
  dtaasOf,
  ended,
  hasEngine,
  hasScript,
  type Machine,
  temporaryMachine,
} from './machine.ts';

describe.skipIf(!hasEngine()).sequential('a command in a twin', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine({ DTAAS_ISOLATION: 'auto' });
    clone = await machine.begin('clone', counterPlatform());
    await clone.run('verify');
    await clone.run('deploy');
  }, 120_000);
  afterAll(() => machine.remove());

  const exec = (script: string, ...words: string[]): ChildProcess => {
    const command = ['exec', 'counter', '--', 'sh', '-c', script, ...words];
    return spawn(dtaasOf(checkout), command, { cwd: clone.directory, env: machine.env });
  };

  it('has its own output, errors, input and exit code', async () => {
    const child = exec('cat; echo "$DTAAS_COMPONENT"; echo "$1" >&2; exit 7', '--', '--format');
    child.stdin?.end('hello\n');
    const { code, stdout, stderr } = await ended(child);
    expect({ code, stdout, stderr }).toEqual({ code: 7, stdout: 'hello\ncounter\n', stderr: '--format\n' });
  });

  it('shows no secret of the environment, also where it comes in two pieces, and changes no other byte', async () => {
    const secret = 'planted-in-the-environment';
    const script = `printf '\\377\\000${secret.slice(0, 9)}'; printf '${secret.slice(9)}\\200'; echo ${secret} >&2`;
    const command = ['exec', 'counter', '--', 'sh', '-c', script];
    const child = spawn(dtaasOf(checkout), command, {
      cwd: clone.directory,
      env: { ...machine.env, GITHUB_TOKEN: secret },
    });
    const [stdout, stderr] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
    expect({ stdout: stdout.toString('latin1'), stderr }).toEqual({
      stdout: '\xff\0***\x80',
      stderr: '***\n',
    });
  });

  it('gets Ctrl-C', async () => {
    const child = exec('trap "exit 9" INT; echo ready; while :; do sleep 0.1; done');
    await once(createInterface({ input: child.stdout! }), 'line');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([9, null]);
  });

  it.each([
    [['exec', 'counter'], 2, 'usage-command-missing'],
    [['exec', 'counter', '--'], 2, 'usage-command-missing'],
    [['exec', 'counter', 'ls', '-l'], 2, 'usage-option-unknown'],
    [['exec', 'counter', 'contour', '--', 'ls'], 2, 'usage-component-unknown'],
    [['exec', 'contour', '--', 'ls'], 2, 'usage-twin-unknown'],
    [['exec', '--', 'ls'], 2, 'usage-'],
  ])('is refused as %j', async (words, code, stderr) => {
    expect(await clone.dtaas(words)).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    });
  });

  it.skipIf(!hasScript())('has a terminal if the caller has one', async () => {
    const command = `'${dtaasOf(checkout)}' exec counter -- sh -c 'stty size; read line; echo "got $line"; exit 6'`;
    const env = { ...machine.env, SHELL: '/bin/sh' };
    const sized = `stty rows 31 columns 97; ${command}`;
    const child = spawn(programOnPath('script')!, ['-qec', sized, '/dev/null'], {
      cwd: clone.directory,
      env,
    });
    // Only the component's terminal has this size; a line that is typed there comes back by its echo.
    let shown = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      shown += chunk;
      if (chunk.includes('31 97')) child.stdin.write('word\r');
    }
    expect(shown).toMatch(/got word\r+\n/);
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(6);
  });
});
