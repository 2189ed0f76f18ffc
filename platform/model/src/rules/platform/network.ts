import type { Twin } from '../../generated/types.ts';
import { writtenPlace } from '../../placement/auto.ts';
import { own } from '../../references/index.ts';
import type { Catalogue } from '../../tree/catalogue.ts';
import {
  type Address,
  addressOfUrl,
  isThisMachine,
  parseAddress,
  printAddress,
  whyUnreachable,
  withoutIPv6,
} from '../../values/network/addresses.ts';
import { at, eachTwin, type Finding } from '../rule.ts';

export const networkIsRight = eachTwin(function* ({ twin }, { catalogue }) {
  const { infrastructure, integrations } = twin.value.spec;
  if (!infrastructure.network) return;
  const ipv6 = infrastructure.workspace.flavour !== 'container' || haveIPv6(catalogue, twin.value);
  const path = ['spec', 'infrastructure', 'network', 'allow'];
  const allowed = new Set<string>();
  for (const [index, text] of infrastructure.network.allow.entries()) {
    const address = parseAddress(text);
    for (const finding of faultsOf(text, address, { before: allowed, ipv6 }))
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
  { before, ipv6 }: { readonly before: ReadonlySet<string>; readonly ipv6: boolean },
): Iterable<Finding> {
  const why = whyUnreachable(address.host, { ipv6 });
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
      hint:
        why === withoutIPv6
          ? 'Write an IPv4 address, or `settings: {ipv6: true}` for the place in platform.yaml, if its engine reaches IPv6 addresses.'
          : 'Write a name, or the address of one host. Addresses that are valid on a single link (169.254.0.0/16, fe80::/10) are closed.',
    };
  }
}

/** Whether containers of a twin have IPv6 at its place, or at each place that the platform may choose. */
function haveIPv6(catalogue: Pick<Catalogue, 'platform' | 'placeKinds'>, twin: Twin): boolean {
  const places = catalogue.platform?.value.spec.places ?? {};
  const name = writtenPlace(catalogue, twin);
  const possible = name === undefined ? Object.values(places) : [own(places, name)];
  return possible.every((place) => place?.settings['ipv6'] === true);
}
