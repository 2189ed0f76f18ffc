// Which twins of the clone in the current folder would be other ones than at HEAD. Prints their number. What was
// parsed before is kept in $DTAAS_CACHE.
import { openParseCache } from '../../../platform/cli/src/parse-cache.ts';
import { affectedTwins } from '../../../platform/model/src/index.ts';
import {
  openRepository,
  readCommitTree,
  readPublished,
  readWorkTree,
  resolveCommit,
} from '../../../platform/repository/src/index.ts';

const repository = await openRepository(process.cwd());
const cache = openParseCache(repository.root);
const mentions = openParseCache(repository.root, 'mentioned');
const [published, before, after] = await Promise.all([
  readPublished(repository),
  resolveCommit(repository, 'HEAD').then((commit) => readCommitTree(repository, commit)),
  readWorkTree(repository),
]);
const twins = await affectedTwins(before, after, { published, cache, mentions, program: '1' });
cache.save();
mentions.save();
console.log(twins.length);
