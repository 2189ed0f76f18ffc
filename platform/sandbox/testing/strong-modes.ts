import { programOnPath } from '@dtaas/processes';
import { detectIsolation } from '../src/isolation/detect.ts';
import type { IsolationMode } from '../src/isolation/isolation.ts';
import { dockerWorks } from '../src/isolation/modes/docker.ts';

/** Every strong mode is asked for the same. Where a machine lacks one, a line says how to get it. */
export const strongModes: readonly { readonly mode: IsolationMode; readonly get: string }[] = [
  { mode: 'bubblewrap', get: 'apt-get install bubblewrap' },
  { mode: 'docker', get: 'start a Docker engine' },
];

export function isAvailable({ mode, get }: (typeof strongModes)[number], suite: string): boolean {
  const docker = programOnPath('docker');
  const here = mode === 'docker' ? docker !== undefined && dockerWorks(docker) : works(mode);
  const required = process.env['DTAAS_REQUIRE_ALL'] === '1';
  if (!here && !required) console.warn(`${suite}: ${mode} doesn't work here, so it isn't tested (${get})`);
  return here || required;
}

function works(mode: IsolationMode): boolean {
  try {
    return detectIsolation(mode).strong;
  } catch {
    return false;
  }
}
