import {
  canonicalJson,
  type Desired,
  type JsonObject,
  printDesired,
  sha256,
  type WorkspaceSpec,
} from '@dtaas/model';

/** sha256 of `desired.json`; the `Desired:` trailer. */
export function desiredDigest(desired: Desired): string {
  return sha256(printDesired(desired));
}

/**
 * Identifies what a merge says about a twin: its desired state rendered without overrides, whatever version of the
 * deployment program rendered it, since an update of the platform is nobody's word about a twin.
 */
export function basisOf(plain: Desired): string {
  return sha256(canonicalJson({ ...plain, program: '', overrides: {} }));
}

/** What the workspace of a twin runs; `undefined` where it has none. */
export function specOf(desired: Pick<Desired, 'resources'> | undefined): WorkspaceSpec | undefined {
  const workspace = Object.values(desired?.resources ?? {}).find(
    ({ type }) => type === 'dtaas:process:Workspace',
  );
  // A recorded one was rendered too; it is shown and compared, never made.
  return workspace?.inputs['spec'] as WorkspaceSpec | undefined;
}

/** Tells one spec from another: the first 16 hex digits of its sha256, as the place counts. */
export function generationOf(desired: Desired): string | undefined {
  const spec = specOf(desired);
  return spec && sha256(canonicalJson(spec as unknown as JsonObject)).slice(0, 16);
}
