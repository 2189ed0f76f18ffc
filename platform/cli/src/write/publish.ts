import {
  type Asset,
  checkCatalogue,
  contentDigest,
  DtaasError,
  didYouMean,
  directoryOf,
  documentationOf,
  filesOf,
  type Problem,
  parseReference,
  parseVersionedReference,
  printReference,
  printVersionedReference,
  type Reference,
  type Resolution,
  type Sourced,
  type Tree,
  type Twin,
} from '@dtaas/model';
import { envelope } from '@dtaas/report';
import { createTag, dirtyPaths, type Repository, resolveCommit } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import type { Context, ExitCode, Options } from '../context.ts';

interface PublishOutcome {
  readonly reference: string;
  readonly version: string;
  readonly tag: string;
  readonly outcome: 'published' | 'unchanged';
}

/** `dtaas publish <reference...>`: tags what is committed, so that its version is taken. */
export async function run(
  context: Context,
  references: readonly string[],
  _options: Options,
): Promise<ExitCode> {
  const { repository, resolution, problems } = await readConfiguration(context.cwd);
  const found = references.map((text) => findSource(resolution, text));
  const wrong = [...problems, ...(await checkCatalogue(resolution.catalogue))].filter(
    ({ severity, file }) =>
      severity === 'error' && found.some(({ directory }) => file.startsWith(`${directory}/`)),
  );
  if (wrong.length > 0) throw notRight(wrong);
  // All are looked at before the first tag is made, so that a refusal leaves nothing half done.
  const taken = new Map<Sourced<Asset | Twin>, boolean>();
  for (const source of found) taken.set(source, await isPublished(repository, resolution, source));
  const commit = await resolveCommit(repository, 'HEAD');
  const outcomes: PublishOutcome[] = [];
  for (const [source, already] of taken) outcomes.push(await publish(repository, commit, source, already));
  if (context.format === 'json') context.printJson(envelope('PublishReport', { published: outcomes }));
  else {
    const remote = await remoteOf(repository, resolution);
    context.print(outcomes.map((outcome) => outcomeText(outcome, remote)).join('\n'));
  }
  return 0;
}

function findSource({ catalogue, finder }: Resolution, text: string): Sourced<Asset | Twin> {
  const named = parseVersionedReference(text);
  const reference: Reference | undefined = named ?? parseReference(text);
  if (!reference) {
    throw new DtaasError({
      code: 'usage-reference',
      message: `${text} is no reference`,
      hint: 'Write its folder and name, e.g. models/pump or twins/pump-station.',
    });
  }
  const printed = printReference(reference);
  const source =
    reference.folder === 'twins' ? catalogue.twins.get(reference.name) : catalogue.assets.get(printed);
  if (!source) {
    const broken = catalogue.broken.has(printed);
    throw new DtaasError({
      code: broken ? 'publish-problems' : 'usage-reference',
      message: broken ? `${printed} can’t be used as it is` : `There is no ${printed}`,
      hint: broken ? 'dtaas check says what is wrong with it.' : didYouMean(printed, finder.references()),
    });
  }
  const { version } = source.value.metadata;
  if (named && named.version !== version) {
    throw new DtaasError({
      code: 'usage-version',
      message: `The files of ${printed} are version ${version}, not ${named.version}`,
      hint: `Publish ${printed}, or write version: ${named.version} in it first.`,
    });
  }
  return source;
}

/** Whether this very version is published already. Refuses what isn't committed and what is taken. */
async function isPublished(
  repository: Repository,
  { catalogue }: Resolution,
  source: Sourced<Asset | Twin>,
): Promise<boolean> {
  const { reference, value } = source;
  const { version } = value.metadata;
  const directory = directoryOf(parseReference(reference)!);
  const dirty = await dirtyPaths(repository, [directory]);
  if (dirty.length > 0) {
    throw new DtaasError({
      code: 'publish-uncommitted',
      message: `${dirty.slice(0, 3).join(', ')}${dirty.length > 3 ? ' and more' : ''} isn’t committed, and a version is a commit’s`,
      hint: `Commit first: git add ${directory} && git commit.`,
    });
  }
  const taken = catalogue.published.find(
    (one) => one.source === 'tags' && one.reference === reference && one.version === version,
  );
  if (!taken) return false;
  const documentation = documentationOf(value);
  const digestIn = (tree: Tree) => contentDigest(filesOf(tree, reference), documentation);
  if (digestIn(taken.files()) === digestIn(catalogue.tree)) return true;
  throw versionTaken(source);
}

async function publish(
  repository: Repository,
  commit: string,
  source: Sourced<Asset | Twin>,
  already: boolean,
): Promise<PublishOutcome> {
  const { reference, value } = source;
  const { version, title } = value.metadata;
  const tag = printVersionedReference({ ...parseReference(reference)!, version });
  if (already) return { reference, version, tag, outcome: 'unchanged' };
  const message = `${reference} ${version}${title === undefined ? '' : `\n\n${title}`}`;
  await createTag(repository, tag, commit, message);
  return { reference, version, tag, outcome: 'published' };
}

function versionTaken({ reference, value }: Sourced<Asset | Twin>): DtaasError {
  return new DtaasError({
    code: 'version-taken',
    message: `${reference} ${value.metadata.version} is published, with other files`,
    hint: 'Write a new version: a patch where nothing changes for who uses it, a minor for something new, a major for what breaks them.',
  });
}

function notRight(problems: readonly Problem[]): DtaasError {
  return new DtaasError({
    code: 'publish-problems',
    message: `${problems.length === 1 ? 'A problem stands' : `${problems.length} problems stand`} in the way`,
    hint: 'Mend what dtaas check says, commit, and publish again.',
    problems,
  });
}

/** Where the tag would be pushed: to the home of the twins, else to the only remote that there is. */
async function remoteOf({ git }: Repository, { catalogue }: Resolution): Promise<string> {
  const home = catalogue.platform?.value.spec.state.remote;
  if (home !== undefined) return home;
  const remotes = (await git.text(['remote'])).split('\n').filter(Boolean);
  return remotes.length === 1 ? remotes[0]! : '<remote>';
}

function outcomeText({ tag, outcome }: PublishOutcome, remote: string): string {
  const what = outcome === 'unchanged' ? 'is published already' : 'is published here';
  return `${tag} ${what}. To share it: git push ${remote} refs/tags/${tag}`;
}
