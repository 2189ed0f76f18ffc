import { createHash } from 'node:crypto';
import { canonicalJson, type Desired } from '@dtaas/model';

/** The bytes of `desired.json`. */
export function desiredBytes(desired: Desired): string {
  return `${canonicalJson(desired)}\n`;
}

/** sha256 of `desired.json`; the `Desired:` trailer. */
export function desiredDigest(desired: Desired): string {
  return sha256(desiredBytes(desired));
}

/**
 * Identifies what a merge says about a twin: its desired state rendered without overrides, whatever version of the
 * deployment program rendered it, since an update of the platform is nobody's word about a twin.
 */
export function basisOf(plain: Desired): string {
  return sha256(canonicalJson({ ...plain, program: '', overrides: {} }));
}

/** Which spec a workspace runs; `undefined` where none is desired. First 16 hex digits of the spec's sha256. */
export function generationOf(desired: Desired): string | undefined {
  const workspace = Object.values(desired.resources).find(({ type }) => type === 'dtaas:process:Workspace');
  const spec = workspace?.inputs['spec'];
  return spec === undefined
    ? undefined
    : sha256(typeof spec === 'string' ? spec : canonicalJson(spec)).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
