import { defineError } from '@dtaas/model';

type At = { readonly engine: string };
type Refused = At & { readonly task: string; readonly reason: string };

export const dockerSettingRefused = defineError<{ setting: string; reason: string }>(
  'docker-setting-refused',
  {
    title: "A setting of a Docker Engine can't be used.",
    why: 'Settings say which engine is meant. They are in platform.yaml, and in the recorded state of each twin at that engine.',
    remedy:
      'Correct platform.yaml. If it is right, find out who wrote the state: `git log state/<twin>`. Nothing was touched.',
    message: ({ setting, reason }) => `The setting ${setting} of a Docker Engine ${reason}.`,
  },
);

export const contextMissing = defineError<{ context: string }>('docker-context-missing', {
  title: 'A Docker context is not on this machine.',
  why: 'A context belongs to the person or the job that deploys: its name stands in platform.yaml, its address and keys do not.',
  remedy:
    'List the contexts with `docker context ls`, and make the missing one with `docker context create`.',
  message: ({ context }) => `The Docker context ${context} is not on this machine.`,
  hint: ({ context }) => `Make it: docker context create ${context} --docker host=ssh://user@host`,
});

export const contextUnusable = defineError<{ context: string; reason: string }>('docker-context-unusable', {
  title: "A Docker context can't be used.",
  why: 'A context is a file of the person or the job that deploys. Its address becomes an argument of programs, so it has to be one that Docker Engines have.',
  remedy:
    'See its address with `docker context inspect <name>`. Remove the context, and make it again with `docker context create`.',
  message: ({ context, reason }) => `The Docker context ${context} can't be used: ${reason}.`,
});

export const certificatesMissing = defineError<At & { source: string; file: string }>(
  'docker-certificates-missing',
  {
    title: 'The certificates for a Docker Engine are missing.',
    why: 'An engine that is reached by tcp:// is used only with certificates, because whoever reaches it has root there.',
    remedy:
      'Set DOCKER_CERT_PATH to the path of a folder with ca.pem, cert.pem and key.pem. Give a Docker context its certificates with `docker context update <name> --docker host=…,ca=ca.pem,cert=cert.pem,key=key.pem`.',
    message: ({ engine, source, file }) =>
      `${source} the certificates for ${engine}, and ${file} can't be read.`,
  },
);

export const dockerMissing = defineError<At>('docker-missing', {
  title: 'No Docker Engine answers.',
  why: 'Docker is not installed there, or its service does not run. Twins at this place are Unknown until it answers.',
  remedy:
    'Install Docker (Debian, Ubuntu: apt-get install docker.io), start it (systemctl start docker), or correct the host of the place in platform.yaml.',
  message: ({ engine }) => `No Docker Engine answers at ${engine}.`,
});

export const socketRefused = defineError<At>('docker-socket-refused', {
  title: "The user may not use Docker's socket.",
  why: "Only root and members of the group docker may use an engine's socket. Membership gives root on that machine.",
  remedy:
    'Add the user to the group (usermod --append --groups docker <user>) and log in again, or run the engine rootless.',
  message: ({ engine }) => `The user may not use the Docker Engine at ${engine}.`,
});

export const dockerUnreachable = defineError<At & { reason: string }>('docker-unreachable', {
  title: "A Docker Engine can't be reached.",
  why: 'The machine is off, its network is down, or the connection was cut. Twins at this place are Unknown until it answers.',
  remedy:
    'Run the command again when the machine answers. It completes what was begun; nothing is made twice.',
  message: ({ engine, reason }) => `The Docker Engine at ${engine} can't be reached: ${reason}.`,
});

export const dockerBusy = defineError<Omit<Refused, 'reason'> & { seconds: number }>('docker-busy', {
  title: 'A Docker Engine is too busy to answer in time.',
  why: 'The engine has answered an earlier request of this command, but not this one. Many containers start there, or its machine has too much to do.',
  remedy: 'Run the command again. It completes what was begun; nothing is made twice.',
  message: ({ engine, task, seconds }) =>
    `The Docker Engine at ${engine} is busy: it did not ${task} within ${seconds} s.`,
});

