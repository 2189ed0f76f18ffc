import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflate } from 'node:zlib';
import type { ObjectFormat } from '../git/object-id.ts';
import type { GitObject, ObjectType } from '../git/objects.ts';

export interface PackOptions {
  readonly objectFormat: ObjectFormat;
  /** zlib's level. */
  readonly compression: 0 | 1;
}

/** The place of an object in a pack. */
export interface PackEntry {
  readonly id: string;
  readonly offset: number;
  /** CRC-32 of its bytes there. */
  readonly crc: number;
}

export interface Pack {
  readonly entries: readonly PackEntry[];
  readonly checksum: Buffer;
}

/** Large enough that what each piece costs by itself doesn't matter. */
const pieceBytes = 256 * 1024;

/**
 * Writes different objects as a pack of git's (gitformat-pack(5), version 2) without deltas, in one pass. What is still
 * to be written waits for `write`.
 */
export async function writePack(
  objects: readonly GitObject[],
  { objectFormat, compression }: PackOptions,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Pack> {
  const hash = createHash(objectFormat);
  let offset = 0;
  let crc = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    crc = crc32(bytes, crc);
    offset += bytes.length;
    await write(bytes);
  };
  const entries: PackEntry[] = [];
  await put(Buffer.concat([Buffer.from('PACK'), uint32(2), uint32(objects.length)]));
  for (const { type, id, size, chunks } of objects) {
    const begin = offset;
    crc = 0;
    await put(header(type, size));
    const deflate = createDeflate({ level: compression, chunkSize: pieceBytes });
    await pipeline(chunks, deflate, async (deflated: AsyncIterable<Uint8Array>) => {
      for await (const piece of deflated) await put(piece);
    });
    entries.push({ id, offset: begin, crc });
  }
  const checksum = hash.digest();
  await write(checksum);
  return { entries, checksum };
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
export function indexOf({ entries, checksum }: Pack, objectFormat: ObjectFormat): Buffer {
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

/** The ids in an index. */
export function idsIn(index: Buffer, objectFormat: ObjectFormat): string[] {
  const [table, length] = [8 + 256 * 4, objectFormat === 'sha256' ? 32 : 20];
  const count = index.readUInt32BE(table - 4);
  return Array.from({ length: count }, (_, n) =>
    index.toString('hex', table + n * length, table + (n + 1) * length),
  );
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
