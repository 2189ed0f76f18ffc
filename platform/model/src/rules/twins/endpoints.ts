import { isIP } from 'node:net';
import type { Exposure } from '../../generated/types.ts';
import { didYouMean, own } from '../../references/index.ts';
import { allComponents, type ResolvedTwin } from '../../resolution/index.ts';
import { isThisMachine, parseAddress } from '../../values/network/addresses.ts';
import { isLoopback, listensAtOnce, splitEndpoint } from '../../values/network/endpoints.ts';
import { at, atKey, eachTwin, type Problem, type Rule, type Sourced } from '../rule.ts';

/** Components of a twin share a network, so each port in there has one listener. */
export const endpointsDoNotClash = eachTwin(function* (resolved) {
  const listening = allComponents(resolved).filter(
    ({ asset }) => Object.keys(asset?.value.spec.run?.endpoints ?? {}).length > 0,
  );
  if (listening.length === 0) return;
  const { network } = resolved.twin.value.spec.infrastructure;
  const forwarded = (network?.allow ?? []).map(parseAddress).filter(({ host }) => isThisMachine(host));
  const takers = new Map<number, string>();
  for (const { host, port } of forwarded) takers.set(port, `${host} under network.allow`);
  for (const { id, path, asset } of listening) {
    const endpoints = Object.entries(asset?.value.spec.run?.endpoints ?? {});
    for (const [name, port] of endpoints) {
      const taker = takers.get(port);
      if (taker === undefined) continue;
      yield atKey(resolved.twin, path, {
        code: 'endpoints-clash',
        message: `The endpoint ${id}.${name} listens on port ${port}, and so does ${taker}`,
        hint: 'The components of a twin share a network. Let one of the two assets listen on another port.',
      });
    }
    for (const [name, port] of endpoints) if (!takers.has(port)) takers.set(port, `${id}.${name}`);
  }
});

export const exposuresAreRight: Rule = {
  ...eachTwin(function* (resolved) {
    const { twin } = resolved;
    const before: [string, Exposure][] = [];
    for (const [name, exposure] of Object.entries(twin.value.spec.infrastructure.expose)) {
      yield* endpointIsThere(resolved, name, exposure);
      yield* addressIsRight(twin, name, exposure);
      const same = before.find(([, other]) => listensAtOnce(exposure, other));
      if (same) yield clash(twin, name, exposure, `${same[0]} is`);
      before.push([name, exposure]);
    }
  }),
  *together({ platform, takings, documentOf }) {
    const before: {
      readonly twin: string;
      readonly place: string | undefined;
      readonly exposure: Exposure;
    }[] = [];
    for (const { twin, place, desired, exposes } of takings) {
      // Two twins whose places the platform chooses may be at different places.
      if (desired !== 'running' || (platform && place === undefined)) continue;
      for (const [name, exposure] of exposes) {
        const same = before.find(
          (other) => other.twin !== twin && other.place === place && listensAtOnce(exposure, other.exposure),
        );
        if (same)
          yield clash(
            { document: documentOf(twin) },
            name,
            exposure,
            `the twin ${same.twin} has an endpoint`,
          );
      }
      before.push(...exposes.map(([, exposure]) => ({ twin, place, exposure })));
    }
  },
};

function* endpointIsThere(
  { twin, components }: ResolvedTwin,
  name: string,
  { endpoint }: Exposure,
): Iterable<Problem> {
  const path = ['spec', 'infrastructure', 'expose', name, 'endpoint'];
  const [id, itsName] = splitEndpoint(endpoint);
  const component = components.get(id);
  if (!component) {
    yield at(twin, path, {
      code: 'endpoint-unknown',
      message: `The twin has no component ${id}`,
      hint: didYouMean(id, components.keys()),
    });
    return;
  }
  // Another rule reports a reference that leads nowhere.
  if (!component.asset) return;
  const endpoints = component.asset.value.spec.run?.endpoints ?? {};
  if (own(endpoints, itsName) !== undefined) return;
  const names = Object.keys(endpoints);
  yield at(twin, path, {
    code: 'endpoint-unknown',
    message: `${component.component.asset} has no endpoint ${itsName}`,
    hint:
      names.length > 0
        ? didYouMean(itsName, names)
        : `Write the port on which it listens in its asset.yaml: run: {endpoints: {${itsName}: 5001}}`,
  });
}

function* addressIsRight(
  twin: Sourced<unknown>,
  name: string,
  { endpoint, address }: Exposure,
): Iterable<Problem> {
  const path = ['spec', 'infrastructure', 'expose', name, 'address'];
  if (isIP(address) === 0) {
    yield at(twin, path, {
      code: 'exposure-address',
      message: `${address} is not an IP address`,
      hint: 'Write an address of the machine on which the twin runs, such as 192.0.2.7, or remove `address` for 127.0.0.1.',
    });
  } else if (!isLoopback(address)) {
    yield at(twin, path, {
      code: 'exposure-open',
      severity: 'warning',
      message: `Other machines can reach ${endpoint}, because it is exposed at ${address}`,
      hint: 'If only the machine on which the twin runs should reach it, remove `address`. Otherwise see to it that the component asks for a password.',
    });
  }
}

function clash(
  twin: Pick<Sourced<unknown>, 'document'>,
  name: string,
  { address, port }: Exposure,
  taker: string,
): Problem {
  return at(twin, ['spec', 'infrastructure', 'expose', name, 'port'], {
    code: 'exposure-clash',
    message: `Port ${port} of ${address} is taken: ${taker} exposed there, too`,
    hint: 'Write another port, or remove `port`: the platform then picks a free one.',
  });
}
