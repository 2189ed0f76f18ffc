import { defineError } from '@dtaas/model';

export const forgeUnknown = defineError<{ remote: string }>('forge-unknown', {
  title: 'It is not known which forge a remote is.',
  why: "Only github.com, gitlab.com, codeberg.org and gitea.com are known by their addresses, and a job's environment names its own forge.",
  remedy:
    'Name a self-hosted forge in platform.yaml: `spec.forges: [{kind: gitea, url: "https://git.example"}]`.',
  message: ({ remote }) => `No forge is known at ${remote}.`,
});

export const forgeRemoteInvalid = defineError<{ remote: string }>('forge-remote-invalid', {
  title: 'A remote is not the address of a repository on a forge.',
  why: 'A repository is at `owner/name` of its forge, or at `group/subgroup/name` on GitLab.',
  remedy: 'Look at the address: `git remote -v`. To correct it: `git remote set-url origin <address>`.',
  message: ({ remote }) => `${remote} is not the address of a repository.`,
});

export const forgeRemoteMissing = defineError<{ remotes: readonly string[] }>('forge-remote-missing', {
  title: 'This clone has no remote, or several of which none is origin, so it belongs to no forge.',
  why: 'Pull requests, comments and merges are kept by the forge of the remote `origin`, or of the only remote.',
  remedy:
    'Name the remote: `git remote add origin <address>`. Without a server, a bare repository is enough: `git init --bare ../twins.git`. Of several remotes, call one origin: `git remote rename <name> origin`.',
  message: ({ remotes }) =>
    remotes.length === 0
      ? 'This clone has no remote, so it belongs to no forge.'
      : `This clone has the remotes ${remotes.join(', ')}, and none of them is origin.`,
  hint: ({ remotes }) =>
    remotes.length === 0
      ? 'Name one: git remote add origin <address>. Without a server, a bare repository is enough: git init --bare -b main ../twins.git'
      : `Choose one: git remote rename ${remotes[0]} origin`,
});

export const forgeRemoteNotBare = defineError<{ path: string; is: 'missing' | 'work-tree' | 'other' }>(
  'forge-remote-not-bare',
  {
    title: 'The remote is a folder, and not a bare repository.',
    why: 'Pull requests on a folder are kept in a bare repository. A clone with a work tree has files that somebody edits, and refuses pushes to the branch that is checked out.',
    remedy:
      'Make a bare repository, and name it as the remote: `git clone --bare <folder> <folder>.git`, `git remote set-url origin <folder>.git`.',
    message: ({ path, is }) =>
      `The remote ${path} ${{ missing: 'does not exist', 'work-tree': 'is a clone with a work tree', other: 'is not a git repository' }[is]}.`,
    hint: ({ path, is }) =>
      is === 'work-tree'
        ? `Make a bare repository of it: git clone --bare '${path}' '${path}.git' && git remote set-url origin '${path}.git'`
        : `Name one that exists: git remote set-url origin <address>. To make one: git init --bare -b main ${is === 'missing' ? `'${path}'` : '<folder>'} && git push origin main`,
  },
);

export const forgeEventInvalid = defineError<{ said: string }>('forge-event-invalid', {
  title: 'What the job was started for is not known.',
  why: "The forge's runner writes the event into a file or into variables. This one lacks something, or is of a version that was not tried.",
  remedy:
    'Look at the file of GITHUB_EVENT_PATH, or at the variables CI_…; docs/forges.md names the versions that were tried.',
  message: ({ said }) => `The event of the job can't be read: ${said}.`,
});

export const forgeTokenMissing = defineError<{ forge: string; variables: readonly string[] }>(
  'forge-token-missing',
  {
    title: 'The forge needs a token.',
    why: 'Requests that change something, and private repositories, need an account.',
    remedy: 'Make a token on the forge and put it into the environment variable that the message names.',
    message: ({ forge }) => `There is no token for ${forge}.`,
    hint: ({ variables }) => `Set ${variables.join(' or ')}.`,
  },
);

export const forgeTokenForeign = defineError<{ forge: string; url: string }>('forge-token-foreign', {
  title: 'A token belongs to another forge than the one of the remote.',
  why: 'A token is sent to its own server only. DTAAS_FORGE_TOKEN belongs to the server of DTAAS_FORGE_URL. Without that variable, it belongs to the server of the job, or outside of jobs to a forge that everybody knows, such as github.com.',
  remedy: 'If the token belongs to the forge of the remote, say so: set DTAAS_FORGE_URL to its address.',
  message: ({ forge }) => `DTAAS_FORGE_TOKEN is set, but nothing says that it belongs to ${forge}.`,
  hint: ({ url }) => `If it does: DTAAS_FORGE_URL=${url}`,
});

export const forgeMarkKeyShort = defineError<{ least: number }>('forge-mark-key-short', {
  title: 'The key to sign comments with is too short.',
  why: 'A short key can be guessed. Whoever has the key can write in the name of the platform.',
  remedy: 'Set DTAAS_MARK_KEY to at least 32 random characters, e.g. by `openssl rand -hex 32`.',
  message: ({ least }) => `The key to sign comments with has fewer than ${least} characters.`,
});

