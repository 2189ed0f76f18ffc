import { text } from 'node:stream/consumers';
import { programOnPath } from '@dtaas/processes';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { deploy } from '../operate/deploy.ts';
import { execute } from './execute.ts';
import { inTerminal } from './terminal.ts';

let world: MemoryWorld;
beforeEach(async () => {
  world = memoryWorld();
  const source = sourceOf({ a: { gain: 1 } });
  // Of the twin's two components, only the pump runs a command.
  const render: typeof source.render = (twin, overrides) => {
    const desired = source.render(twin, overrides);
    const { run: _, ...model } = desired.workspace!.components['pump']!;
    const run = { command: ['node'], transport: 'stdio', control: [] } as const;
    return {
      ...desired,
      workspace: { ...desired.workspace!, components: { model, pump: { ...model, run } } },
    };
  };
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  await deploy(world, { ...source, render }, options);
});

describe('a command in a twin', () => {
  test.each([undefined, 'pump'])('runs beside a component, asked for as %s', async (asked) => {
    const { component, execution } = await execute(world, 'a', { component: asked, command: ['cat'] });
    execution.stdin.end('hello');
    expect([component, await text(execution.stdout)]).toEqual(['pump', 'hello']);
    expect(await execution.ended).toMatchObject({ code: 0 });
  });

  test.each(['model', 'pomp', '__proto__', ''])(
    'is refused beside %j, which runs no command',
    async (component) => {
      const refused = execute(world, 'a', { component, command: ['true'] });
      await expect(refused).rejects.toMatchObject({ code: 'usage-component-unknown' });
    },
  );

  test('does not run while the twin does not run', async () => {
    world.workspaces.get('a')!.alive = false;
    const refused = execute(world, 'a', { command: ['true'] });
    await expect(refused).rejects.toMatchObject({ code: 'twin-not-running' });
  });
});

const hasScript = programOnPath('script') !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1';

describe.skipIf(!hasScript)('a command in a terminal', () => {
  const terminal = { columns: 97, rows: 31, kind: 'vt100' };

  async function inside(command: readonly string[], path?: string): Promise<readonly unknown[]> {
    const words = inTerminal(command, terminal);
    const wrapped = path === undefined ? words : ['env', `PATH=${path}`, ...words];
    const { execution } = await execute(world, 'a', { command: wrapped });
    execution.stdin.end();
    return [await text(execution.stdout), await text(execution.stderr), (await execution.ended).code];
  }

  test('sees a terminal of that size and kind, and keeps its exit code', async () => {
    const [output, , code] = await inside(['sh', '-c', 'test -t 0 && stty size && echo $TERM; exit 5']);
    expect([output, code]).toEqual(['31 97\r\nvt100\r\n', 5]);
  });

  test('gets its words as they are', async () => {
    const words = ["it's", '$HOME', '`id`', 'a b', '', '-x', 'ü\\'];
    const [output] = await inside(['printf', '[%s]', ...words]);
    expect(output).toBe(words.map((word) => `[${word}]`).join(''));
  });

  test('runs without a terminal where the program script is missing, and says so', async () => {
    const [output, errors, code] = await inside(
      ['/bin/sh', '-c', 'test -t 0 || echo none; exit 5'],
      '/nowhere',
    );
    expect([output, errors, code]).toEqual([
      'none\n',
      expect.stringContaining('script (util-linux) is missing'),
      5,
    ]);
  });
});
