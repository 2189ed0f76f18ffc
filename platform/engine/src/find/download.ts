import { fork } from 'node:child_process';
import { endFamily } from '@dtaas/processes';
import { familyOf, platformFile, runMark } from '../children.ts';
import type { Installer, Offer } from './engine-folder.ts';

/** Where the SDK's installer starts. */
const site = 'https://get.pulumi.com/install.sh';
/** The longest wait for a site that does not answer. A site that is unknown or refuses fails at once. */
const probeMs = 5_000;
const downloadMs = 300_000;

/** The official download, by the SDK's own installer. */
export const download: Installer = {
  origin: 'download',
  check: (signal) => probe(site, probeMs, signal),
  install(staging, _onProgress, signal) {
    return new Promise((resolve, reject) => {
      const child = fork(platformFile('engine/dist/download-child.mjs'), [staging], {
        detached: true,
        env: { ...process.env, ...runMark(staging) },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        signal: AbortSignal.any([AbortSignal.timeout(downloadMs), ...(signal ? [signal] : [])]),
      });
      let lastWords = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-2048);
      });
      let failure: Error | undefined;
      child.once('error', (error) => {
        failure = error;
      });
      // The installer starts a shell and curl, which must not outlive it.
      child.once('exit', (code) => {
        endFamily(familyOf(staging, child.pid)).then(() => {
          const said = lastWords.trim().split('\n').at(-1) || `the installer ended with ${code}`;
          if (code === 0 && !failure) resolve();
          else reject(failure ?? new Error(said));
        }, reject);
      });
    });
  },
};

/** Whether the site answers, found out in at most `limitMs`. */
export async function probe(url: string, limitMs: number, signal?: AbortSignal): Promise<Offer> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    const answer = await fetch(url, {
      method: 'HEAD',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (answer.ok) return { open: true, estimate: 'some 100 MB, about half a minute' };
    return { open: false, reason: `${url} answers ${answer.status}` };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = limit.aborted ? `no answer in ${limitMs / 1000} s` : causeOf(error);
    return { open: false, reason: `${url} can't be reached (${reason})` };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
