import { platformFile } from '@dtaas/processes';
import type { Installer, Offer } from './engine-folder.ts';
import { runInstaller } from './run-installer.ts';

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
    const within = AbortSignal.any([AbortSignal.timeout(downloadMs), signal]);
    const child = [platformFile('engine/dist/download-child.mjs'), staging];
    return runInstaller(process.execPath, child, { staging, signal: within });
  },
};

/** Whether the site answers, found out in at most `limitMs`. */
export async function probe(url: string, limitMs: number, signal: AbortSignal): Promise<Offer> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.any([signal, limit]) });
    if (answer.ok) return { open: true, estimate: 'some 100 MB, about half a minute' };
    return { open: false, reason: `${url} answers ${answer.status}` };
  } catch (error) {
    signal.throwIfAborted();
    // `fetch` has the reason in the cause of its error.
    const { cause = error } = error as Error;
    const reason = limit.aborted ? `no answer in ${limitMs / 1000} s` : (cause as Error).message;
    return { open: false, reason: `${url} can't be reached (${reason})` };
  }
}
