import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const runnerFailures = failures({
  'already-started': [
    'The twin runs already.',
    'A runner is given a state once, when it starts.',
    'Give a running twin another state with `dtaas restore`.',
  ],
  'not-running': [
    'The twin doesn’t run.',
    'What was asked needs it running.',
    'Start it with `dtaas deploy`.',
  ],
  'archive-refused': [
    'An archive is refused.',
    'It has paths, links or sizes that a snapshot never has.',
    'Take another snapshot: `dtaas snapshots <twin>`.',
  ],
  'archive-cut': [
    'The transfer of a snapshot was cut.',
    'The channel between dtaas and the runner ended or fell silent before the whole snapshot had come. Nothing was changed.',
    'Check the connection to the twin, then run the command again.',
  ],
  'dial-refused': [
    "A port or a component of the workspace can't be reached.",
    'No process listens on the port, or the workspace has no such component that runs.',
    '`dtaas status <twin>` lists the components. A component that offers a port listens on 127.0.0.1.',
  ],
  'environment-missing': [
    'A component’s environment isn’t built on this machine.',
    'It was deleted with the cache.',
    'Run `dtaas deploy`, which builds it.',
  ],
  'network-unenforceable': [
    'What the twin’s `network` allows can’t be enforced here.',
    'What is written is enforced or refused, never hoped for.',
    'Get bubblewrap (`apt-get install bubblewrap`), or take `network` out of twin.yaml.',
  ],
  'no-memory-folder': [
    'There is no folder in memory.',
    'Secrets are handed to components as files that never reach a disk.',
    'Mount a tmpfs at `/dev/shm` or `XDG_RUNTIME_DIR`.',
  ],
  'request-invalid': [
    'The runner refuses a request.',
    'The request is not JSON, or a field has another type than the protocol defines, e.g. a number that is not finite.',
    'Correct the request. `platform/runner/src/protocol.ts` lists the requests and their fields.',
  ],
  'request-unknown': [
    'The runner doesn’t know a request.',
    'The runner and the command come from different versions of the platform.',
    'Use a `dtaas` of the version that `dtaas status <twin> --format json` shows as `platform`.',
  ],
  'runner-failed': [
    'The runner has a fault.',
    'Nobody expected what happened.',
    '`dtaas logs <twin>` shows more; report it.',
  ],
  'runner-older': [
    "The runner of a twin comes from an earlier platform and doesn't know a request.",
    'An update of the platform does not replace running runners. You can look at, save and stop a twin whose runner is one version older.',
    'Replace the runner; the state is kept: `dtaas suspend <twin>`, then `dtaas resume <twin>`.',
  ],
  'runner-unreachable': [
    'The twin’s runner doesn’t answer.',
    'It died, or the machine was restarted.',
    'Run `dtaas deploy`, which heals it.',
  ],
  'secret-in-state': [
    'A component stored a secret, so no snapshot is taken.',
    'A snapshot becomes a commit, which is kept for ever.',
    'Mend the component: it reads secrets from the files that its configuration names, and stores none.',
  ],
  'secrets-unreadable': [
    "The secrets that were passed as a file can't be read.",
    'The file is not a JSON object. No message or log shows its content.',
    'Write an object of names and values, `{"NAME": "value"}`.',
  ],
  'secret-missing': [
    'Nobody passed a secret that the twin needs.',
    'Only names are in git; whoever deploys knows the values.',
    'Set it in the environment of the command: `NAME=… dtaas deploy`.',
  ],
  'state-too-large': [
    "The components' states together exceed their limit, so no snapshot is taken.",
    'A snapshot becomes a git commit. A file of many gigabytes would fill the disk, even if most of the file is holes.',
    "Make the component delete what it doesn't need, or raise `infrastructure.resources.disk` in twin.yaml.",
  ],
  'component-state-unreadable': [
    "A component's state has a file that a snapshot can't hold.",
    "A snapshot can't keep a file or folder that its owner can't read, whose name isn't UTF-8, or that is called .git.",
    'Change the component: the owner of its files must be able to read them, and their names must be UTF-8 and not .git.',
  ],
  'workspace-unreadable': [
    'The workspace’s file can’t be read.',
    'It was deleted or damaged.',
    'Run `dtaas deploy`, which writes it again.',
  ],
});
