import { platformFile } from '@dtaas/processes';
import { probe, probeMs } from '../program/probe.ts';
import type { Installer } from '../program/program.ts';
import { runInstaller } from '../program/run-installer.ts';

/** Where the SDK's installer starts. */
const site = 'https://get.pulumi.com/install.sh';
const downloadMs = 300_000;

/** The official download, by the SDK's own installer. */
export const download: Installer = {
  origin: 'download',
  check: (signal) => probe(site, 'some 100 MB, about half a minute', probeMs, signal),
  install(staging, _onProgress, signal) {
    const within = AbortSignal.any([AbortSignal.timeout(downloadMs), signal]);
    const child = [platformFile('engine/dist/download-child.mjs'), staging];
    return runInstaller(process.execPath, child, { staging, signal: within });
  },
};
