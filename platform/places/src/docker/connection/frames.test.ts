import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitFrames } from './frames.ts';

function frame(stream: 1 | 2, content: string): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

it('both outputs of a process come apart, wherever the stream of frames was cut into pieces', async () => {
  const said = fc.array(fc.tuple(fc.constantFrom<1 | 2>(1, 2), fc.string()), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(said, fc.integer({ min: 1, max: 20 }), async (frames, size) => {
      const bytes = Buffer.concat(frames.map(([stream, content]) => frame(stream, content)));
      const pieces = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      const output: Buffer[] = [];
      const errors = await splitFrames(
        Readable.from(pieces),
        (content) => void output.push(Buffer.from(content)),
      );
      const textOf = (wanted: number) =>
        frames.flatMap(([from, text]) => (from === wanted ? [text] : [])).join('');
      expect(Buffer.concat(output).toString()).toBe(Buffer.from(textOf(1)).toString());
      expect(errors).toBe(Buffer.from(textOf(2)).toString().trim());
    }),
  );
});
