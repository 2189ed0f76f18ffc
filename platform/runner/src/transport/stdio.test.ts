import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { InputPort } from '../wiring/ports.ts';
import { stdioTransport } from './stdio.ts';

const text = new InputPort('x', 'text', { type: 'string' });
const [a, b] = ['a', 'b'].map((name) => new InputPort('x', name, { type: 'number' })) as [
  InputPort,
  InputPort,
];

test('a component that reads again gets the newest values of a message together, in their order', async () => {
  const written: string[] = [];
  let read: () => void = () => {};
  const stdin = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      read = done;
    },
  });
  let skipped = 0;
  const events = {
    message() {},
    garbage() {},
    flood() {},
    roomy() {},
    disconnected() {},
    skipped: (count: number) => (skipped += count),
  };
  const transport = stdioTransport(stdin, new PassThrough(), events);
  transport.deliver([{ port: text, sample: { value: 'x'.repeat(5 * 2 ** 20), t: 1 } }]);
  transport.deliver([{ port: a, sample: { value: 1, t: 1 } }]);
  transport.deliver([
    { port: b, sample: { value: 2, t: 2 } },
    { port: a, sample: { value: 3, t: 2 } },
  ]);
  const drained = new Promise((resolve) => stdin.once('drain', resolve));
  read();
  await drained;
  expect(written.slice(1)).toEqual(['{"n":"b","v":2,"t":2}\n{"n":"a","v":3,"t":2}\n']);
  expect(skipped).toBe(1);
});
