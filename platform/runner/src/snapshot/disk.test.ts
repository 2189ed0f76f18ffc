import { renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeWorkspace, type TestComponent, type TestWorkspace } from '../../testing/workspace.ts';

let workspace: TestWorkspace;

/** Answers steps and saves, and has a large file that is one hole. */
function hoarding(bytes: number): TestComponent {
  const text = `
    import { truncateSync, writeFileSync } from 'node:fs';
    const file = process.env.DTAAS_STATE_DIR + '/big.bin';
    writeFileSync(file, '');
    truncateSync(file, ${bytes});
    let rest = '';
    process.stdin.on('data', (data) => {
      const lines = (rest + data).split('\\n');
      rest = lines.pop();
      for (const { step, control } of lines.map((line) => JSON.parse(line))) {
        if (step !== undefined) console.log(JSON.stringify({ done: step }));
        if (control === 'save') console.log(JSON.stringify({ control: 'saved' }));
      }
    }).on('end', () => process.exit(0));`;
  return { program: { name: 'hoarding.mjs', text }, control: ['save'] };
}

function running(bytes: number, resources: { diskBytes?: number }): void {
  const small: TestComponent = {
    program: 'count.sh',
    control: ['save'],
    outputs: { count: { type: 'integer' } },
  };
  const clock = { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } as const;
  workspace = makeWorkspace({ small, hoard: hoarding(bytes) }, [], { clock, resources });
}

const reached = (step: number) => workspace.when(({ clock }) => clock.step! > step);

describe('the limit of states', () => {
  test('refuses a snapshot with 60 GiB of holes; the twin continues and names the component', async () => {
    running(60 * 2 ** 30, {});
    await workspace.start();
    await reached(3);
    await expect(workspace.client.save()).rejects.toMatchObject({
      code: 'state-too-large',
      message: expect.stringContaining(
        'The largest state is that of hoard with 60GiB; its largest file is "big.bin" with 60GiB',
      ),
    });
    const { clock, reasons, pending } = await workspace.client.status();
    expect(pending).toBe(0);
    expect(reasons.join('\n')).toContain('The largest state is that of hoard');
    await reached((clock.step ?? 0) + 3);
  });

  test('comes from the twin, and a snapshot takes no more of the disk than the state', async () => {
    running(64 * 2 ** 20, { diskBytes: 65 * 2 ** 20 });
    await workspace.start();
    await reached(3);
    const { name, bytes } = await workspace.client.save();
    expect(bytes).toBeGreaterThan(64 * 2 ** 20);
    const copy = join(workspace.directory, 'ring', name, 'components/hoard/big.bin');
    expect(statSync(copy).blocks).toBeLessThan(64);
    truncateSync(join(workspace.directory, 'state/hoard/big.bin'), 66 * 2 ** 20);
    await expect(workspace.client.save()).rejects.toMatchObject({ code: 'state-too-large' });
  });
});

test("a save fails if the folder of a running component's state is gone: an empty snapshot would replace that state", async () => {
  running(1024, {});
  await workspace.start();
  await reached(3);
  const folder = join(workspace.directory, 'state', 'hoard');
  renameSync(folder, `${folder}.elsewhere`);
  await expect(workspace.client.save()).rejects.toMatchObject({
    code: 'component-state-unreadable',
    message: 'No snapshot was taken: the folder with the state of hoard is gone, although hoard runs.',
  });
  expect((await workspace.client.status()).pending).toBe(0);
  renameSync(`${folder}.elsewhere`, folder);
  await workspace.client.save();
});
