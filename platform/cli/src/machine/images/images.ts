import {
  buildImage,
  checkBlobs,
  keptImage,
  keptImages,
  listTags,
  parseRepository,
  pushImage,
  type RegistrySession,
  registrySession,
  workspaceRecipe,
} from '@dtaas/images';
import { answerText, type Context, type ExitCode, type Options, textOption } from '../../context.ts';
import {
  imagesActionUnknown,
  imagesOptionMisplaced,
  imagesUnwritten,
  mirrorWrong,
  registryMissing,
} from '../failures.ts';
import { type PlatformImages, readImages } from './read-images.ts';
import { builtText, imageReport, listText, pushedText, writtenText } from './words.ts';
import { writeWorkspaceImage } from './write-image.ts';

type Action = (context: Context, options: Options, image: string | undefined) => Promise<ExitCode>;

/** `dtaas images [build|list|push] [image]`: the images in which container workspaces run. */
export async function run(
  context: Context,
  [action = 'list', image]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const found = actions.get(action);
  if (!found) throw imagesActionUnknown({ action });
  const misplaced = Object.keys(taken).find((name) => options[name] !== undefined && taken[name] !== action);
  if (misplaced !== undefined) throw imagesOptionMisplaced({ action, given: flagOf(misplaced) });
  if (image !== undefined && action !== 'push')
    throw imagesOptionMisplaced({ action, given: `the image ${JSON.stringify(image)}` });
  return found(context, options, image);
}

/** By the name of each option: the action that takes it. */
const taken: { readonly [option: string]: string } = {
  ifMissing: 'build',
  mirror: 'build',
  securityMirror: 'build',
  write: 'build',
  registry: 'list',
  tag: 'push',
};

const build: Action = async (context, options) => {
  const { note, signal } = context;
  const [mirror, securityMirror] = [mirrorOf(options, 'mirror'), mirrorOf(options, 'securityMirror')];
  // Read first, because a build takes minutes.
  const platform = await readImages(context.cwd);
  const isWritten = options['write'] === true;
  if (isWritten && !platform) throw imagesUnwritten();
  const image = await buildImage(workspaceRecipe, {
    onProgress: note,
    signal,
    ifMissing: options['ifMissing'] === true,
    ...(mirror === undefined ? {} : { mirror }),
    ...(securityMirror === undefined ? {} : { securityMirror }),
  });
  if (isWritten) await writeWorkspaceImage(context.cwd, image);
  const used = isWritten ? image : platform?.workspace;
  const text = isWritten ? writtenText(image) : builtText(image, used);
  answerText(context, 'ImagesReport', { images: [imageReport(image, used)] }, text);
  return 0;
};

const list: Action = async (context, options) => {
  const platform = await readImages(context.cwd);
  const images = keptImages().map((image) => imageReport(image, platform?.workspace));
  if (options['registry'] !== true) {
    answerText(context, 'ImagesReport', { images }, listText(images));
    return 0;
  }
  const session = sessionOf(platform, context.signal);
  const registry = { repository: session.repository.name, tags: await listTags(session) };
  answerText(context, 'ImagesReport', { images, registry }, listText(images, registry));
  return 0;
};

const push: Action = async (context, options, wanted) => {
  const { note, signal } = context;
  const platform = await readImages(context.cwd);
  const session = sessionOf(platform, signal);
  const image = keptImage(wanted ?? platform?.workspace?.digest ?? workspaceRecipe.name);
  await checkBlobs(image);
  const tags = Array.isArray(options['tag']) ? options['tag'] : [];
  const pushed = await pushImage(image, session, { tags, onProgress: note });
  const sent = pushed.sent.map(({ digest, size }) => ({ digest, bytes: size }));
  answerText(context, 'ImagePushReport', { ...pushed, sent }, pushedText(pushed));
  return 0;
};

const actions: ReadonlyMap<string, Action> = new Map([
  ['build', build],
  ['list', list],
  ['push', push],
]);

/** @throws DtaasError `images-registry-missing`, `registry-name-malformed` */
function sessionOf(platform: PlatformImages | undefined, signal: AbortSignal): RegistrySession {
  if (!platform?.registry) throw registryMissing({ inRepository: platform !== undefined });
  const { repository, credentials } = platform.registry;
  return registrySession(parseRepository(repository), { secret: credentials?.secret, signal });
}

function mirrorOf(options: Options, name: string): string | undefined {
  const text = textOption(options, name);
  if (text === undefined || /^https?:\/\/[^\s[\]]+$/.test(text)) return text;
  throw mirrorWrong({ option: flagOf(name).slice('--'.length), text });
}

function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
