import { defineError } from '@dtaas/model';

export const batchFileUnusable = defineError<{ folder: string; path: string; why: string }>(
  'batch-file-unusable',
  {
    title: "A file can't be an input or an output of a batch.",
    why: 'The inputs and outputs of a batch are files with a digest. A sandbox shows no file outside of the input folder, so a link leads nowhere there.',
    remedy: 'Replace links by the files themselves, and remove sockets, pipes and devices.',
    message: ({ folder, path, why }) =>
      `${JSON.stringify(path)} in ${folder} can't be an input or an output of a batch: ${why}.`,
  },
);

export const runGoesOn = defineError<{ folder: string; owner: string; fileElsewhere: string | undefined }>(
  'run-goes-on',
  {
    title: 'Another process works on the run.',
    why: 'Two processes would overwrite the results of each other.',
    remedy:
      'Wait until the run has ended. If its process ran on a machine that is gone, delete the file that the message names.',
    message: ({ folder, owner }) => `Another process works on the run in ${folder}: ${owner}.`,
    hint: ({ fileElsewhere }) =>
      fileElsewhere === undefined
        ? 'Wait until the run has ended, or end that process: the next dtaas run --again does what is left.'
        : `That process runs on another machine or in another container. If it is gone for good, remove ${fileElsewhere}.`,
  },
);

export const alreadyStarted = defineError('already-started', {
  title: 'The twin runs already.',
  why: 'A runner gets a state once, when it starts.',
  remedy: 'To give a running twin another state: `dtaas restore <twin>`.',
});

export const notRunning = defineError<{ twin: string; stage: string }>('not-running', {
  title: "The twin doesn't run.",
  why: 'The request needs a running twin.',
  remedy: 'Start it with `dtaas deploy`.',
  message: ({ stage }) => `The twin is ${stage}, not running.`,
  hint: ({ twin, stage }) =>
    stage === 'completed' ? `To start it anew: dtaas restart ${twin}` : 'To start it: dtaas deploy',
});

export const archiveCut = defineError<{ reason: string }>('archive-cut', {
  title: 'The transfer of a snapshot was cut.',
  why: 'The channel between dtaas and the runner ended or fell silent before the whole snapshot had come. Nothing was changed.',
  remedy: 'Check the connection to the twin, then run the command again.',
  message: ({ reason }) => `The transfer of a snapshot was cut: ${reason}.`,
});

export const archiveRefused = defineError<{ reason: string }>('archive-refused', {
  title: 'An archive is refused.',
  why: 'The archive has paths, links or sizes that no snapshot has.',
  remedy: 'Restore another snapshot; `dtaas snapshots <twin>` lists them.',
  message: ({ reason }) => `The archive is refused: ${reason}.`,
});

export const configureRefused = defineError<{ twin: string; reason: string }>('configure-refused', {
  title: 'The twin keeps its old parameters, because new ones could not be given to all of its components.',
  why: 'New values of live parameters are told to the running components, and hold for all of them or for none.',
  remedy:
    'Correct the values or the component, and deploy again. If the component should be started with the values instead, remove `live` from the parameter.',
  message: ({ twin, reason }) => `${twin} keeps its old parameters: ${reason}.`,
  hint: ({ twin }) => `See what the component printed: dtaas logs ${twin}`,
});

export const dialRefused = defineError<
  { port: number; reason: string } | { component: string; known: readonly string[] }
>('dial-refused', {
  title: "A port or a component of the workspace can't be reached.",
  why: 'No process listens on the port, or the workspace has no such component that runs.',
  remedy:
    'See the components with `dtaas status <twin>`. A component that offers a port listens on 127.0.0.1.',
  message: (details) =>
    'port' in details
      ? `Port ${details.port} of the workspace can't be reached: ${details.reason}`
      : `The workspace has no component ${JSON.stringify(details.component)} that runs.`,
  hint: (details) =>
    'port' in details
      ? 'Check that the component that offers the port runs and listens on 127.0.0.1: dtaas status <twin>'
      : `Its components are: ${details.known.join(', ')}`,
});

export const environmentMissing = defineError<{ component: string }>('environment-missing', {
  title: "A component's environment isn't built on this machine.",
  why: 'The environment was deleted with the cache.',
  remedy: 'Run `dtaas deploy`, which builds it.',
  message: ({ component }) => `The environment of ${component} isn't built on this machine.`,
});

export const networkUnenforceable = defineError<{ twin: string; remarks: readonly string[] }>(
  'network-unenforceable',
  {
    title: "The limits that a twin sets for its network can't be enforced on this machine.",
    why: 'The platform enforces a limit or refuses the twin. It never runs a twin that has more access than its configuration says.',
    remedy: 'Install bubblewrap (`apt-get install bubblewrap`), or leave `network` out of twin.yaml.',
    message: ({ twin, remarks }) =>
      `The twin.yaml of ${twin} limits the network, and that can't be enforced: ${remarks.join(' ')}`,
  },
);

export const noMemoryFolder = defineError('no-memory-folder', {
  title: 'This machine has no folder in memory in which components could get their secrets.',
  why: 'Components get secrets as files that never reach a disk.',
  remedy: 'Mount a tmpfs at `/dev/shm` or at `XDG_RUNTIME_DIR`.',
});

export const requestInvalid = defineError<{ what: string; reason: string }>('request-invalid', {
  title: 'The runner refuses a request.',
  why: 'The request is not JSON, or a field has another type than the protocol defines, e.g. a number that is not finite.',
  remedy:
    'Correct the request. `platform/runner/src/control/request.ts` lists the requests and their fields.',
  message: ({ what, reason }) => `The runner refuses ${what}: ${reason}.`,
});

