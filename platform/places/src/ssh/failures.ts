import { defineError } from '@dtaas/model';

interface At {
  /** The machine, as a person would name it. */
  readonly place: string;
}

interface Refused extends At {
  readonly reason: string;
}

function addressOf(place: string): readonly [host: string, port: string | undefined] {
  const [host = place, port] = place.split(', port ');
  return [host, port];
}

/** A command that a person can paste, for a host that was given with a port. */
const sshTo = (place: string): string => {
  const [host, port] = addressOf(place);
  return `ssh ${port === undefined ? '' : `-p ${port} `}${host}`;
};

/** How known_hosts names the host. */
const knownAs = (place: string): string => {
  const [host, port] = addressOf(place.replace(/^.*@/, ''));
  return port === undefined || port === '22' ? host : `'[${host}]:${port}'`;
};

export const unreachable = defineError<Refused>('place-unreachable', {
  title: "A place on another machine can't be reached.",
  why: 'The machine is off, its network is down, or a firewall refuses the connection. Twins on it are Unknown until it answers; those on other places are not affected.',
  remedy: 'Try it by hand with `ssh <host>`. Run the command again when the machine answers.',
  message: ({ place, reason }) => `${place} can't be reached: ${reason}.`,
  hint: ({ place }) => `Try it by hand: ${sshTo(place)} true. Then run the command again.`,
});

export const connectionLost = defineError<Refused>('place-connection-lost', {
  title: 'The connection to a place on another machine was cut.',
  why: 'The network failed, or the machine was stopped, while a command was at work there.',
  remedy: 'Run the command again. It completes what was begun; nothing is made twice.',
  message: ({ place, reason }) => `The connection to ${place} was cut: ${reason}.`,
  hint: () => 'Run the command again: it completes what was begun, and nothing is made twice.',
});

export const hostKeyUnknown = defineError<At>('place-host-key-unknown', {
  title: 'The host key of a machine is not known.',
  why: 'Without a known key, another machine could answer under that name. dtaas never accepts a key by itself.',
  remedy:
    'Connect once by hand with `ssh <host>` and compare the fingerprint. In a CI job, write a key that you checked to known_hosts (`ssh-keyscan <host>`).',
  message: ({ place }) => `The host key of ${place} is not in known_hosts.`,
  hint: ({ place }) => `Connect once by hand, and compare the fingerprint: ${sshTo(place)}`,
});

export const hostKeyChanged = defineError<At>('place-host-key-changed', {
  title: 'A machine answers with another host key than the known one.',
  why: 'The machine was installed again, or another machine answers in its place.',
  remedy:
    'Ask whoever runs the machine. If the key changed on purpose, remove the old one with `ssh-keygen -R <host>` and connect once by hand.',
  message: ({ place }) => `${place} answers with another host key than the one in known_hosts.`,
  hint: ({ place }) =>
    `Ask whoever runs the machine. If the key changed on purpose, remove the old one and connect once by hand: ssh-keygen -R ${knownAs(place)} && ${sshTo(place)}`,
});

export const loginRefused = defineError<Refused>('place-login-refused', {
  title: 'A machine refuses the login.',
  why: 'None of the offered keys is allowed there, or the user is wrong. Passwords are not asked for.',
  remedy:
    'Add the public key to `~/.ssh/authorized_keys` on the machine (`ssh-copy-id <host>`), or load the key into the agent (`ssh-add`).',
  message: ({ place, reason }) => `${place} refuses the login: ${reason}.`,
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
  message: ({ place, version }) =>
    version === undefined
      ? `${place} has no Node on the PATH of a login without a terminal.`
      : `${place} has Node ${version}; workspaces need 20.19 or later.`,
});

export const helperFailed = defineError<Refused>('place-helper-failed', {
  title: 'The program of dtaas on a machine does not work.',
  why: 'dtaas copies a program to the machine and runs it there with Node. That program was ended, or its copy was changed.',
  remedy:
    'Run the command again. If it fails again, remove the folders `store/place-*` below the folder of the place; they are copied anew.',
  message: ({ place, reason }) => `The program of dtaas on ${place} does not work: ${reason}.`,
});

export const copyFailed = defineError<Refused>('place-copy-failed', {
  title: 'A file could not be copied to a machine.',
  why: 'The disk there is full, or the folder of the place may not be written to.',
  remedy:
    'Make room there, or let `folder` in platform.yaml name another folder. Then run the command again.',
  message: ({ place, reason }) => `A file could not be copied to ${place}: ${reason}.`,
});

export const clockDiffers = defineError<At & { seconds: number }>('place-clock-differs', {
  title: 'The clock of a machine differs from the clock here.',
  why: 'Snapshots are sorted by the time at which they were taken. With a wrong clock, an old snapshot would count as the newest.',
  remedy: 'Set the clock there, and keep it right with NTP: apt-get install systemd-timesyncd.',
  message: ({ place, seconds }) =>
    `The clock of ${place} is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the clock here.`,
});

export const settingRefused = defineError<{ setting: string; value: string }>('place-setting-refused', {
  title: "A setting of a place can't be used.",
  why: 'Settings become arguments of ssh. Those in platform.yaml are checked by `dtaas check`; this one comes from a recorded state.',
  remedy: 'See who wrote the state: `git log state/<twin>`. Nothing was touched.',
  message: ({ setting, value }) => `${value} can't be the ${setting} of a place.`,
});
