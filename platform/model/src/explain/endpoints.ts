import type { Definitions, Files } from './explanation.ts';
import { asset, twin } from './parts.ts';

/** A twin with these lines, and tools that listen on port 5001 and on a second port. */
function serving(spec: string, second = 5002): Files {
  const tool = (name: string, port: number): Files =>
    asset(`tools/${name}`, `run: {command: [node, main.mjs], endpoints: {web: ${port}}}`);
  return { ...twin(spec), ...tool('dashboard', 5001), ...tool('editor', second) };
}

const both = `assets:
  dashboard: {asset: tools/dashboard, version: ^1}
  editor: {asset: tools/editor, version: ^1}`;

/** A twin that exposes both tools, and what it writes of each exposure beside the endpoint. */
function exposing(one: string, other = '', endpoint = 'dashboard.web'): Files {
  return serving(`${both}
infrastructure:
  expose:
    dash: {endpoint: ${endpoint}${one}}
    edit: {endpoint: editor.web${other}}`);
}

/** The ports on which components listen, and those at which a twin exposes them. */
export const endpointDefinitions = {
  'endpoints-clash': {
    title: 'No two components of a twin listen on the same port.',
    why: 'The components of a twin share a network, so the component that starts second would fail. An address of this machine under `network.allow` takes its port in that network, too.',
    example: {
      ...serving(both),
      ...asset('tools/editor', 'run: {command: [node, main.mjs], endpoints: {web: [-5001-]{+5002+}}}'),
    },
  },
  'endpoint-unknown': {
    title: 'A twin exposes only endpoints that its components have.',
    why: 'An endpoint is a port on which a component listens. Its name stands in the asset, under `run.endpoints`.',
    example: exposing('', '', 'dashboard.w[-b-]{+eb+}'),
  },
  'exposure-address': {
    title: 'The address of an exposed endpoint is an IP address.',
    why: 'The platform opens the port at this address of the machine on which the twin runs. A name could stand for several addresses.',
    example: exposing(', address: [-1.2.3-]{+127.0.0.1+}'),
  },
  'exposure-clash': {
    title: 'Every exposed endpoint has a port of its own.',
    why: 'Twins at the same place share the ports of one machine, so the second of two endpoints could not be opened. Without `port`, the platform picks a free port.',
    example: exposing(', port: 8085', ', port: [-8085-]{+8086+}'),
  },
  'exposure-open': {
    title: 'An endpoint is exposed at a loopback address.',
    why: 'This is a warning. With another address, everybody on the network of the machine can reach the component, and the platform asks nobody for a password.',
    example: exposing(', port: 8085[-, address: 0.0.0.0-]'),
  },
} satisfies Definitions;
