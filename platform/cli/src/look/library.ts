import {
  type Asset,
  type Available,
  isAsset,
  isAvailable,
  isTwin,
  libraryOf,
  meantBy,
  nearestReference,
  parseVersionedReference,
  type Resolution,
  shownAsset,
  shownTwin,
} from '@dtaas/model';
import { reportOf } from '@dtaas/report';
import { verificationsOf } from '@dtaas/verify';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answer, type Command } from '../context.ts';
import { numberOf } from '../forge/comment.ts';
import { listPullRequests, showPullRequest } from '../forge/pull-requests.ts';
import { partUnknown } from './failures.ts';

const kinds = ['assets', 'twins', 'sources'] as const;

/** `dtaas list [assets|twins|sources|pull-requests] [word...]`: lists the parts, or those that match all the words. */
export const list: Command = async (context, arguments_, { all }) => {
  if (arguments_[0] === 'pull-requests')
    return listPullRequests(context, arguments_.slice(1), { all: all === true });
  const [kind] = kinds.filter((known) => known === arguments_[0]);
  const words = kind ? arguments_.slice(1) : arguments_;
  const { repository, resolution } = await readConfiguration(context.cwd, context);
  const { assets, twins, sources } = libraryOf(resolution, words);
  const inTree = assets.map(({ reference }) => resolution.finder.inTree(reference));
  const judged = inTree.filter((found): found is Available<Asset> => found !== undefined && isAsset(found));
  const verifications = await verificationsOf(repository, resolution.finder, judged);
  const listed = assets.map((asset) => {
    const verified = verifications.get(asset.reference);
    return verified ? { ...asset, verified } : asset;
  });
  const isWanted = (each: (typeof kinds)[number]) => kind === undefined || kind === each;
  answer(
    context,
    reportOf('ListReport', {
      ...(isWanted('assets') && { assets: listed }),
      ...(isWanted('twins') && { twins }),
      // Words search for assets and twins, and a source is neither.
      ...((kind === 'sources' || (kind === undefined && words.length === 0)) && { sources }),
    }),
  );
  return 0;
};

/** `dtaas show <reference>`: shows an asset, a twin, or a pull request by its number. */
export const show: Command = async (context, [text = '']) => {
  // Names begin with a letter.
  if (/^#?\d/.test(text)) return showPullRequest(context, numberOf(text));
  const { repository, resolution } = await readConfiguration(context.cwd, context);
  const found = findPart(resolution, text);
  if (isTwin(found)) answer(context, reportOf('TwinReport', shownTwin(resolution, found)));
  else if (isAsset(found)) {
    const verified = (await verificationsOf(repository, resolution.finder, [found])).get(found.reference)!;
    answer(context, reportOf('AssetReport', { ...shownAsset(resolution, found), verified }));
  }
  return 0;
};

/**
 * The part that a person means: `functions/pump`, `assets/functions/pump/`, `functions/pump@1.0.0`, or `pump` if only one
 * part has that name. Without a version: that of the tree, else the newest that is published.
 */
function findPart({ finder }: Resolution, text: string): Available {
  const [word = '', version] = text.replace(/\/+$/, '').split('@');
  const all = finder.references();
  const { path, meant } = meantBy(word, all);
  const [reference] = meant;
  if (reference === undefined || meant.length > 1)
    throw partUnknown({ name: text, meant, nearest: nearestReference(path, all) });
  const found =
    version === undefined
      ? (finder.inTree(reference) ?? finder.find(reference, '*'))
      : inVersion(finder, reference, version);
  if (found !== undefined && isAvailable(found)) return found;
  throw partUnknown({ name: text, meant: [], versions: finder.versionsOf(reference) });
}

function inVersion(finder: Resolution['finder'], reference: string, version: string): Available | undefined {
  const inTree = finder.inTree(reference);
  if (inTree?.version === version) return inTree;
  return parseVersionedReference(`${reference}@${version}`) && finder.published(reference, version);
}
