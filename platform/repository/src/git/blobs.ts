import type { Git } from './git.ts';
import { gitFailed } from './git-errors.ts';

/** The bytes of an object, piece by piece. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const batch = ['cat-file', '--batch', '--buffer'];

/** The bytes of objects that fit in memory, in one git call. For larger ones see `streamBlobs`. */
export function readBlobs(git: Git, ids: readonly string[]): Map<string, Uint8Array> {
  if (ids.length === 0) return new Map();
  const found = parseBatch(git.runSync(batch, `${ids.join('\n')}\n`), ids.length);
  return new Map(ids.map((id, index) => [id, found[index] ?? missingObject(id)]));
}

/**
 * The bytes of named objects (`<commit>:<path>` is a name), in one git call and in the order of `names`. `undefined` for a
 * name without an object.
 */
export async function readObjects(git: Git, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
  if (names.length === 0) return [];
  return parseBatch(await git.run(batch, `${names.join('\n')}\n`), names.length);
}

function parseBatch(output: Buffer, count: number): (Uint8Array | undefined)[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const begin = output.indexOf(10, at) + 1;
    const size = sizeInHeader(output.toString('utf8', at, begin - 1));
    at = size === undefined ? begin : begin + size + 1;
    return size === undefined ? undefined : output.subarray(begin, begin + size);
  });
}

/** `<id> <type> <size>`, or `<name> missing` (or `ambiguous`). */
function sizeInHeader(header: string): number | undefined {
  const size = /^[0-9a-f]+ (?:blob|tree|commit|tag) (\d+)$/.exec(header)?.[1];
  return size === undefined ? undefined : Number(size);
}

function missingObject(name: string): never {
  throw gitFailed(['cat-file'], 1, `fatal: object ${name} is missing`);
}

/** Streams the objects of paths one after the other. `write` must read all bytes, or throw. */
export async function streamBlobs(
  git: Git,
  blobs: readonly (readonly [path: string, id: string])[],
  write: (path: string, chunks: Chunks) => Promise<void>,
): Promise<void> {
  if (blobs.length === 0) return;
  const child = git.spawn(batch);
  // If git can't start or ends early, its answer is missing, and the reader below throws.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.stdin.end(blobs.map(([, id]) => `${id}\n`).join(''));
  child.stderr.resume();
  try {
    const source = new ByteSource(child.stdout);
    for (const [path, id] of blobs) {
      const size = sizeInHeader(await source.line());
      if (size === undefined) missingObject(id);
      await write(path, source.take(size));
      await source.line();
    }
  } finally {
    child.kill();
  }
}

/** A stream read as lines and as counted bytes. */
class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      this.#rest = Buffer.concat([this.#rest, await this.#next()]);
    }
  }

  async *take(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const chunk = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#chunks.next();
    if (done) throw gitFailed(['cat-file'], 1, 'fatal: git ended before it had answered');
    return value;
  }
}
