/** Packages that an asset's lock file names, built once for this machine. Read-only. */
export interface Environment {
  readonly key: string;
  readonly kind: 'node' | 'python';
  /** Its folder: has `node_modules`, or is a virtual environment of Python. */
  readonly folder: string;
  /** Where its packages are, within the folder: `node_modules`, `lib/python3.11/site-packages`. */
  readonly packages: string;
}
