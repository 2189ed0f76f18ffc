import { defineError, didYouMean } from '@dtaas/model';
import { forHelp } from '../given-texts.ts';

export const secondsWrong = defineError<{ readonly text: string }>('usage-seconds', {
  title: 'The value of `--seconds` is not a number from 1 to 3600.',
  why: '`--seconds` says how long the twin is watched.',
  remedy: 'Write, for example, `--seconds 20`.',
  message: ({ text }) => `--seconds takes a number from 1 to 3600, not ${JSON.stringify(text)}.`,
});

export const engineActionUnknown = defineError<{ readonly action: string }>('usage-engine-action', {
  title: '`dtaas engine` has no such action.',
  why: 'Its actions are `status` and `install`.',
  remedy: 'Write `dtaas engine status` or `dtaas engine install`.',
  message: ({ action }) => `dtaas engine has no action ${JSON.stringify(action)}.`,
});

export const pluginUnknown = defineError<{ readonly name: string; readonly known: readonly string[] }>(
  'usage-engine-plugin',
  {
    title: '`dtaas engine` does not install a plugin of that name.',
    why: 'The name may be misspelt, or a newer dtaas installs the plugin.',
    remedy: 'To list the plugins: `dtaas engine status`.',
    message: ({ name }) => `${JSON.stringify(name)} is not a plugin of Pulumi that dtaas installs.`,
    hint: ({ name, known }) => `${didYouMean(name, known)} The plugins are ${known.join(', ')}.`.trimStart(),
  },
);

export const imagesActionUnknown = defineError<{ readonly action: string }>('usage-images-action', {
  title: '`dtaas images` has no such action.',
  why: 'Its actions are `build`, `list` and `push`.',
  remedy: 'Write `dtaas images build`, `dtaas images list` or `dtaas images push`.',
  message: ({ action }) => `dtaas images has no action ${JSON.stringify(action)}.`,
});

export const imagesOptionMisplaced = defineError<{ readonly action: string; readonly given: string }>(
  'usage-images-option',
  {
    title: 'An option or an argument belongs to another action of `dtaas images`.',
    why: '`--if-missing`, `--mirror` and `--security-mirror` are for `build`, `--registry` is for `list`, and `--tag` and an image are for `push`.',
    remedy: `${forHelp}.`,
    message: ({ action, given }) => `dtaas images ${action} does not take ${given}.`,
  },
);

export const mirrorWrong = defineError<{ readonly option: string; readonly text: string }>(
  'usage-images-mirror',
  {
    title: "A server of Debian's packages is not an address.",
    why: 'The packages come by `http` or `https`.',
    remedy: 'Write, for example, `--mirror http://mirror.example/debian`.',
    message: ({ option, text }) =>
      `--${option} takes an address of http or https, not ${JSON.stringify(text)}.`,
  },
);

export const platformProblems = defineError('platform-problems', {
  title: '`platform.yaml` has problems.',
  why: 'The file names the images that are used and the registry, and it could not be read.',
  remedy: 'Correct the problems. To list all problems: `dtaas check`.',
  message: () => 'platform.yaml has problems.',
});

export const registryMissing = defineError<{ readonly inRepository: boolean }>('images-registry-missing', {
  title: 'No registry is named to which images can be pushed.',
  why: '`platform.yaml` names the registry and, if it needs one, the secret with the user and the password.',
  remedy:
    'Write in `platform.yaml`: `images: {registry: {repository: registry.example/twins/workspace, credentials: {secret: NAME}}}`.',
  message: ({ inRepository }) =>
    inRepository
      ? 'platform.yaml names no registry of images.'
      : 'This folder is in no repository with a platform.yaml, which would name a registry of images.',
});

export const imagesUnwritten = defineError('images-unwritten', {
  title: 'There is no `platform.yaml` in which an image could be named.',
  why: '`dtaas images build --write` writes the image of container workspaces into the file of the repository in which it runs.',
  remedy: 'Run it in a clone, or without `--write`.',
  message: () => 'This folder is in no repository with a platform.yaml, so --write has nothing to write to.',
});
