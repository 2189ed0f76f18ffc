import {
  type Address,
  addressOfUrl,
  isThisMachine,
  parseAddress,
  printAddress,
  whyUnreachable,
} from '../../values/network/addresses.ts';
import { at, eachTwin, type Finding } from '../rule.ts';

export const networkIsRight = eachTwin(function* ({ twin }) {
  const { infrastructure, integrations } = twin.value.spec;
  if (!infrastructure.network) return;
  const inContainers = infrastructure.workspace.flavour === 'container';
  const path = ['spec', 'infrastructure', 'network', 'allow'];
  const allowed = new Set<string>();
  for (const [index, text] of infrastructure.network.allow.entries()) {
    const address = parseAddress(text);
    for (const finding of faultsOf(text, address, { before: allowed, inContainers }))
      yield at(twin, [...path, index], finding);
    allowed.add(printAddress(address));
  }
  if (infrastructure.network.internet === 'allow') return;
  for (const [name, { url }] of Object.entries(integrations)) {
    const address = url === undefined ? undefined : addressOfUrl(url);
    if (address === undefined || allowed.has(printAddress(address))) continue;
    yield at(twin, ['spec', 'integrations', name, 'url'], {
      code: 'network-denies',
      message: `The network does not allow ${printAddress(address)}, the address of ${name}`,
      hint: `Add ${printAddress(address)} to infrastructure.network.allow.`,
    });
  }
});

function* faultsOf(
  text: string,
  address: Address,
  { before, inContainers }: { readonly before: ReadonlySet<string>; readonly inContainers: boolean },
): Iterable<Finding> {
  const why = whyUnreachable(address.host, { inContainers });
  if (address.port > 65535) {
    yield {
      code: 'network-address',
      message: `${text} has a port above 65535`,
      hint: 'Write host:port with a port from 1 to 65535.',
    };
  } else if (before.has(printAddress(address))) {
    yield {
      code: 'network-address',
      message: `${text} is written twice`,
      hint: 'Remove one of them.',
    };
  } else if (isThisMachine(address.host)) {
    yield {
      code: 'network-localhost',
      severity: 'warning',
      message: `${text} opens port ${address.port} of the machine on which the twin runs, whichever program listens there`,
      hint: "If you mean another machine, write its name. The twin's own components need no address: connect them under `connections`.",
    };
  } else if (why !== undefined) {
    yield {
      code: 'network-number',
      severity: 'warning',
      message: `Components do not reach ${address.host}: ${why}`,
      hint: 'Write a name, or the IPv4 address of one host. Addresses that are valid on a single link (169.254.0.0/16, fe80::/10) are closed.',
    };
  }
}
