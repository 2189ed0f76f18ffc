import { expectForge, type FoundForge, forgeErrors } from '@dtaas/forge';
import { isName, type Platform } from '@dtaas/model';
import type { Repository } from '@dtaas/repository';
import { type Context, type Options, textOption } from '../context.ts';
import { ask } from '../write/new/ask.ts';
import type { PlatformWords } from './files.ts';
import { type StateHome, stateHomeAt, usualStateHome } from './state-home.ts';

/** What `dtaas init` is told, by options, by a person at the terminal, or by what is there. */
export interface Answers {
  readonly found: FoundForge;
  readonly words: PlatformWords;
  readonly shards: number;
}

interface Asked {
  readonly context: Context;
  readonly options: Options;
  readonly repository: Repository;
  readonly platform: Platform;
  readonly remote: { readonly name: string; readonly address: string };
}

type NamedForge = NonNullable<Platform['spec']['forges']>[number];

/** Whose `platform.yaml` it is before somebody has made the repository their own. */
export const shippedOrganisation = 'example';

const forgeKinds: readonly NamedForge['kind'][] = ['github', 'gitlab', 'gitea'];

export async function answersOf(asked: Asked): Promise<Answers> {
  const { context, options, platform } = asked;
  const { metadata, spec } = platform;
  const forge = await namedForge(asked);
  const found = await forgeIn(asked, forge);
  // The platform's own repository has this one; another has been chosen by somebody.
  const isOwn = spec.organisation !== shippedOrganisation;
  const [owner = '', repository = ''] = found.repository.split('/').slice(-2);
  const organisation = await ask(context, {
    flag: '--organisation',
    message: 'Which organisation runs the platform?',
    given: textOption(options, 'organisation'),
    ...usual(isOwn ? spec.organisation : nameFrom(owner)),
    refuse: refuseName,
  });
  const name = await ask(context, {
    flag: '--name',
    message: 'What is the name of the platform?',
    given: textOption(options, 'name'),
    ...usual(isOwn ? metadata.name : nameFrom(repository)),
    refuse: refuseName,
  });
  const title = await ask(context, {
    flag: '--title',
    message: 'What is its title?',
    given: textOption(options, 'title'),
    ...usual(metadata.title ?? name),
    refuse: ({ length }) => (length > 0 && length <= 120 ? undefined : 'A title has 1 to 120 characters'),
  });
  const state = await stateHome(asked, found);
  return { found, words: { name, title, organisation, state, forge }, shards: await shardsOf(asked) };
}

const usual = (value: string | undefined): { usual?: string } =>
  value === undefined ? {} : { usual: value };

/** A name on a forge may have capitals and underscores. */
function nameFrom(text: string): string | undefined {
  const name = text
    .toLowerCase()
    .replace(/\.git$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return isName(name) ? name : undefined;
}

const refuseName = (answer: string): string | undefined =>
  isName(answer)
    ? undefined
    : `${JSON.stringify(answer)} is not a name: use lower-case words joined by -, at most 63 characters`;

/** The server that the options name, or, if nobody knows the server of the remote, the one that a person names. */
async function namedForge(asked: Asked): Promise<NamedForge | undefined> {
  const { context, options } = asked;
  const given = textOption(options, 'forgeUrl');
  if (given === undefined && (await isKnown(asked))) return undefined;
  const url = await ask(context, {
    flag: '--forge-url',
    message: 'At which address are the pages of the forge?',
    given,
    refuse: (answer) =>
      /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(answer)
        ? undefined
        : 'The address begins with https:// and has no credentials',
  });
  const kind = await ask(context, {
    flag: '--forge',
    message: 'Which forge is it? Forgejo is gitea.',
    given: textOption(options, 'forge'),
    choices: forgeKinds,
  });
  return { kind, url: url.replace(/\/+$/, '') };
}

async function isKnown(asked: Asked): Promise<boolean> {
  try {
    await forgeIn(asked, undefined);
    return true;
  } catch (error) {
    if (forgeErrors.forgeUnknown.is(error)) return false;
    throw error;
  }
}

async function forgeIn(
  { repository, platform, remote }: Asked,
  forge: NamedForge | undefined,
): Promise<FoundForge> {
  const forges = [...(platform.spec.forges ?? []), ...(forge ? [forge] : [])];
  return expectForge({ clone: repository, forges, environment: process.env, remote: remote.name });
}

async function stateHome(
  { context, options, platform, remote }: Asked,
  found: FoundForge,
): Promise<StateHome> {
  const given = textOption(options, 'stateUrl');
  const { remote: named, url } = platform.spec.state;
  if (given === undefined) {
    // Nothing that it says is changed.
    if (url !== undefined) return { url };
    return named === undefined ? usualStateHome(found, remote) : { remote: named };
  }
  const answer = await ask(context, {
    flag: '--state-url',
    message: "Where does the twins' state live?",
    given,
    refuse: (text) =>
      /^(?:ssh:\/\/|file:\/\/\/|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:)[^\s]+$/.test(text)
        ? undefined
        : 'The deploy key opens SSH only: ssh://git@<host>/<repository>.git',
  });
  return stateHomeAt(answer, found, remote);
}

async function shardsOf({ context, options }: Asked): Promise<number> {
  const answer = await ask(context, {
    flag: '--shards',
    message: 'In how many parts is a pull request verified?',
    given: textOption(options, 'shards'),
    usual: '2',
    refuse: (text) => (/^(?:[1-9]|[1-4]\d|50)$/.test(text) ? undefined : 'A number from 1 to 50'),
  });
  return Number(answer);
}
