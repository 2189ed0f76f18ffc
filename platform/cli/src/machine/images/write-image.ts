import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptImage } from '@dtaas/images';
import { writeBeside } from '@dtaas/processes';
import { openRepository } from '@dtaas/repository';
import { parseDocument } from 'yaml';

type Names = Pick<KeptImage, 'digest' | 'id'>;

/** Makes an image the one of container workspaces, in `platform.yaml` of the work tree. */
export async function writeWorkspaceImage(cwd: string, image: Names): Promise<void> {
  const { root } = await openRepository(cwd);
  const file = join(root, 'platform.yaml');
  writeBeside(file, withWorkspaceImage(readFileSync(file, 'utf8'), image));
}

/** The text of a `platform.yaml` with this image. Comments and the order of fields stay. */
export function withWorkspaceImage(text: string, { digest, id }: Names): string {
  const document = parseDocument(text);
  for (const [field, value] of Object.entries({ digest, id }))
    document.setIn(['spec', 'images', 'workspace', field], value);
  return document.toString({ lineWidth: 0, flowCollectionPadding: text.includes('{ ') });
}
