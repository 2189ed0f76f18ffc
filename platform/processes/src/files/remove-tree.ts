import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';

/** Removes a file or folder with all its content, even folders that their owner may not enter or change. */
export function removeTree(path: string): void {
  const remove = () => rmSync(path, { recursive: true, force: true });
  try {
    remove();
  } catch {
    openUp(Buffer.from(path));
    remove();
  }
}

/** Names are bytes here: they need not be UTF-8. */
function openUp(path: Buffer): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return;
  chmodSync(path, found.mode | 0o700);
  for (const name of readdirSync(path, 'buffer')) openUp(Buffer.concat([path, Buffer.from('/'), name]));
}
