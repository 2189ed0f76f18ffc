import { fork } from 'node:child_process';
import { platformFile } from '../bundle.ts';
import { endFamily, markedBy, runMark } from '../processes.ts';
import type { Installer } from './installer.ts';

const site = 'https://get.pulumi.com/install.sh';
/** A site that is refused, unknown or silent is given up after this. */
const probeMs = 5_000;
const downloadMs = 300_000;

/** The official download, by the SDK's own installer. */
export const download: Installer = {
  origin: 'download',
  async check(signal) {
    const limit = AbortSignal.timeout(probeMs);
    try {
      const answer = await fetch(site, {
        method: 'HEAD',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      if (answer.ok) return { open: true, estimate: 'some 100 MB, about half a minute' };
      return { open: false, reason: `${site} answers ${answer.status}` };
    } catch (error) {
      signal?.throwIfAborted();
      return { open: false, reason: `${site} can't be reached (${causeOf(error)})` };
    }
  },
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
      // The installer starts a shell and curl of its own: they must not go on after it was stopped.
      child.once('close', (code) => {
        endFamily(markedBy(runMark(staging), child.pid)).then(() => {
          if (code === 0 && !failure) resolve();
          else
            reject(
              failure ?? new Error(lastWords.trim().split('\n').at(-1) || `the installer ended with ${code}`),
            );
        }, reject);
      });
    });
  },
};

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${probeMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
