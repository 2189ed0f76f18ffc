import type { JsonObject } from '@dtaas/model';
import { dockerSettingRefused } from './failures.ts';

/** A Docker Engine as `platform.yaml` names it, by `host` or by `context`; with neither, the engine of this machine. */
export interface DockerSettings {
  readonly host?: string;
  readonly context?: string;
  readonly image?: string;
  readonly ipv6?: boolean;
}

/** The engine of this machine. */
export const defaultHost = 'unix:///var/run/docker.sock';

const port = '[0-9]{1,5}';
const name = '[A-Za-z0-9_][A-Za-z0-9._-]*';

/** Texts become arguments of ssh and parts of paths, so none may begin with a hyphen or hold `..`. */
const properties = {
  host: {
    description:
      'How the Docker Engine is reached: unix:///path/of/its/socket, ssh://user@host, or tcp://host:2376 with the certificates in the folder that DOCKER_CERT_PATH names. Absent: the engine of this machine.',
    type: 'string',
    maxLength: 300,
    pattern: `^(unix://(/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)+|ssh://([A-Za-z_][A-Za-z0-9._-]*@)?${name}(:${port})?|tcp://${name}:${port})$`,
  },
  context: {
    description:
      'Instead of a host: the name of a Docker context (docker context ls), which the person or the job that deploys has with its address and keys.',
    type: 'string',
    maxLength: 100,
    pattern: '^[A-Za-z0-9][A-Za-z0-9_.+-]*$',
  },
  image: {
    description:
      'The id (sha256:…) of the image in which the twins of this place run, in place of images.workspace of platform.yaml.',
    type: 'string',
    maxLength: 71,
    pattern: '^sha256:[0-9a-f]{64}$',
  },
  ipv6: {
    description:
      'Whether the twins of this place reach IPv6 addresses. Docker Engine 27 or later is ready for it; an older one needs {"experimental": true, "ip6tables": true} in its daemon.json.',
    type: 'boolean',
  },
} as const;

/** JSON Schema of the settings. */
export const dockerSettings: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties,
};

/**
 * The settings, checked. They may come from a recorded state, which others can write.
 *
 * @throws DtaasError `docker-setting-refused`
 */
export function dockerSettingsOf(settings: JsonObject): DockerSettings {
  for (const [setting, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(properties, setting) ? properties[setting as keyof DockerSettings] : undefined;
    if (!rule) throw dockerSettingRefused({ setting, reason: 'is not a setting of a Docker Engine' });
    // A port beyond 65535 matches the pattern.
    const isAddress = setting !== 'host' || URL.canParse(String(value));
    if (!isAllowed(rule, value) || !isAddress)
      throw dockerSettingRefused({ setting, reason: `can't be ${JSON.stringify(value)}` });
  }
  const { host, context } = settings as DockerSettings;
  if (host !== undefined && context !== undefined)
    throw dockerSettingRefused({ setting: 'context', reason: "can't be given together with host" });
  return settings as DockerSettings;
}

function isAllowed(rule: (typeof properties)[keyof DockerSettings], value: unknown): boolean {
  if (rule.type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && value.length <= rule.maxLength && new RegExp(rule.pattern).test(value);
}
