import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflate } from 'node:zlib';
import { type GitHash, gitObjectHash, type ObjectType } from '@dtaas/model';
import type { Chunks } from '../git/blobs.ts';

/** A level of zlib. */
export type Compression = 0 | 1;

export interface Pack {
  /** The place of each object, and the CRC-32 of its bytes there. */
  readonly entries: readonly { readonly id: string; readonly offset: number; readonly crc: number }[];
  readonly checksum: Buffer;
}

/** Adds an object of exactly `size` bytes and returns its id, which is computed while the bytes pass. */
export type AddObject = (type: ObjectType, size: number, chunks: Chunks) => Promise<string>;

/** Large pieces, since each costs some time by itself. */
const pieceBytes = 256 * 1024;

/**
 * Writes a pack of git's (gitformat-pack(5), version 2) without deltas, in one pass. `fill` must add `count` objects, all
 * different and one after the other.
 */
export async function writePack<T>(
  count: number,
  objectFormat: GitHash,
  compression: Compression,
  write: (bytes: Uint8Array) => void,
  fill: (add: AddObject) => Promise<T>,
): Promise<{ readonly pack: Pack; readonly result: T }> {
  const checksum = createHash(objectFormat);
  let offset = 0;
  let crc = 0;
  const put = (bytes: Uint8Array): void => {
    checksum.update(bytes);
    crc = crc32(bytes, crc);
    offset += bytes.length;
    write(bytes);
  };
  const entries: Pack['entries'][number][] = [];
  put(Buffer.concat([Buffer.from('PACK'), uint32(2), uint32(count)]));
  const result = await fill(async (type, size, chunks) => {
    const begin = offset;
    crc = 0;
    const hash = gitObjectHash(type, size, objectFormat);
    put(header(type, size));
    const deflate = createDeflate({ level: compression, chunkSize: pieceBytes });
    await pipeline(hashing(hash, chunks), deflate, async (deflated: AsyncIterable<Uint8Array>) => {
      for await (const piece of deflated) put(piece);
    });
    const id = hash.digest('hex');
    entries.push({ id, offset: begin, crc });
    return id;
  });
  if (entries.length !== count) throw new Error(`${entries.length} objects were added, not ${count}`);
  const trailer = checksum.digest();
  write(trailer);
  return { pack: { entries, checksum: trailer }, result };
}

/** Hashes the bytes while they pass. */
async function* hashing(hash: Hash, chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

const types: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

/** Type and size: four bits of the size in the first byte, seven in each one after it, the lowest first. */
function header(type: ObjectType, size: number): Buffer {
  const bytes = [(types[type] << 4) | (size % 16)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! |= 0x80;
    bytes.push(rest % 128);
  }
  return Buffer.from(bytes);
}

/** The index of a pack (gitformat-pack(5), version 2): where each object stands, by id. */
export function indexOf({ entries, checksum }: Pack, objectFormat: GitHash): Buffer {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = sorted.map(({ id }) => Buffer.from(id, 'hex'));
  const upTo = new Array<number>(256).fill(0);
  for (const id of ids) upTo[id[0]!]! += 1;
  for (let first = 1; first < 256; first += 1) upTo[first]! += upTo[first - 1]!;
  // Offsets that don't fit into 31 bits stand in a table of their own.
  const far: Buffer[] = [];
  const offsets = sorted.map(({ offset }) =>
    uint32(offset < 2 ** 31 ? offset : 2 ** 31 + far.push(uint64(offset)) - 1),
  );
  const index = Buffer.concat([
    ...[Buffer.from([0xff, 0x74, 0x4f, 0x63]), uint32(2)],
    ...upTo.map(uint32),
    ...ids,
    ...sorted.map(({ crc }) => uint32(crc)),
    ...offsets,
    ...far,
    checksum,
  ]);
  return Buffer.concat([index, createHash(objectFormat).update(index).digest()]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
