import { forgeRemoteNameOf } from '@dtaas/forge';
import {
  type Asset,
  applyRules,
  didYouMean,
  directoriesOf,
  directoryOf,
  isReference,
  layoutProblems,
  parseVersionedReference,
  partPublished,
  type Resolution,
  resolvePart,
  type Sourced,
  type Twin,
} from '@dtaas/model';
import {
  createTag,
  dirtyPaths,
  listRemoteRefs,
  openRepository,
  pushRefs,
  type Repository,
  readPublished,
  readRefs,
  readWorkTree,
  resolveCommit,
} from '@dtaas/repository';
import { openParseCache } from '../clone/parse-cache.ts';
import { answerText, type Command, type Context } from '../context.ts';
import {
  publishProblems,
  publishUncommitted,
  referenceMissing,
  referenceWrong,
  remoteMissing,
  tagsRefused,
  versionOther,
} from './failures.ts';

interface PublishOutcome {
  readonly reference: string;
  readonly version: string;
  readonly tag: string;
  readonly outcome: 'published' | 'unchanged';
}

/** `dtaas publish [reference...]`: tags the committed version of assets and twins. With `--new`, of all that the tree has. */
export const run: Command = async (context, references, options) => {
  const isNew = options['new'] === true;
  if (isNew === references.length > 0) throw referenceMissing({});
  const repository = await openRepository(context.cwd);
  const [tree, published] = await Promise.all([readWorkTree(repository), readPublished(repository)]);
  const { settled, others } = partPublished(tree, published);
  const wanted = isNew ? others : [...new Set(references.map(referenceIn))];
  const cache = openParseCache(repository.root);
  const elsewhere = [...directoriesOf(tree).keys()];
  const read = await resolvePart(tree, wanted, { published, cache, elsewhere });
  cache.save();
  const { resolution } = read;
  const found = isNew
    ? newSources(context, resolution, wanted)
    : [...new Set(references.map((text) => findSource(resolution, text)))];
  const problems = [...layoutProblems(tree), ...read.problems, ...(await applyRules(resolution))];
  const wrong = problems.filter(
    ({ severity, file }) =>
      severity === 'error' && found.some(({ directory }) => file.startsWith(`${directory}/`)),
  );
  if (wrong.length > 0) {
    const count = wrong.length === 1 ? 'a problem' : `${wrong.length} problems`;
    throw publishProblems({ message: `The files have ${count}.`, problems: wrong });
  }
  // All references are judged before the first tag is made, so that a refusal changes nothing.
  await expectCommitted(repository, found);
  const taken = new Set(published.flatMap((one) => (one.source === 'tags' ? [idOf(one).tag] : [])));
  const commit = await resolveCommit(repository, 'HEAD');
  const outcomes: PublishOutcome[] = isNew
    ? settled.map((one) => ({ ...idOf(one), outcome: 'unchanged' }))
    : [];
  for (const { reference, value } of found) {
    const { version, title } = value.metadata;
    const id = idOf({ reference, version });
    const message = `${reference} ${version}${title === undefined ? '' : `\n\n${title}`}`;
    // A rule has refused a taken version with other files.
    const isTaken = taken.has(id.tag);
    if (!isTaken) await createTag(repository, id.tag, commit, message);
    outcomes.push({ ...id, outcome: isTaken ? 'unchanged' : 'published' });
  }
  const remote = await remoteOf(repository, resolution);
  const isPushed = options['push'] === true;
  if (isPushed) await pushTags(repository, remote, outcomes);
  // In a job, only what is new is news.
  const told = isNew ? outcomes.filter(({ outcome }) => outcome === 'published') : outcomes;
  const lines = told.map((outcome) => outcomeText(outcome, isPushed ? undefined : (remote ?? '<remote>')));
  const text = lines.join('\n') || 'Every version has its tag.';
  answerText(context, 'PublishReport', { published: outcomes }, text);
  return 0;
};

interface Version {
  readonly reference: string;
  readonly version: string;
}

