import { defineError } from '@dtaas/model';
import { engineVersion } from './version.ts';

export const engineMissing = defineError<{ tried: readonly string[] }>('engine-missing', {
  title: 'Pulumi is not installed, and dtaas could not install it.',
  why: 'Pulumi is not on PATH, its downloads cannot be reached, and it could not be built.',
  remedy: 'Install Pulumi or Go, or allow the downloads. `dtaas engine status` lists what was tried.',
  message: ({ tried }) =>
    `Pulumi ${engineVersion} is missing and could not be installed. ${tried.join('. ')}.`,
  hint: () =>
    'Install Pulumi (https://www.pulumi.com/docs/install), or Go 1.25 or newer (https://go.dev/dl), then run dtaas engine install.',
});

interface Run {
  readonly operation: string;
  readonly instance: string;
}

export const engineKilled = defineError<Run & { how: string }>('engine-killed', {
  title: 'Pulumi ended in the middle of its work.',
  why: 'The process was killed, often because the machine ran out of memory.',
  remedy: 'Run `dtaas deploy` again: it completes what was begun.',
  message: ({ operation, instance, how }) =>
    `Pulumi ended in the middle of the ${operation} of ${instance} (${how}).`,
});

export const pluginMissing = defineError<{ package: string }>('plugin-missing', {
  title: 'Pulumi has no plugin for a resource.',
  why: 'A part of the installation is missing.',
  remedy: 'Run `dtaas engine install`.',
  message: ({ package: name }) => `Pulumi has no plugin for resources of ${name}.`,
  hint: () => 'Run dtaas engine install, then run the command again.',
});

export const pluginNotInstalled = defineError<{ name: string; version: string; tried: readonly string[] }>(
  'plugin-not-installed',
  {
    title: 'A plugin of Pulumi is not installed, and dtaas could not install it.',
    why: 'The plugin is not on PATH, its download cannot be reached, and it could not be built.',
    remedy:
      'Install Go, or allow the downloads of Pulumi or of Go modules (GOPROXY). `dtaas engine status` lists the plugins.',
    message: ({ name, version, tried }) =>
      `The plugin ${name} ${version} of Pulumi is missing and could not be installed. ${tried.join('. ')}.`,
    hint: ({ name, version, tried }) =>
      tried.some((line) => line.includes('Go is not installed'))
        ? `Install Go 1.26 or newer (https://go.dev/dl), or put pulumi-resource-${name} ${version} on PATH, then run dtaas engine install ${name}.`
        : `Remove the cause, or put pulumi-resource-${name} ${version} on PATH, then run dtaas engine install ${name}.`,
  },
);

export const pluginEnded = defineError('plugin-ended', {
  title: 'The plugin that makes the resources ended in the middle of its work.',
  why: 'The process was killed, or it failed.',
  remedy: 'Run `dtaas deploy` again: it goes on from what was made.',
});

export const resourcesRefused = defineError<{ name: string; reason: string }>('resources-refused', {
  title: "The desired resources can't be made.",
  why: 'A resource has an input that its kind does not allow, refers to something that is not there, or needs itself.',
  remedy: 'This is a fault of the kind of place: report it with the desired.json of the twin.',
  message: ({ name, reason }) => `The desired resources can't be made: ${name} ${reason}.`,
});

export const resourceTypeRefused = defineError<{
  type: string;
  source: string;
  known: Iterable<string>;
}>('resource-type-refused', {
  title: 'A resource has a type that no kind of place makes.',
  why: 'Only resources of the types in the table of resource kinds are made, whatever a file names.',
  remedy: 'If you did not write it, find out who did: `git log state/<twin>`.',
  message: ({ type, source }) =>
    `${source} has the resource type ${JSON.stringify(type)}, which no kind of place makes.`,
  hint: ({ known }) =>
    `Known types: ${[...known].join(', ')}. To see who changed the state: git log state/<twin>.`,
});

export const secretInState = defineError<{ instance: string; properties: readonly string[] }>(
  'secret-in-stack',
  {
    title: 'A provider returned a secret that the platform does not know of.',
    why: 'The recorded state is public to everyone who reads the repository, so no secret is written to it.',
    remedy:
      'The resources exist and are recorded without the secret. Report the property to the authors of the kind of place.',
    message: ({ instance, properties }) =>
      `A provider returned secrets for ${instance}, which were not recorded: ${properties.join(', ')}.`,
  },
);

export const stackBusy = defineError<{ instance: string; owner?: string }>('stack-busy', {
  title: 'Another process changes the same stack.',
  why: 'Two updates at once would make resources twice.',
  remedy: 'Wait until the other process is done, then run the command again.',
  message: ({ instance, owner }) =>
    owner === undefined
      ? `Another process changes ${instance}.`
      : `Another process changes ${instance}: ${owner}.`,
});

export const stackFailed = defineError<{ reason: string }>('stack-failed', {
  title: 'Pulumi could not make the resources.',
  why: 'The message has the reason.',
  remedy: 'Remove the cause and run the command again: what was made is recorded, and only the rest is done.',
  message: ({ reason }) => reason,
});

export const stackCancelled = defineError<Run>('stack-cancelled', {
  title: 'The update was stopped.',
  why: 'Somebody pressed Ctrl-C, or sent a signal.',
  remedy: 'Run `dtaas deploy` again: it goes on from what was made.',
  message: ({ operation, instance }) => `The ${operation} of ${instance} was stopped.`,
});

export const stackUnswept = defineError<{ instance: string; name: string; reason: string }>('stack-unswept', {
  title: 'A killed update may have left a resource that cannot be looked for now.',
  why: 'Making the resource again before the place has answered could make it twice.',
  remedy: 'Run the command again when the place can be reached.',
  message: ({ instance, name, reason }) =>
    `An update of ${instance} was killed while it made ${name}, and the place can't say whether ${name} exists: ${reason}`,
});

export const stateNeedsKey = defineError('state-needs-key', {
  title: 'The recorded state was encrypted with a passphrase.',
  why: 'The platform never writes an encrypted state, so somebody else did.',
  remedy: 'Bring back the `stack.json` of the commit before: `git log state/<twin>`.',
});

export const stateRefused = defineError<{ reason: string }>('state-refused', {
  title: "The recorded state can't be used.",
  why: 'It has something that the platform never writes: a resource of another home, a plugin from elsewhere or a secret.',
  remedy: 'See who wrote it with `git log state/<twin>`, and bring back the commit before.',
  message: ({ reason }) => `The recorded state isn't used: ${reason}.`,
  hint: () => "Look at the last commits of the twin's state branch. Nothing was touched.",
});
