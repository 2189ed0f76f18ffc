import { statSync } from 'node:fs';
import type { JsonObject } from '@dtaas/model';
import { identityMissing, settingRefused } from './failures.ts';
import type { SshTarget } from './machine.ts';

/**
 * Every text becomes an argument of ssh or of the shell there, so none may begin with a hyphen or hold a character that a shell
 * interprets.
 */
const properties = {
  host: {
    description:
      'The machine: a name, an IPv4 or IPv6 address without brackets, or an alias of the ssh configuration.',
    type: 'string',
    maxLength: 253,
    pattern: '^[A-Za-z0-9_:][A-Za-z0-9._:%-]*$',
  },
  user: {
    description: 'Who logs in there. Absent: as the ssh configuration says.',
    type: 'string',
    maxLength: 64,
    pattern: '^[A-Za-z_][A-Za-z0-9._-]*$',
  },
  port: {
    description: 'The port of its ssh server. Absent: as the ssh configuration says.',
    type: 'integer',
    minimum: 1,
    maximum: 65535,
  },
  identity: {
    description:
      'The environment variable that holds the path of a private key; its name begins with DTAAS_. Absent: as the ssh configuration and the agent say.',
    type: 'string',
    maxLength: 100,
    pattern: '^DTAAS_[A-Z0-9_]+$',
  },
  folder: {
    description:
      'The absolute path of the folder for workspaces and assets there. Absent: .local/state/dtaas in the home of the user.',
    type: 'string',
    maxLength: 200,
    pattern: '^(/[A-Za-z0-9_@+][A-Za-z0-9._@+-]*)+$',
  },
} as const;

/** JSON Schema of the settings. */
export const sshSettings: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['host'],
  properties,
};

/**
 * The target that settings name. They may come from a recorded state, which others can write.
 *
 * @throws DtaasError `place-setting-refused`
 */
export function targetOf(settings: JsonObject): SshTarget {
  for (const [setting, value] of Object.entries({ host: undefined, ...settings })) {
    if (!isAccepted(setting, value))
      throw settingRefused({ setting, value: JSON.stringify(value) ?? 'Nothing' });
  }
  return settings as unknown as SshTarget;
}

function isAccepted(setting: string, value: unknown): boolean {
  if (!Object.hasOwn(properties, setting)) return false;
  if (setting === 'port') return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
  const { pattern, maxLength } = properties[setting as 'host'];
  return typeof value === 'string' && value.length <= maxLength && new RegExp(pattern).test(value);
}

/** Options of each connection that the platform makes. */
export const sshOptions = [
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'UpdateHostKeys=no',
  'ConnectTimeout=10',
  // A connection that was cut is noticed within these 15 seconds.
  'ServerAliveInterval=5',
  'ServerAliveCountMax=3',
  // A workspace's machine gets nothing of this one: no agent, display or port.
  'ForwardAgent=no',
  'ForwardX11=no',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'RequestTTY=no',
  'LogLevel=ERROR',
];

/**
 * Arguments of ssh that lead to the machine, without the host.
 *
 * @throws DtaasError `place-identity-missing`
 */
export function clientArguments(
  { user, port, identity }: SshTarget,
  environment: NodeJS.ProcessEnv,
): readonly string[] {
  const config = environment['DTAAS_SSH_CONFIG'];
  return [
    ...(config ? ['-F', config] : []),
    ...sshOptions.flatMap((option) => ['-o', option]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(identity === undefined ? [] : ['-o', 'IdentitiesOnly=yes', '-i', keyOf(identity, environment)]),
  ];
}

function keyOf(variable: string, environment: NodeJS.ProcessEnv): string {
  const path = environment[variable] ?? '';
  // ssh itself leaves out a key that it can't read, and tries others.
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw identityMissing({ variable, path });
}