export const forgeMarkKeyOpen = defineError<{ path: string }>('forge-mark-key-open', {
  title: 'Others than its owner can read the key to sign comments with.',
  why: 'Whoever has the key can write in the name of the platform.',
  remedy: 'Remove the file, and the next command makes a new key. Earlier comments are not recognised then.',
  message: ({ path }) => `Others than its owner can read ${path}.`,
  hint: ({ path }) => `If nobody has read it yet: chmod 600 '${path}'. Otherwise remove it.`,
});

export const forgeMarkKeyMissing = defineError('forge-mark-key-missing', {
  title: 'There is no key to sign comments with.',
  why: 'The platform recognises its own comments by a signature, because anybody can write in its name.',
  remedy:
    'Set DTAAS_MARK_KEY to at least 32 random characters; `dtaas init` makes one and keeps it as a secret on the forge.',
});

export const forgeUnreachable = defineError<{ forge: string; said: string }>('forge-unreachable', {
  title: 'The forge does not answer.',
  why: 'The network is down, or the server failed. A request that was sent may have arrived all the same.',
  remedy: 'Run the command again. It looks at what is there before it changes anything.',
  message: ({ forge, said }) => `${forge} does not answer: ${said}`,
});

export const forgeBusy = defineError<{ forge: string; seconds: number }>('forge-busy', {
  title: 'The forge asks to send fewer requests.',
  why: 'The rate limit of the account is used up, and the forge asks for more patience than a command has.',
  remedy: 'Run the command again later.',
  message: ({ forge, seconds }) => `${forge} accepts no more requests for ${seconds} s.`,
});

export const forgeRefused = defineError<{ forge: string; request: string; said: string }>('forge-refused', {
  title: 'The forge refused a request.',
  why: 'The account or the job has no right to it, or a rule of the repository forbids it.',
  remedy:
    'Look at the rights of the token and at the rules of the repository; `dtaas doctor` lists what is missing.',
  message: ({ forge, request, said }) => `${forge} refused to ${request}: ${said}`,
});

export const forgeNotFound = defineError<{ forge: string; subject: string; hidesNothing?: true }>(
  'forge-not-found',
  {
    title: 'Something does not exist on the forge.',
    why: 'It was deleted, or the token has no right to see it.',
    remedy: 'Look whether it is there, and whether the account of the token can see it.',
    message: ({ forge, subject, hidesNothing }) =>
      `${forge} has no ${subject}${hidesNothing ? '' : ', or does not show it to this account'}.`,
    hint: ({ hidesNothing }) =>
      hidesNothing
        ? 'To list the open pull requests: dtaas list pull-requests'
        : 'Look whether it is there, and whether the account of the token can see it.',
  },
);

export const forgeAnswerInvalid = defineError<{ forge: string; request: string; said: string }>(
  'forge-answer-invalid',
  {
    title: "The forge's answer can't be read.",
    why: 'The address belongs to another program, or the forge is older or newer than what was tried.',
    remedy:
      'Look at the address of the forge and its version; docs/forges.md names the versions that were tried.',
    message: ({ forge, request, said }) => `The answer of ${forge} to ${request} can't be read: ${said}`,
  },
);

export const forgeLacks = defineError<{ forge: string; ability: string; instead: string }>('forge-lacks', {
  title: 'The forge cannot do this.',
  why: 'Its interface for programs does not offer it.',
  remedy: 'Do it as the message says.',
  message: ({ forge, ability }) => `${forge} cannot ${ability}.`,
  hint: ({ instead }) => instead,
});

export const forgeHeadMoved = defineError<{ number: number; seen: string; now: string }>('forge-head-moved', {
  title: 'The pull request has changed since it was looked at.',
  why: 'Somebody pushed. What was reviewed is not what would be merged.',
  remedy: 'Look at the new commits, and merge again.',
  message: ({ number, seen, now }) =>
    `The head of pull request ${number} is ${now.slice(0, 12)}, not ${seen.slice(0, 12)}.`,
});

export const forgeMergeConflict = defineError<{ number: number; base: string }>('forge-merge-conflict', {
  title: 'The pull request conflicts with its base branch.',
  why: 'Both changed the same lines.',
  remedy:
    'Merge the base branch into the branch of the pull request, resolve the conflicts, push, and merge again.',
  message: ({ number, base }) => `Pull request ${number} conflicts with ${base}.`,
});

export const forgeNotMergeable = defineError<{
  number: number;
  said: string;
  /** The next command, as a sentence. */
  next?: string;
}>('forge-not-mergeable', {
  title: 'The pull request cannot be merged now.',
  why: 'A required status has not succeeded, a review is missing, or it is closed.',
  remedy: 'Look at the statuses and reviews of the pull request, and merge again.',
  message: ({ number, said }) => `Pull request ${number} cannot be merged: ${said}`,
  hint: ({ next }) => next ?? 'Look at the statuses and reviews of the pull request, and merge again.',
});
