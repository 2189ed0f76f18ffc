import { DtaasError, defineError } from '@dtaas/model';
import { knownAs, nameOf, type SshTarget, sshTo } from './machine.ts';

type At = { readonly target: SshTarget };
export type Refused = At & { readonly reason: string };

/** `login` says where ssh tried to connect, by the settings and the user's configuration. */
export const unreachable = defineError<Refused & { login?: SshTarget }>('place-unreachable', {
  title: "A place on another machine can't be reached.",
  why: 'The machine is off, its network is down, or a firewall refuses the connection. Twins on it are Unknown until it answers; those on other places are not affected.',
  remedy: 'Try it by hand with `ssh <host>`. Run the command again when the machine answers.',
  message: ({ target, reason, login = target }) =>
    `${target.host} can't be reached as ${nameOf(login)}: ${reason}.`,
  hint: ({ target, login = target }) =>
    `Is the machine on, the network up, and port ${login.port ?? 22} open? Try it by hand: ${sshTo(target)} true. Then run the command again.`,
});

export const connectionLost = defineError<Refused>('place-connection-lost', {
  title: 'The connection to a place on another machine was cut.',
  why: 'The network failed, or the machine was stopped, while a command was at work there.',
  remedy: 'Run the command again. It completes what was begun; nothing is made twice.',
  message: ({ target, reason }) => `The connection to ${nameOf(target)} was cut: ${reason}.`,
});

export const hostKeyUnknown = defineError<At>('place-host-key-unknown', {
  title: 'The host key of a machine is not known.',
  why: 'Without a known key, another machine could answer under that name. dtaas never accepts a key by itself.',
  remedy:
    'Connect once by hand with `ssh <host>` and compare the fingerprint. In a CI job, write a key that you checked to known_hosts (`ssh-keyscan <host>`).',
  message: ({ target }) => `The host key of ${nameOf(target)} is not in known_hosts.`,
  hint: ({ target }) => `Connect once by hand, and compare the fingerprint: ${sshTo(target)}`,
});

export const hostKeyChanged = defineError<At>('place-host-key-changed', {
  title: 'A machine answers with another host key than the known one.',
  why: 'The machine was installed again, or another machine answers in its place.',
  remedy:
    'Ask the person who runs the machine. If the key changed on purpose, remove the old one with `ssh-keygen -R <host>` and connect once by hand.',
  message: ({ target }) => `${nameOf(target)} answers with another host key than the one in known_hosts.`,
  hint: ({ target }) =>
    `Ask the person who runs the machine. If the key changed on purpose, remove the old one and connect once by hand: ssh-keygen -R ${knownAs(target)} && ${sshTo(target)}`,
});

export const loginRefused = defineError<Refused>('place-login-refused', {
  title: 'A machine refuses the login.',
  why: 'None of the offered keys is allowed there, or the user is wrong. Passwords are not asked for.',
  remedy:
    'Add the public key to `~/.ssh/authorized_keys` on the machine (`ssh-copy-id <host>`), or load the key into the agent (`ssh-add`).',
  message: ({ target, reason }) => `${nameOf(target)} refuses the login: ${reason}.`,
});

export const identityMissing = defineError<{ variable: string; path: string }>('place-identity-missing', {
  title: 'The environment variable that names the private key is not set, or names no file.',
  why: '`identity` in platform.yaml names an environment variable, because the path of a key differs between machines.',
  remedy:
    'Set the variable to the path of the private key, or remove `identity` and use the ssh configuration.',
  message: ({ variable, path }) =>
    path === ''
      ? `${variable} isn't set. It should hold the path of a private key.`
      : `${variable} should hold the path of a private key, and ${path} is not a file.`,
  hint: ({ variable }) => `Set it: export ${variable}="$HOME/.ssh/id_ed25519"`,
});

export const sshMissing = defineError('place-ssh-missing', {
  title: "The program ssh isn't installed on this machine.",
  why: 'Places of the kind ssh are reached with the OpenSSH client.',
  remedy: 'Install it: apt-get install openssh-client.',
});

export const nodeUnfit = defineError<At & { version?: string }>('place-node-missing', {
  title: 'A machine has no Node, or one that is too old.',
  why: 'Workspaces on another machine run with its own Node, 20.19 or later. A login without a terminal often has a shorter PATH than yours.',
  remedy:
    'Install Node 20.19 or later there. If it is installed, link it there: ln -s "$(which node)" ~/.local/bin/node.',
  message: ({ target, version }) =>
    version === undefined
      ? `${nameOf(target)} has no Node on the PATH of a login without a terminal.`
      : `${nameOf(target)} has Node ${version}; workspaces need 20.19 or later.`,
});

export const helperFailed = defineError<Refused>('place-helper-failed', {
  title: 'The program of dtaas on a machine does not work.',
  why: 'dtaas copies a program to the machine and runs it there with Node. That program was ended, or its copy was changed.',
  remedy:
    'Run the command again. If it fails again, remove the folders `store/place-*` below the folder of the place; they are copied anew.',
  message: ({ target, reason }) => `The program of dtaas on ${nameOf(target)} does not work: ${reason}.`,
});

export const copyFailed = defineError<Refused>('place-copy-failed', {
  title: 'A file could not be copied to a machine.',
  why: 'The disk there is full, or the folder of the place may not be written to.',
  remedy:
    'Make room there, or let `folder` in platform.yaml name another folder. Then run the command again.',
  message: ({ target, reason }) => `A file could not be copied to ${nameOf(target)}: ${reason}.`,
});

export const clockDiffers = defineError<At & { seconds: number }>('place-clock-differs', {
  title: 'The clock of a machine differs from the clock here.',
  why: 'Snapshots are sorted by the time at which they were taken. With a wrong clock, an old snapshot would count as the newest.',
  remedy: 'Set the clock there, and keep it right with NTP: apt-get install systemd-timesyncd.',
  message: ({ target, seconds }) =>
    `The clock of ${nameOf(target)} is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the clock here.`,
});

export const settingRefused = defineError<{ setting: string; value: string }>('place-setting-refused', {
  title: "A setting of a place can't be used.",
  why: 'Settings become arguments of ssh. Those in platform.yaml are checked by `dtaas check`; this one comes from a recorded state.',
  remedy: 'See who wrote the state: `git log state/<twin>`. Nothing was touched.',
  message: ({ setting, value }) => `${value} can't be the ${setting} of a place.`,
});

export type ErrorInJson = Pick<DtaasError, 'code' | 'message' | 'hint'>;

export function errorInJson({ code, message, hint }: DtaasError): ErrorInJson {
  return { code, message, hint };
}

/** The error as it is read here, where "this machine" is another one. */
export function errorFrom(target: SshTarget, { code, message, hint }: ErrorInJson): DtaasError {
  return new DtaasError({ code, message: `${nameOf(target)}: ${message}`, hint });
}
