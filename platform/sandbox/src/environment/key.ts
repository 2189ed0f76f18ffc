import type { EnvironmentSpec } from '@dtaas/model';
import { nodeInterpreter, pythonInterpreter } from '../interpreter.ts';

/** Raised when the same lock file is to be built differently. */
const builder = 1;

/**
 * Names the environment of an asset on this machine: the lock file's digest, the interpreter's series and the
 * platform. `none` where it needs none. Throws `python-missing` where it wants a Python that isn't here.
 */
export function environmentKey(spec: EnvironmentSpec): string {
  if (spec.kind === 'none') return 'none';
  if (spec.kind === 'image') return `image-${spec.image}`;
  const { series } = spec.kind === 'node' ? nodeInterpreter() : pythonInterpreter();
  if (!/^[0-9a-f]{64}$/.test(spec.lockDigest)) throw new Error(`not a sha256: ${spec.lockDigest}`);
  return `${spec.kind}${series}-${process.platform}-${process.arch}-${builder}-${spec.lockDigest.slice(0, 40)}`;
}
