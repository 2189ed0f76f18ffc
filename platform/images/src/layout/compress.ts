import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from './digest.ts';

/** A tar file as a compressed layer. */
export interface CompressedLayer {
  readonly digest: Digest;
  readonly size: number;
  /** The digest of the tar before its compression. */
  readonly diffId: Digest;
}

/**
 * Compresses a tar file with the system's gzip, without its name and time. Node's own zlib is not used: its output depends on the
 * processor and on the version of Node, and so would the digest.
 *
 * @param gzip the path of the program
 */
export async function compressLayer(
  { tar, to, gzip }: { readonly tar: string; readonly to: string; readonly gzip: string },
  signal?: AbortSignal,
): Promise<CompressedLayer> {
  const diff = createHash('sha256');
  const compressed = createHash('sha256');
  let size = 0;
  const child = spawn(gzip, ['-n', '-6', '-c'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(signal && { signal }),
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) =>
      code === 0 ? resolve() : reject(new Error(`gzip ended with ${code ?? by}`)),
    );
  });
  const counted = new PassThrough();
  counted.on('data', (chunk: Buffer) => {
    compressed.update(chunk);
    size += chunk.length;
  });
  const read = new PassThrough();
  read.on('data', (chunk: Buffer) => diff.update(chunk));
  // All are waited for, so that nothing is written any more when this fails.
  const settled = await Promise.allSettled([
    pipeline(createReadStream(tar), read, child.stdin),
    // Flushed, because a rename may reach the disk before the content does.
    pipeline(child.stdout, counted, createWriteStream(to, { flush: true })),
    ended,
  ]);
  signal?.throwIfAborted();
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return { digest: `sha256:${compressed.digest('hex')}`, size, diffId: `sha256:${diff.digest('hex')}` };
}
