import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hasPython } from '../testing/has-python.ts';
import { counter, eventually, makeWorkspace } from '../testing/workspace.ts';

const document = readFileSync(fileURLToPath(new URL('../../../docs/protocol.md', import.meta.url)), 'utf8');
const examples = [...document.matchAll(/<!-- example: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(
  ([, name, text]) => ({
    name: name!,
    text: text!,
  }),
);

const python = hasPython();

describe("the contract's example", () => {
  test('is there in three languages', () => {
    expect(examples.map(({ name }) => name)).toEqual(['total.mjs', 'total.py', 'total.sh']);
  });

  test.for(examples)(
    '$name adds up, is saved, restored and stopped as the contract says',
    async ({ name, text }, { skip }) => {
      skip(name.endsWith('.py') && !python, 'python3 is missing');
      const listed = /control: \[([\w, ]*)\]/.exec(text)![1]!.split(', ') as ('save' | 'report')[];
      const workspace = makeWorkspace(
        {
          count: counter,
          total: {
            program: { name, text },
            control: listed,
            inputs: { amount: { type: 'integer' } },
            outputs: { total: { type: 'integer' } },
          },
        },
        ['count.count -> total.amount'],
      );
      await workspace.run();
      const { client } = workspace;
      const expectSum = async (from: number) => {
        await eventually(async () => ((await client.status()).clock.step ?? 0) > from);
        const { values, health } = await client.pause();
        const count = Number(values['count.count']?.value);
        expect(values['total.total']).toMatchObject({
          value: (count * (count + 1)) / 2,
          t: values['count.count']?.t,
        });
        expect(health).toBe('Suspended');
        return count;
      };
      await client.start();
      const step = await expectSum(20);
      const { name: saved, remarks } = await client.save();
      expect(remarks).toEqual([]);
      await client.resume();
      await eventually(async () => ((await client.status()).clock.step ?? 0) > step + 20);
      const snapshot = { directory: `${workspace.directory}/ring/${saved}`, from: saved };
      expect((await client.restore(snapshot)).outcome).toBe('restored');
      const again = await expectSum(step + 5);
      await client.resume();
      expect((await client.logs()).map(({ text }) => text)).toEqual([]);
      await client.stop();
      const file = name === 'total.sh' ? 'total' : 'state.json';
      const kept = readFileSync(`${workspace.directory}/state/total/${file}`, 'utf8');
      const total = name === 'total.sh' ? Number(kept) : JSON.parse(kept).total;
      expect(total).toBeGreaterThanOrEqual((again * (again + 1)) / 2);
    },
  );
});
