import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { attempt } from '@dtaas/processes';
import { type Finding, isOlder } from './finding.ts';

/** What the daemon says of itself, as far as it is asked. */
interface Info {
  readonly ServerVersion?: string;
  readonly LiveRestoreEnabled?: boolean;
  readonly SecurityOptions?: readonly string[];
  readonly LoggingDriver?: string;
  readonly MemoryLimit?: boolean;
  readonly PidsLimit?: boolean;
}

const about = 'Docker';
const standard = '/var/run/docker.sock';
const settings = '/etc/docker/daemon.json';

/** The Docker daemon of this machine. Places say themselves whether they reach their own. */
export async function docker(
  environment: NodeJS.ProcessEnv = process.env,
  settingsFile = settings,
): Promise<readonly Finding[]> {
  const host = environment['DOCKER_HOST'] || `unix://${standard}`;
  if (!host.startsWith('unix://'))
    return [
      { about, state: 'absent', text: 'DOCKER_HOST names another machine. This one is not looked at.' },
    ];
  const socket = host.slice('unix://'.length);
  try {
    const info: Info = Object((await askDaemon(socket, '/info')) ?? {});
    return [versionOf(info, socket), ...remarksOn(info, settingsFile)];
  } catch (error) {
    return [whyNot(socket, (error as NodeJS.ErrnoException).code)];
  }
}

async function askDaemon(socketPath: string, path: string): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(5_000);
    const asked = request({ socketPath, path, signal, headers: { host: 'docker' } }, (answer) => {
      json(answer).then(resolve, reject);
    });
    asked.on('error', reject).end();
  });
}

function versionOf({ ServerVersion: version }: Info, socket: string): Finding {
  if (version === undefined)
    return { about, state: 'limited', text: `The program that listens at ${socket} is not a Docker daemon.` };
  if (isOlder(version, 20, 10)) {
    const text = `Docker is ${version}. Twins in containers need 20.10 or later.`;
    return { about, state: 'limited', text, next: 'apt-get install docker.io' };
  }
  return { about, state: 'ok', text: `Docker Engine ${version} at ${socket}` };
}

function whyNot(socket: string, code: string | undefined): Finding {
  switch (code) {
    case 'ENOENT':
      return {
        about,
        state: 'absent',
        text: `There is no Docker daemon at ${socket}.`,
        next: 'apt-get install docker.io',
      };
    case 'EACCES':
      return {
        about,
        state: 'limited',
        text: `This user may not use ${socket}. Who may use it has the rights of root.`,
        next: 'sudo usermod -aG docker $USER, then log in again',
      };
    case 'ECONNREFUSED':
      return {
        about,
        state: 'limited',
        text: `No Docker daemon listens at ${socket}.`,
        next: 'sudo systemctl start docker',
      };
    default:
      return {
        about,
        state: 'limited',
        text: `The Docker daemon at ${socket} gave no answer${code ? ` (${code})` : ''}.`,
        next: 'sudo systemctl restart docker',
      };
  }
}

/** What makes containers of twins less safe or less lasting. Twins limit their own logs, processes and rights. */
function remarksOn(info: Info, settingsFile: string): readonly Finding[] {
  const remarks: Finding[] = [];
  const remark = (text: string, next: string): void =>
    void remarks.push({ about, state: 'limited', text, next });
  const setting = (json: string): string =>
    `Write ${json} into ${settings}, then: sudo systemctl reload docker`;
  if (info.ServerVersion === undefined) return [];
  if (info.LiveRestoreEnabled === false)
    remark(
      'Containers end when the daemon is restarted or updated (live restore is off).',
      setting('"live-restore": true'),
    );
  if (!(info.SecurityOptions ?? []).some((option) => option.startsWith('name=no-new-privileges')))
    remark(
      'Containers that others start may gain privileges (no-new-privileges is not the default).',
      setting('"no-new-privileges": true'),
    );
  if (info.LoggingDriver === 'json-file' && !hasLogLimit(settingsFile))
    remark(
      'The logs of containers that others start may fill the disk (no max-size is known).',
      setting('"log-opts": {"max-size": "10m", "max-file": "2"}'),
    );
  if (info.MemoryLimit === false)
    remark('The kernel limits no memory of containers.', 'Boot with cgroup_enable=memory');
  if (info.PidsLimit === false)
    remark(
      'The kernel limits no number of processes of containers.',
      'Use a kernel with the pids controller',
    );
  return remarks;
}

function hasLogLimit(settingsFile: string): boolean {
  const read = attempt(() => JSON.parse(readFileSync(settingsFile, 'utf8')));
  return Object(Object(read)['log-opts'])['max-size'] !== undefined;
}
