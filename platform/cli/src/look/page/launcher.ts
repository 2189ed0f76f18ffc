import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that leads a browser to a URL with a token. Other users of the machine can read the arguments of programs, but not this
 * file. It exists until `use` ends.
 */
export async function withLauncher(url: string, use: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-page-'));
  try {
    const file = join(folder, 'open.html');
    writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, {
      mode: 0o600,
    });
    await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
