import { at, eachTwin, type Finding } from './rule.ts';

/** What `network` writes is well formed, and what the twin needs of it is allowed. */
export const networkIsRight = eachTwin(function* ({ twin }) {
  const { infrastructure, integrations } = twin.value.spec;
  if (!infrastructure.network) return;
  const path = ['spec', 'infrastructure', 'network', 'allow'];
  const allowed = new Set<string>();
  for (const [index, address] of infrastructure.network.allow.entries()) {
    const finding = faultOf(address, allowed);
    if (finding) yield at(twin, [...path, index], finding);
    allowed.add(address.toLowerCase());
  }
  for (const [name, { url }] of Object.entries(integrations)) {
    const address = url === undefined ? undefined : addressOf(url);
    if (address === undefined || allowed.has(address)) continue;
    yield at(twin, ['spec', 'integrations', name, 'url'], {
      code: 'network-denies',
      message: `The network doesn’t allow ${address}, where ${name} is`,
      hint: `Add ${address} to infrastructure.network.allow.`,
    });
  }
});

function faultOf(address: string, before: ReadonlySet<string>): Finding | undefined {
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  if (port > 65535) {
    return {
      code: 'network-address',
      message: `${address} has a port above 65535`,
      hint: 'Write host:port with a port from 1 to 65535.',
    };
  }
  if (!before.has(address.toLowerCase())) return undefined;
  return { code: 'network-address', message: `${address} is written twice`, hint: 'Take one of them away.' };
}

const usualPorts: { readonly [protocol: string]: string } = {
  'http:': '80',
  'https:': '443',
  'mqtt:': '1883',
  'mqtts:': '8883',
  'ws:': '80',
  'wss:': '443',
};

/** `host:port` of an address; undefined where it has no host or no known port. */
function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const known = port === '' ? usualPorts[protocol] : port;
  return hostname === '' || known === undefined ? undefined : `${hostname.toLowerCase()}:${known}`;
}