export const certificatesRefused = defineError<At & { reason: string }>('docker-certificates-refused', {
  title: "A Docker Engine and this machine don't accept each other's certificates.",
  why: 'A certificate is of another authority, has expired, or names another host.',
  remedy:
    "Compare the host in platform.yaml with the names in the engine's certificate. See that ca.pem has the authority of both certificates, and that none has expired.",
  message: ({ engine, reason }) => `The Docker Engine at ${engine} can't be trusted: ${reason}.`,
});

export const engineTooOld = defineError<At & { version: string }>('docker-too-old', {
  title: 'A Docker Engine is too old.',
  why: 'Workspaces need the limits and the ports of Docker Engine 20.10 or later.',
  remedy: 'Upgrade it (Debian 12 has 20.10, Ubuntu 24.04 has 29): apt-get install docker.io.',
  message: ({ engine, version }) =>
    `The Docker Engine at ${engine} is ${version}; workspaces need 20.10 or later.`,
});

export const engineUnfit = defineError<At & { reason: string }>('docker-unfit', {
  title: "A Docker Engine can't isolate workspaces.",
  why: 'Workspaces run as Linux containers with a list of allowed system calls and with limits on memory and processes.',
  remedy:
    'See what the engine lacks: `docker info`. Correct its kernel or its settings, or use another engine.',
  message: ({ engine, reason }) => `The Docker Engine at ${engine} ${reason}.`,
});

export const imageMissing = defineError<Pick<Refused, 'engine' | 'reason'>>('docker-image-missing', {
  title: 'An image is not at a Docker Engine.',
  why: 'An image that `dtaas images build` made is loaded from this machine, or pulled from the registry that `platform.yaml` names. Another image that is named by its id has to be at the engine already.',
  remedy:
    'See what this machine keeps: `dtaas images list`. Deploy from the machine that built the image, or push it to a registry from there: `dtaas images push`.',
  message: ({ engine, reason }) => `The Docker Engine at ${engine} lacks an image: ${reason}.`,
});

export const imageHasVolumes = defineError<At & { image: string; folders: readonly string[] }>(
  'docker-image-volumes',
  {
    title: 'An image has volumes of its own.',
    why: 'For each `VOLUME` of an image, Docker gives a container a folder without a limit. A component could fill the disk of the engine there.',
    remedy:
      'Build the image without `VOLUME`. An image that is built from it has the same volumes; `docker export` and `docker import` make one that has none.',
    message: ({ engine, image, folders }) =>
      `The image ${image} at ${engine} has the ${folders.length === 1 ? 'volume' : 'volumes'} ${folders.join(', ')}, whose size nothing limits.`,
    hint: () => 'Build the image without VOLUME.',
  },
);

const couldNot = ({ engine, task, reason }: Refused) =>
  `The Docker Engine at ${engine} could not ${task}: ${reason}.`;

export const diskFull = defineError<Refused>('docker-disk-full', {
  title: 'The disk of a Docker Engine is full.',
  why: 'Images, containers and volumes share that disk.',
  remedy: 'Make room there: `docker system df` shows what takes it. Then run the command again.',
  message: couldNot,
});

export const nameTaken = defineError<Refused>('docker-name-taken', {
  title: 'A name at a Docker Engine is taken by something that dtaas did not make.',
  why: 'Names of containers, volumes and networks are unique at an engine. dtaas never touches anything that lacks the mark of this home and twin.',
  remedy:
    'Look at it with `docker inspect <name>`. Rename or remove it if it is not needed; then run the command again.',
  message: couldNot,
});

export const portTaken = defineError<Refused>('docker-port-taken', {
  title: "A Docker Engine can't open a port at which a twin exposes an endpoint.",
  why: 'Another container or program of that machine has the port, or the machine has no such address. The twin was not changed.',
  remedy:
    'End the other program, or write another `port` or `address` under `infrastructure.expose` in twin.yaml.',
  message: couldNot,
  hint: () => 'Write another port under infrastructure.expose in twin.yaml, or end the other program.',
});

type Memory = At & Record<'twin' | 'component' | 'wanted' | 'has', string>;

