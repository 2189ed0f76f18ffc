import type { KeyPath } from '../document/document.ts';
import type { Twin } from '../generated/types.ts';

/** A place in a twin's configuration that names something by reference and range. */
export interface Request {
  readonly reference: string;
  readonly range: string;
  /** The mapping in the document that holds the reference and the range. */
  readonly path: KeyPath;
  /** The key of the reference in that mapping. */
  readonly key: 'asset' | 'twin';
}

/** Everything that a twin's lock has to hold, in the order of the text. */
export function requestsOf(twin: Twin): readonly Request[] {
  const requests: Request[] = [];
  for (const [id, { asset, version }] of Object.entries(twin.spec.assets)) {
    requests.push({ reference: asset, range: version, path: ['spec', 'assets', id], key: 'asset' });
  }
  const emulator = twin.spec.physicalTwin?.emulator;
  if (emulator) {
    const path = ['spec', 'physicalTwin', 'emulator'];
    requests.push({ reference: emulator.asset, range: emulator.version, path, key: 'asset' });
  }
  for (const [id, child] of Object.entries(twin.spec.children)) {
    const path = ['spec', 'children', id];
    requests.push({ reference: `twins/${child.twin}`, range: child.version, path, key: 'twin' });
  }
  return requests;
}
