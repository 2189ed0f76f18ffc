// Which twins of the clone in the current folder would be other ones than at HEAD: both sides read, resolved and
// rendered, as a deployment does. Prints their number. What was parsed before is kept in $DTAAS_CACHE.
import { join } from 'node:path';
import { openParseCache } from '../../../platform/cli/src/parse-cache.ts';
import {
  affected,
  printDesired,
  readCatalogue,
  renderDesired,
  resolveCatalogue,
  sha256,
} from '../../../platform/model/src/index.ts';
import {
  openRepository,
  readCommitTree,
  readPublished,
  readWorkTree,
  resolveCommit,
} from '../../../platform/repository/src/index.ts';

const repository = await openRepository(process.cwd());
const cache = openParseCache(join(process.env.DTAAS_CACHE, 'parsed'), repository.root);
const published = await readPublished(repository);

async function digestsOf(tree) {
  const { catalogue } = readCatalogue(tree, { cache, published });
  const resolution = await resolveCatalogue(catalogue);
  const digests = new Map();
  for (const twin of resolution.twins.keys()) {
    const desired = renderDesired(resolution, twin, { overrides: {}, program: '1' });
    digests.set(twin, sha256(printDesired(desired)));
  }
  return digests;
}

const [before, after] = await Promise.all([
  resolveCommit(repository, 'HEAD').then((commit) => readCommitTree(repository, commit)),
  readWorkTree(repository),
]);
const names = affected(await digestsOf(before), await digestsOf(after));
cache.save();
console.log(names.length);
