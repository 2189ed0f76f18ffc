import { rename, writeFile } from 'node:fs/promises';

/** Writes a file of the runner's own, whole or not at all. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.fresh`, text, { mode: 0o600 });
  await rename(`${path}.fresh`, path);
}
