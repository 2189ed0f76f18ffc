import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlowMeter } from './flow-meter.ts';
import { LineSplitter } from './metered-lines.ts';

function split(chunks: readonly Buffer[], maxBytes: number) {
  const lines: string[] = [];
  let tooLong = 0;
  const splitter = new LineSplitter(maxBytes, {
    line: (line) => void lines.push(line),
    tooLong: () => {
      tooLong += 1;
    },
  });
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { lines, tooLong };
}

describe('lines', () => {
  test('come whole, however their bytes are cut', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => !/[\n\r]/.test(text));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(40)), (lines, cuts) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        const chunks: Buffer[] = [];
        let from = 0;
        for (const cut of cuts) {
          chunks.push(bytes.subarray(from, from + cut));
          from += cut;
        }
        chunks.push(bytes.subarray(from));
        expect(split(chunks, 1000)).toEqual({ lines, tooLong: 0 });
      }),
    );
  });

  test('over the cap are dropped one by one, and the next line is read', () => {
    const chunks = ['12345\n', '123456', '7890\nab', 'c\n', '\n\r\n', 'x'.repeat(20)].map((text) =>
      Buffer.from(text),
    );
    expect(split(chunks, 5)).toEqual({ lines: ['12345', 'abc'], tooLong: 2 });
  });
});

test('each line is counted when it ends, also a line that is too long, but no empty line', () => {
  const splitter = new LineSplitter(5, { line: () => {}, tooLong: () => {} });
  const counted = ['a\nb', '\n\n\r\n', '123456', '\nc\nd\n', ''].map((text) =>
    splitter.push(Buffer.from(text)),
  );
  expect(counted).toEqual([1, 1, 0, 3, 0]);
});

describe('the flow meter', () => {
  test('lets a second of its limit pass at once, and then as much as the limit says', () => {
    const meter = new FlowMeter({ linesPerSecond: 10, bytesPerSecond: 1000 }, 0);
    expect(meter.take(10, 0, 0)).toBe(0);
    expect(meter.take(5, 0, 0)).toBe(500);
    expect(meter.take(0, 0, 500)).toBe(0);
    expect(meter.take(0, 3000, 500)).toBe(2000);
    meter.refill();
    expect(meter.take(10, 1000, 500)).toBe(0);
  });
});