const idOf = ({ reference, version }: Version) => ({
  reference,
  version,
  tag: `${reference}@${version}`,
});

/** The assets and twins that may have a new version. What can't be read is left to `dtaas check`, and holds up no other. */
function newSources(
  context: Context,
  { catalogue, finder }: Resolution,
  references: readonly string[],
): readonly Sourced<Asset | Twin>[] {
  for (const reference of references)
    if (catalogue.broken.has(reference)) context.note(`${reference} has problems, so it is not published.`);
  return references.flatMap((reference) => finder.inTree(reference) ?? []);
}

/**
 * Tags that the remote has already stay as they are. Reading which ones it has takes no key and is quicker than a push, and most jobs
 * have nothing to push.
 */
async function pushTags(
  repository: Repository,
  remote: string | undefined,
  outcomes: readonly PublishOutcome[],
): Promise<void> {
  if (remote === undefined) throw remoteMissing({});
  const refs = outcomes.map(({ tag }) => `refs/tags/${tag}`);
  if (refs.length === 0) return;
  const here = await readRefs(repository, 'refs/tags/');
  const there = await listRemoteRefs(repository, remote, ['refs/tags/*']);
  const refused = await pushRefs(
    repository,
    remote,
    refs.filter((ref) => there.get(ref) !== here.get(ref)).map((ref) => `${ref}:${ref}`),
  );
  if (refused.size > 0) throw tagsRefused({ refused });
}

/** The reference in a text with or without a version. */
function referenceIn(text: string): string {
  const reference = parseVersionedReference(text)?.reference ?? text;
  if (isReference(reference)) return reference;
  throw referenceWrong({
    message: `${text} is not a reference.`,
    hint: 'Write a folder and a name, e.g. models/pump or twins/pump-station.',
  });
}

function findSource({ catalogue, finder }: Resolution, text: string): Sourced<Asset | Twin> {
  const reference = referenceIn(text);
  const source = finder.inTree(reference);
  if (!source && catalogue.broken.has(reference))
    throw publishProblems({ message: `${reference} has problems.` });
  if (!source) {
    const known = [...finder.references(), ...(catalogue.elsewhere ?? [])];
    const hint = didYouMean(reference, known) || 'To list what can be published: ls assets/* twins';
    throw referenceWrong({ message: `There is no ${reference}.`, hint });
  }
  const { version } = source.value.metadata;
  const wanted = parseVersionedReference(text)?.version ?? version;
  if (wanted !== version) throw versionOther({ reference, version, wanted });
  return source;
}

/** One question for all of them: a job asks about each asset and twin of the repository. */
async function expectCommitted(
  repository: Repository,
  found: readonly Sourced<Asset | Twin>[],
): Promise<void> {
  const directories = found.map(({ reference }) => directoryOf(reference));
  const parents = [...new Set(directories.map((directory) => directory.split('/', 1)[0] ?? ''))];
  const dirty = await dirtyPaths(repository, parents);
  for (const directory of directories) {
    const paths = dirty.filter((path) => path.startsWith(`${directory}/`));
    if (paths.length > 0) throw publishUncommitted({ paths, directory });
  }
}

/** The remote to push the tag to: the one of the state, if this clone has it, or else the one of the forge. */
async function remoteOf(repository: Repository, { catalogue }: Resolution): Promise<string | undefined> {
  const home = catalogue.platform?.value.spec.state.remote;
  const isHere = home !== undefined && (await forgeRemoteNameOf(repository, home)) === home;
  return isHere ? home : forgeRemoteNameOf(repository);
}

/** @param remote undefined if the tag was pushed */
function outcomeText({ tag, outcome }: PublishOutcome, remote: string | undefined): string {
  if (remote === undefined)
    return `${tag} ${outcome === 'unchanged' ? 'was published before' : 'is published'}.`;
  const what = outcome === 'unchanged' ? 'was published before' : 'is published here';
  return `${tag} ${what}. To share it: git push ${remote} refs/tags/${tag}`;
}
