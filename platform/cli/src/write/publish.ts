import {
  type Asset,
  applyRules,
  didYouMean,
  directoryOf,
  isReference,
  parseVersionedReference,
  type Resolution,
  type Sourced,
  type Twin,
} from '@dtaas/model';
import { createTag, dirtyPaths, type Repository, resolveCommit } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command } from '../context.ts';
import { publishProblems, publishUncommitted, referenceWrong, versionOther } from './failures.ts';

interface PublishOutcome {
  readonly reference: string;
  readonly version: string;
  readonly tag: string;
  readonly outcome: 'published' | 'unchanged';
}

/** `dtaas publish <reference...>`: tags the committed version of assets and twins. */
export const run: Command = async (context, references) => {
  const { repository, resolution, problems } = await readConfiguration(context.cwd);
  const found = [...new Set(references.map((text) => findSource(resolution, text)))];
  const wrong = [...problems, ...(await applyRules(resolution))].filter(
    ({ severity, file }) =>
      severity === 'error' && found.some(({ directory }) => file.startsWith(`${directory}/`)),
  );
  if (wrong.length > 0) {
    const count = wrong.length === 1 ? 'a problem' : `${wrong.length} problems`;
    throw publishProblems({ message: `The files have ${count}.`, problems: wrong });
  }
  // All references are judged before the first tag is made, so that a refusal changes nothing.
  const taken: boolean[] = [];
  for (const source of found) taken.push(await isPublished(repository, resolution, source));
  const commit = await resolveCommit(repository, 'HEAD');
  const outcomes: PublishOutcome[] = [];
  for (const [index, { reference, value }] of found.entries()) {
    const { version, title } = value.metadata;
    const tag = `${reference}@${version}`;
    const message = `${reference} ${version}${title === undefined ? '' : `\n\n${title}`}`;
    if (!taken[index]) await createTag(repository, tag, commit, message);
    outcomes.push({ reference, version, tag, outcome: taken[index] ? 'unchanged' : 'published' });
  }
  const remote = await remoteOf(repository, resolution);
  const text = outcomes.map((outcome) => outcomeText(outcome, remote)).join('\n');
  answerText(context, 'PublishReport', { published: outcomes }, text);
  return 0;
};

function findSource({ catalogue, finder }: Resolution, text: string): Sourced<Asset | Twin> {
  const named = parseVersionedReference(text);
  const reference = named?.reference ?? text;
  if (!isReference(reference)) {
    throw referenceWrong({
      message: `${text} is not a reference.`,
      hint: 'Write a folder and a name, e.g. models/pump or twins/pump-station.',
    });
  }
  const source = finder.inTree(reference);
  if (!source && catalogue.broken.has(reference))
    throw publishProblems({ message: `${reference} has problems.` });
  if (!source) {
    const hint =
      didYouMean(reference, finder.references()) || 'To list what can be published: ls assets/* twins';
    throw referenceWrong({ message: `There is no ${reference}.`, hint });
  }
  const { version } = source.value.metadata;
  if (named && named.version !== version) throw versionOther({ reference, version, wanted: named.version });
  return source;
}

/** Whether the version is published. Refuses files that are not committed; a rule has refused a taken version with other files. */
async function isPublished(
  repository: Repository,
  { catalogue }: Resolution,
  { reference, value }: Sourced<Asset | Twin>,
): Promise<boolean> {
  const { version } = value.metadata;
  const directory = directoryOf(reference);
  const dirty = await dirtyPaths(repository, [directory]);
  if (dirty.length > 0) throw publishUncommitted({ paths: dirty, directory });
  return catalogue.published.some(
    (one) => one.source === 'tags' && one.reference === reference && one.version === version,
  );
}

/** The remote to push the tag to: the one of the state, if this clone has it, or else the only remote. */
async function remoteOf({ git }: Repository, { catalogue }: Resolution): Promise<string> {
  const remotes = (await git.text(['remote'])).split('\n').filter(Boolean);
  const home = catalogue.platform?.value.spec.state.remote;
  if (home !== undefined && remotes.includes(home)) return home;
  return remotes.length === 1 ? remotes[0]! : '<remote>';
}

function outcomeText({ tag, outcome }: PublishOutcome, remote: string): string {
  const what = outcome === 'unchanged' ? 'was published before' : 'is published here';
  return `${tag} ${what}. To share it: git push ${remote} refs/tags/${tag}`;
}
