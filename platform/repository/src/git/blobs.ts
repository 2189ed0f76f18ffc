import type { Git } from './git.ts';
import { gitFailed } from './git-errors.ts';

/** The bytes of objects that fit in memory, in one git call. For larger ones see `streamBlobs`. */
export function readBlobs(git: Git, ids: readonly string[]): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const output = git.runSync(['cat-file', '--batch', '--buffer'], { input: `${ids.join('\n')}\n` });
  parseBatch(output, ids, (id, bytes) => blobs.set(id, bytes));
  return blobs;
}

/**
 * The bytes of named objects (`<commit>:<path>` is a name), in one git call and in the order of `names`. `undefined` for a
 * name without an object.
 */
export async function readObjects(git: Git, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
  const found: (Uint8Array | undefined)[] = [];
  if (names.length === 0) return found;
  const output = await git.run(['cat-file', '--batch', '--buffer'], { input: `${names.join('\n')}\n` });
  parseBatch(
    output,
    names,
    (_, bytes) => found.push(bytes),
    () => found.push(undefined),
  );
  return found;
}

/** The ids without an object in this clone. */
export async function missingObjects(git: Git, ids: readonly string[]): Promise<string[]> {
  const output = await git.text(['cat-file', '--batch-check'], {
    input: ids.map((id) => `${id}\n`).join(''),
  });
  return output.split('\n').flatMap((line) => (line.endsWith(' missing') ? [line.split(' ', 1)[0]!] : []));
}

function parseBatch(
  output: Buffer,
  names: readonly string[],
  onFound: (name: string, bytes: Uint8Array) => void,
  onMissing: (name: string) => void = missingObject,
): void {
  let at = 0;
  for (const name of names) {
    const end = output.indexOf(10, at);
    const size = sizeInHeader(output.toString('utf8', at, end));
    at = end + 1;
    if (size === undefined) {
      onMissing(name);
    } else {
      onFound(name, output.subarray(at, at + size));
      at += size + 1;
    }
  }
}

/** `<id> <type> <size>`, or `<name> missing` (or `ambiguous`). */
function sizeInHeader(header: string): number | undefined {
  const size = /^[0-9a-f]+ (?:blob|tree|commit|tag) (\d+)$/.exec(header)?.[1];
  return size === undefined ? undefined : Number(size);
}

function missingObject(name: string): never {
  throw gitFailed(['cat-file'], 1, `fatal: object ${name} is missing`);
}

/**
 * Streams objects one after the other. `write` gets the index in `ids` and the bytes. It must read all bytes, or throw.
 */
export async function streamBlobs(
  git: Git,
  ids: readonly string[],
  write: (index: number, chunks: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  if (ids.length === 0) return;
  const child = git.spawn(['cat-file', '--batch', '--buffer']);
  // If git can't start or ends early, its answer is missing, and the reader below throws.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.stdin.end(`${ids.join('\n')}\n`);
  child.stderr.resume();
  try {
    const source = new ByteSource(child.stdout);
    for (const [index, id] of ids.entries()) {
      const size = sizeInHeader(await source.line());
      if (size === undefined) missingObject(id);
      await write(index, source.take(size));
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
