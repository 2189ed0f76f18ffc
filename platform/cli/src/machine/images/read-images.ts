import { type Platform, readCatalogue, type Tree } from '@dtaas/model';
import { openRepository, readWorkTree, repositoryErrors } from '@dtaas/repository';
import { platformProblems } from '../failures.ts';

export type PlatformImages = Platform['spec']['images'];

/**
 * What `platform.yaml` in the work tree says of images; `undefined` outside a repository and without that file. No other file is read.
 *
 * @throws DtaasError `platform-problems`
 */
export async function readImages(cwd: string): Promise<PlatformImages | undefined> {
  const tree = await openTree(cwd);
  const entry = tree?.entries.get('platform.yaml');
  if (!tree || !entry) return undefined;
  const alone: Tree = {
    entries: new Map([['platform.yaml', entry]]),
    read: (path) => tree.read(path),
    readUpTo: (path, most) => tree.readUpTo(path, most),
  };
  const { catalogue, problems } = readCatalogue(alone);
  if (!catalogue.platform) throw platformProblems({ problems });
  return catalogue.platform.value.spec.images;
}

async function openTree(cwd: string): Promise<Tree | undefined> {
  try {
    return await readWorkTree(await openRepository(cwd));
  } catch (error) {
    if (repositoryErrors.notARepository.is(error)) return undefined;
    throw error;
  }
}
