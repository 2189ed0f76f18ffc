import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskingStream } from './mask-stream.ts';

const secret = 'correct-horse';

/** What comes out of the stream for these chunks. */
async function masked(chunks: readonly (string | Buffer)[], secrets = [secret]): Promise<Buffer> {
  const stream = maskingStream(secrets);
  const all = buffer(stream);
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return await all;
}

describe('a masking stream', () => {
  test('masks a secret wherever it is cut, and passes the rest on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(secret.length), fc.nat(secret.length), async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const chunks = [`a${secret.slice(0, from)}`, secret.slice(from, to), `${secret.slice(to)}z`];
        expect(`${await masked(chunks)}`).toBe('a***z');
      }),
    );
  });

  test('masks the encodings of a secret', async () => {
    const hex = Buffer.from(secret).toString('hex');
    expect(`${await masked([`x ${hex} y`])}`).toBe('x *** y');
    expect(`${await masked(['Grüße: pässword'], ['pässword'])}`).toBe('Grüße: ***');
  });

  test.each([[[secret]], [[]]])(
    'changes no byte of what is no secret, with the secrets %j',
    async (secrets) => {
      const bytes = randomBytes(200_000);
      expect((await masked([bytes.subarray(0, 70_001), bytes.subarray(70_001)], secrets)).equals(bytes)).toBe(
        true,
      );
    },
  );

  test('shows the beginning of a secret that does not go on, without an end of the stream', async () => {
    const stream = maskingStream([secret]);
    stream.write('say cor');
    expect(`${(await once(stream, 'data'))[0]}`).toBe('say ');
    expect(`${(await once(stream, 'data'))[0]}`).toBe('cor');
    const rest = text(stream);
    stream.end('al');
    expect(await rest).toBe('al');
  });
});
