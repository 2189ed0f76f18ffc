import { defineError, didYouMean, someOf } from '@dtaas/model';
import { given, type Texts } from '../given-texts.ts';

export const pathUnknown = defineError<{ readonly path: string }>('usage-path-unknown', {
  title: 'The path is not in this repository.',
  why: 'It may be misspelt, or git ignores it.',
  remedy: 'Name files or folders that git tracks or would track. Without a path, everything is checked.',
  message: ({ path }) => `${path} is not in this repository.`,
});

type Named = { readonly name: string; readonly known: Iterable<string> };

export const codeUnknown = defineError<Named>('usage-code-unknown', {
  title: 'No problem or error has this code.',
  why: 'The code may be misspelt.',
  remedy: 'To list all codes: dtaas explain.',
  message: ({ name }) => `No problem or error has the code ${name}.`,
  hint: ({ name, known }) => `${didYouMean(name, known)} To list all codes: dtaas explain`,
});

export const answerWrong = defineError<{ readonly message: string; readonly flag: string }>('usage-answer', {
  title: 'A question of `dtaas new` or `dtaas init` has no answer, or an answer that is not allowed.',
  why: 'The command needs the answer, and can ask for it only on a terminal.',
  remedy: 'Give the answer with the flag that the message names.',
  message: ({ message }) => message,
  hint: ({ flag }) => `Give the answer with ${flag}.`,
});

export const typesImpossible = defineError<{
  readonly asset: string;
  readonly why: string;
  readonly next: string;
}>('types-impossible', {
  title: "The types of an asset can't be written.",
  why: 'Types are made for an asset whose `run`, `batch` or `test` command starts `node` or `python3`, and whose `asset.yaml` has no problem.',
  remedy: 'Correct `asset.yaml`. A component in another language reads `DTAAS_CONFIG`.',
  message: ({ asset, why }) => `No types can be made for ${asset}: ${why}.`,
  hint: ({ next }) => `Next: ${next}`,
});

export const cancelled = defineError('usage-cancelled', {
  title: 'Nothing was changed.',
  why: 'You left the questions of `dtaas new` or `dtaas init`.',
  remedy: 'To start again, run the command again.',
});

export const folderExists = defineError<{ readonly folder: string }>('usage-exists', {
  title: 'The folder exists already.',
  why: '`dtaas new` overwrites nothing.',
  remedy: 'Choose another name, or edit the files that are there.',
  message: ({ folder }) => `${folder} exists already.`,
});

export const referenceWrong = defineError<Texts>('usage-reference', {
  title: 'The text is not a reference, or no asset or twin has this reference.',
  why: 'A reference is a folder and a name.',
  remedy: 'Write, for example, models/pump or twins/oven.',
  ...given,
});

type Version = { readonly reference: string; readonly version: string; readonly wanted: string };

export const versionOther = defineError<Version>('usage-version', {
  title: 'The files have another version than the one that was named.',
  why: '`dtaas publish` publishes the version that the files have.',
  remedy: 'Name the version of the files or none, or change the version in the file.',
  message: ({ reference, version, wanted }) =>
    `The files of ${reference} have version ${version}, not ${wanted}.`,
  hint: ({ reference, wanted }) => `Publish ${reference}, or write version: ${wanted} in its file first.`,
});

export const twinBroken = defineError<{ readonly twin: string }>('twin-broken', {
  title: 'The file of the twin has problems.',
  why: 'While a twin.yaml has errors, nothing can be done with its twin.',
  remedy: 'To list the problems: dtaas check.',
  message: ({ twin }) => `twins/${twin}/twin.yaml has problems.`,
  hint: ({ twin }) => `To list the problems: dtaas check twins/${twin}`,
});

export const publishProblems = defineError<Pick<Texts, 'message'>>('publish-problems', {
  title: 'The files have problems.',
  why: 'A published version never changes, so it has to be right.',
  remedy: 'Fix the problems that dtaas check lists, commit, and publish again.',
  message: ({ message }) => message,
});

export const publishUncommitted = defineError<{
  readonly paths: readonly string[];
  readonly directory: string;
}>('publish-uncommitted', {
  title: 'Some files are not committed.',
  why: 'A published version is a tag of a commit.',
  remedy: 'Commit the files, and publish again.',
  message: ({ paths }) => `${someOf(paths)} ${paths.length === 1 ? 'is' : 'are'} not committed.`,
  hint: ({ directory }) => `Commit first: git add ${directory} && git commit`,
});

export const codeownersTaken = defineError<{ readonly path: string }>('codeowners-taken', {
  title: 'A file that dtaas did not write is where CODEOWNERS would be.',
  why: 'What people wrote is never replaced, and a link could lead out of the repository.',
  remedy:
    'Move the owners into asset.yaml, twin.yaml and platform.yaml, remove the file, and write it again.',
  message: ({ path }) => `dtaas did not write ${path}.`,
});

export const referenceMissing = defineError('usage-publish', {
  title: '`dtaas publish` got neither references nor `--new`, or both.',
  why: 'It tags what is named, or with `--new` all versions that have no tag yet.',
  remedy: 'Write, for example, dtaas publish models/pump, or dtaas publish --new.',
});

export const remoteMissing = defineError('publish-remote', {
  title: 'It is not clear where to push the tags.',
  why: 'The clone has no remote, or several of which none is origin or the `state.remote` of `platform.yaml`.',
  remedy: 'Push the tags yourself: git push <remote> refs/tags/<tag>.',
});

export const tagsRefused = defineError<{ readonly refused: ReadonlyMap<string, string> }>('publish-refused', {
  title: 'The remote refused the tag of a version.',
  why: 'The remote has another tag for the version, or a rule of the remote forbids the tag.',
  remedy:
    'Fetch the tags and look at the difference: git fetch --tags. A published version never changes; give the asset a new one.',
  message: ({ refused }) =>
    [...refused]
      .map(([ref, said]) => `The remote refused ${ref.replace('refs/tags/', '')}: ${said}`)
      .join('\n'),
});