export const requestUnknown = defineError<{ request: string; platform: string }>('request-unknown', {
  title: "The runner doesn't know a request.",
  why: 'The runner and the command come from different versions of the platform.',
  remedy: 'Use a `dtaas` of the version that `dtaas status <twin> --format json` shows as `platform`.',
  message: ({ request }) => `The runner doesn't know the request ${request}.`,
  hint: ({ platform }) => `The runner comes from platform ${platform}. Use a dtaas of that version.`,
});

export const runnerFailed = defineError<{ reason: string }>('runner-failed', {
  title: 'The runner has a fault.',
  why: 'An error occurred that the runner does not expect.',
  remedy: 'See the log with `dtaas logs <twin>`, and report the fault.',
  message: ({ reason }) => reason,
});

export const runnerOlder = defineError<{ request: string; its: number; ours: number }>('runner-older', {
  title: "The runner of a twin comes from an earlier platform and doesn't know a request.",
  why: 'An update of the platform does not replace running runners. You can look at, save and stop a twin whose runner is one version older.',
  remedy: 'Replace the runner; the state is kept: `dtaas suspend <twin>`, then `dtaas resume <twin>`.',
  message: ({ request, its, ours }) =>
    `The twin's runner is of an earlier platform and doesn't know the request "${request}": it speaks version ${its} of the control protocol, and this dtaas speaks ${ours}.`,
});

export const runnerUnreachable = defineError<{ reason: string }>('runner-unreachable', {
  title: "The twin's runner doesn't answer.",
  why: 'The runner died, the machine was restarted, or the channel to the runner is cut.',
  remedy: 'Run `dtaas deploy`, which starts it again.',
  message: ({ reason }) => `The twin's runner doesn't answer: ${reason}`,
});

export const secretInState = defineError<{ path: string }>('secret-in-state', {
  title: 'A component stored a secret, so no snapshot is taken.',
  why: 'A snapshot becomes a commit, which is kept for ever.',
  remedy:
    'Correct the component: it reads secrets from the files that its configuration names, and stores none.',
  message: ({ path }) => `No snapshot was taken: the file ${path} of a component's state holds a secret.`,
});

export const secretsUnreadable = defineError<{ path: string }>('secrets-unreadable', {
  title: "The secrets that were passed as a file can't be read.",
  why: 'The file is not a JSON object. No message or log shows its content.',
  remedy: 'Write an object of names and values, `{"NAME": "value"}`. The file was deleted.',
  message: ({ path }) => `The secrets passed in ${path} can't be read: the file is not a JSON object.`,
});

export const secretMissing = defineError<{ names: readonly string[]; twin?: string }>('secret-missing', {
  title: 'A secret that the twin needs was not passed.',
  why: 'Only the names of secrets are in git. The person who deploys passes the values.',
  remedy: 'Set it in the environment of the command: `NAME=… dtaas deploy`.',
  message: ({ names, twin = 'The twin' }) =>
    `${twin} needs secrets that were not passed: ${names.join(', ')}.`,
  hint: ({ names, twin }) =>
    `Pass them in the environment: ${[...names.map((name) => `${name}=…`), 'dtaas deploy', twin ?? ''].join(' ').trim()}`,
});

export const stateTooLarge = defineError<{
  total: string;
  limit: string;
  component: string;
  size: string;
  file: string;
  fileSize: string;
}>('state-too-large', {
  title: "The components' states together exceed their limit, so no snapshot is taken.",
  why: 'A snapshot becomes a git commit. A file of many gigabytes would fill the disk, even if most of the file is holes.',
  remedy:
    "Make the component delete what it doesn't need, or raise `infrastructure.resources.disk` in twin.yaml.",
  message: ({ total, limit, component, size, file, fileSize }) =>
    `No snapshot was taken: the components' states hold ${total}B together, and ${limit}B are allowed. ` +
    `The largest state is that of ${component} with ${size}B; its largest file is ${JSON.stringify(file)} with ${fileSize}B (holes included).`,
});

export const stateUnreadable = defineError<
  { component: string; path: string; reason: string } | { component: string; missing: string; twin: string }
>('component-state-unreadable', {
  title: "A component's state has a file that a snapshot can't hold, or its folder is gone.",
  why: "A snapshot can't keep a file or folder that its owner can't read, whose name isn't UTF-8, or that is called .git. It keeps at most 100,000 files and folders of a component, at most 100 folders deep.",
  remedy:
    'Change the component: the owner of its files must be able to read them, and their names must be UTF-8 and not .git.',
  message: (details) =>
    'missing' in details
      ? `No snapshot was taken: the folder with the state of ${details.component} is gone, although ${details.component} runs.`
      : `No snapshot was taken: a snapshot can't hold "${details.path}" from the state of ${details.component}, because ${details.reason}.`,
  hint: (details) =>
    'missing' in details
      ? `Move the folder back to ${details.missing}, or go back to the last snapshot: dtaas restore ${details.twin} --no-save`
      : 'Change the component: the owner must be able to read the file (and to enter the folder), the name must be UTF-8 and not .git, and there may be 100,000 files and 100 levels of folders.',
});

export const workspaceUnreadable = defineError<{ path: string; reason: string }>('workspace-unreadable', {
  title: "The workspace's file can't be read.",
  why: 'The file was deleted or damaged.',
  remedy: 'Run `dtaas deploy`, which writes it again.',
  message: ({ path, reason }) => `${path} can't be read: ${reason}`,
});