export const memoryShort = defineError<Memory>('docker-memory-short', {
  title: 'A component may take more memory than the machine of a Docker Engine has.',
  why: 'The amount is `requires.memory` of its asset, or `infrastructure.resources.memory` of its twin. A component that used it would end programs of others on that machine.',
  remedy:
    'Name a place whose machine has the memory (`infrastructure.place` in twin.yaml), or lower the amount.',
  message: ({ engine, twin, component, wanted, has }) =>
    `The component ${component} of ${twin} may take ${wanted} of memory, and the machine of the Docker Engine at ${engine} has ${has}.`,
});

export const requestRefused = defineError<Refused>('docker-request-refused', {
  title: 'A Docker Engine refused a request.',
  why: "The message has the engine's own reason.",
  remedy: 'Mend what the engine names, and run the command again. It completes what was begun.',
  message: couldNot,
});

export const leftBehind = defineError<At & { twin: string; left: readonly string[] }>('docker-left-behind', {
  title: 'A Docker Engine still has resources of a twin that was to be removed.',
  why: 'The end of a twin is recorded only when its place has confirmed that nothing with its mark exists.',
  remedy: 'Run `dtaas terminate <twin>` again. The twin stays listed until nothing is left.',
  message: ({ engine, twin, left }) =>
    `The Docker Engine at ${engine} still has of ${twin}: ${left.join('; ')}.`,
  hint: ({ twin }) => `Run this again: dtaas terminate ${twin}`,
});

export const workspaceImageMissing = defineError<{ twin: string }>('docker-workspace-image-missing', {
  title: '`platform.yaml` names no image for twins in containers.',
  why: 'Components run in the image that `images.workspace` of `platform.yaml` names.',
  remedy: 'Build an image with `dtaas images build --write`, and commit `platform.yaml`.',
  message: ({ twin }) => `${twin} runs in containers, but platform.yaml names no image for them.`,
  hint: () => 'Build an image, and commit platform.yaml: dtaas images build --write',
});

export const testProgramMissing = defineError<At & { image: string; program: string }>(
  'docker-test-program-missing',
  {
    title: 'The image of an asset lacks the program of its test.',
    why: 'The test runs in the image that `environment.image` of the asset names. Programs are found in /usr/bin and /bin there.',
    remedy:
      'Use an image that has the program, or name the program by its path in the image or in the folder of the asset.',
    message: ({ engine, image, program }) =>
      `The image ${image} at ${engine} has no program ${JSON.stringify(program)} in /usr/bin or /bin.`,
  },
);

export const testUsesPackages = defineError<{ use: string; asset: string }>('docker-test-uses-packages', {
  title: 'The test of an asset in its own image uses an asset that has packages.',
  why: 'The packages of a lock file are installed for one version of Node or Python. The image of an asset may have any version.',
  remedy: 'Put the packages into the image, and use an asset that has no lock file.',
  message: ({ use, asset }) =>
    `The use ${use} is ${asset}, which has packages of a lock file. Packages can't be used in an image of an asset's own.`,
});

interface Pull extends Pick<Refused, 'engine' | 'reason'> {
  readonly image: string;
  /** The variable that `platform.yaml` names for the registry, and whether it is set. */
  readonly secret: string | undefined;
  readonly isSet: boolean;
}

export const pullRefused = defineError<Pull>('docker-pull-refused', {
  title: "A Docker Engine can't pull an image.",
  why: "The engine asks the registry itself. The registry doesn't answer, lacks the image, or wants other credentials.",
  remedy:
    'For a private registry, write `images: {registry: {repository: …, credentials: {secret: NAME}}}` in `platform.yaml`, and set the variable NAME to user:password where you deploy.',
  message: ({ engine, image, reason }) => `The Docker Engine at ${engine} can't pull ${image}: ${reason}.`,
  hint({ secret, isSet }) {
    if (secret === undefined)
      return 'If the registry is private, name it and its credentials in platform.yaml: images.registry.';
    return isSet
      ? `See whether the registry has the image, and whether ${secret} has the right user:password.`
      : `Set the variable ${secret} to user:password.`;
  },
});
