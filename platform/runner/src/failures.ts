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
    'It is not JSON, or a field has another type than the protocol says, such as a number that is not finite.',
    'Correct the request. `platform/runner/src/protocol.ts` lists the requests and their fields.',
  ],
  'request-unknown': [
    'The runner doesn’t know a request.',
    'It is of another platform than the command.',
    'Ask it with a `dtaas` of the version that `dtaas status <twin> --format json` names as `platform`.',
  ],
  'runner-failed': [
    'The runner has a fault.',
    'Nobody expected what happened.',
    '`dtaas logs <twin>` shows more; report it.',
  ],
  'runner-older': [
    "The runner of a twin is of an earlier platform and doesn't know a request.",
    'An update of the platform replaces no runner by itself. One that is a version older can be looked at, saved and stopped.',
    'Replace it, which keeps the state: `dtaas suspend <twin>`, then `dtaas resume <twin>`.',
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
    'The secrets that were passed as a file can’t be read.',
    'The file is not a JSON object. Its content is shown nowhere.',
    'Write an object of names and values, `{"NAME": "value"}`.',
  ],
  'secret-missing': [
    'Nobody passed a secret that the twin needs.',
    'Only names are in git; whoever deploys knows the values.',
    'Set it in the environment of the command: `NAME=… dtaas deploy`.',
  ],
  'state-too-large': [
    'The components’ states hold more than they may, so no snapshot is taken.',
    'A snapshot becomes a commit; a file of many gigabytes, even one of holes, would fill the disk.',
    'Make the component delete what it doesn’t need, or raise `infrastructure.resources.disk` in twin.yaml.',
  ],
  'component-state-unreadable': [
    'A component’s state holds what no snapshot can hold.',
    "A file or folder that its owner can't read, or a name that isn't UTF-8 or is .git, couldn't be kept and restored.",
    'Mend the component: its files have a mode that its owner can read, and names in UTF-8 other than .git.',
  ],
  'workspace-unreadable': [
    'The workspace’s file can’t be read.',
    'It was deleted or damaged.',
    'Run `dtaas deploy`, which writes it again.',
  ],
});
