import { contentDigest, filesOf, usualDocumentation } from '../digest/index.ts';
import { published } from './assets.ts';
import { exampleTree } from './example-tree.ts';
import type { Explanation } from './explanation.ts';
import { asset, explanation, type Files, platform, sensor, twin } from './parts.ts';

const one = 'assets: {sensor: {asset: tools/sensor, version: ^1}}';
const alone = { ...twin(one), ...sensor };

function needing(requires: string, resources: string): Files {
  return {
    ...twin(
      `assets: {solver: {asset: tools/solver, version: ^1}}\ninfrastructure: {resources: ${resources}}`,
    ),
    ...asset('tools/solver', `requires: ${requires}\nrun: {command: [node, main.mjs]}`),
  };
}

function placed(infrastructure: string, more = ''): Files {
  const assets = `assets: {sensor: {asset: tools/sensor, version: ^1${more && `, ${more}`}}}`;
  return { ...twin(`${assets}\ninfrastructure: ${infrastructure}`), ...sensor };
}

function restricted(restrictions: string): Files {
  return {
    ...twin('assets: {a: {asset: tools/solver, version: ^1}, b: {asset: tools/solver, version: ^1}}'),
    ...asset('tools/solver', `restrictions: ${restrictions}`),
  };
}

function licensed(license: string): Files {
  return {
    ...twin(one),
    ...asset('tools/sensor', '', `version: 1.0.0, license: ${license}`),
    ...platform('licences: {denied: [GPL-3.0-only]}'),
  };
}

function lockOf(version: string, files: Files, entry = ''): Files {
  const digest = contentDigest(filesOf(exampleTree(files), 'tools/sensor'), usualDocumentation);
  return {
    'twins/box/twin.lock': `apiVersion: dtaas/v1
kind: Lock
references:
  - {reference: tools/sensor, range: ^1, version: ${version}, source: ${entry || 'tree'}, digest: ${digest}}
`,
  };
}

const newer = asset('tools/sensor', '', 'version: 1.1.0');
const older = published('tools/sensor', '1.0.0', sensor);
const olderLocked = lockOf('1.0.0', sensor, `tags, commit: ${older.commit}, tree: ${older.treeId}`);

const fromPartner = lockOf('1.0.0', sensor, `partner, commit: ${older.commit}, tree: ${older.treeId}`);

/** What a twin needs of its place and its platform, and what its lock says. */
export const platformExplanations: readonly Explanation[] = [
  explanation(
    'requirement-unmet',
    'A workspace offers what the assets in it require.',
    'Processors and memory of all components together stay within what the twin takes, and that within its place; system, architecture, graphics processors and licence seats are the place’s.',
    needing('{memory: 2Gi}', '{memory: 512Mi}'),
    needing('{memory: 256Mi}', '{memory: 512Mi}'),
  ),
  explanation(
    'quota-exceeded',
    'All twins that are to run stay within the quotas, and those of a place within the place.',
    'What isn’t there can’t be given: the last twin to start would fail, and which that is nobody can say.',
    { ...platform('quotas: {twins: 0}'), ...alone },
    { ...platform('quotas: {twins: 1}'), ...alone },
  ),
  explanation(
    'flavour-unavailable',
    'The place of a twin has workspaces of its flavour.',
    'Each kind of place offers some flavours: processes on a machine are neither containers nor desktops.',
    placed('{workspace: {flavour: desktop}}'),
    placed('{workspace: {flavour: process}}'),
  ),
  explanation(
    'place-kind-unknown',
    'A place is of a kind that this platform has.',
    'The kind knows how the place is reached, which settings it needs, and what is made there.',
    { ...platform('', 'places: {here: {kind: proces}}'), ...alone },
    { ...platform('', 'places: {here: {kind: process}}'), ...alone },
  ),
  explanation(
    'place-unknown',
    'A place that is named is in `platform.yaml`.',
    'It says how the place is reached and what it offers.',
    placed('{place: there}'),
    placed('{place: here}'),
  ),
  explanation(
    'licence-denied',
    'The licences of a twin’s assets are those that the platform allows.',
    'At an `OR` one may choose, at an `AND` both count. `licences` in `platform.yaml` says which are allowed or denied.',
    licensed('GPL-3.0-only'),
    licensed('GPL-3.0-only OR MIT'),
  ),
  explanation(
    'organisation-restricted',
    'An asset is used by the organisations that it names.',
    'Its owners restrict it; the organisation is that of `platform.yaml`.',
    restricted('{organisations: [acme]}'),
    restricted('{organisations: [acme, example]}'),
  ),
  explanation(
    'instances-exceeded',
    'No more components of an asset run at once than it allows.',
    'They are counted over all twins that aren’t terminated.',
    restricted('{maxInstances: 1}'),
    restricted('{maxInstances: 2}'),
  ),
  explanation(
    'network-address',
    'An address in `allow` is a host with a port from 1 to 65535, written once.',
    'What is written is enforced, so it has to be one that can be.',
    placed('{network: {allow: ["tsdb.example:80860"]}}'),
    placed('{network: {allow: ["tsdb.example:8086"]}}'),
  ),
  explanation(
    'network-localhost',
    '`localhost` in `allow` means the machine on which the twin runs.',
    'Components have a network of their own, where `localhost` reaches only the components themselves. `allow: [localhost:8086]` also opens port 8086 of the machine on which the twin runs. The program that listens there may be the database that you meant, and a different program on another machine. To reach another machine, write its name. Components reach each other by connections and need no address.',
    placed('{network: {allow: ["localhost:8086"]}}'),
    placed('{network: {allow: ["tsdb.example:8086"]}}'),
  ),
  explanation(
    'network-denies',
    'The network of a twin allows what its integrations need.',
    'Where a `network` is written, everything else is denied: the integration would fail while the twin runs.',
    {
      ...twin(
        `${one}\ninfrastructure: {network: {}}\nintegrations: {historian: {type: influxdb, url: "https://tsdb.example"}}`,
      ),
      ...sensor,
    },
    {
      ...twin(
        `${one}\ninfrastructure: {network: {allow: ["tsdb.example:443"]}}\nintegrations: {historian: {type: influxdb, url: "https://tsdb.example"}}`,
      ),
      ...sensor,
    },
  ),
  explanation(
    'integration-unknown',
    'A component works with external systems that its twin has.',
    'Under `integrations` a component says what the system that its asset knows by one name is called in this twin. It is told of these and given their secrets, and of no others.',
    placed('{}\nintegrations: {}', 'integrations: {store: historian}'),
    placed('{}\nintegrations: {historian: {type: influxdb}}', 'integrations: {store: historian}'),
  ),
  explanation(
    'lock-missing',
    'A twin has a `twin.lock`.',
    'It says which version each reference means, so that a new version in range changes nothing until somebody wants it. `dtaas lock` writes it.',
    alone,
    { ...alone, ...lockOf('1.0.0', alone) },
  ),
  explanation(
    'lock-stale',
    'What `twin.lock` holds is what is there.',
    'Other files under a locked version, a reference without an entry, an entry without a reference: whoever changed one of them has to say that the twin is to follow. `dtaas lock` does.',
    { ...twin(one), ...newer, ...lockOf('1.0.0', alone) },
    { ...twin(one), ...newer, ...lockOf('1.1.0', newer) },
  ),
  explanation(
    'source-unfetched',
    'The versions that `twin.lock` names of other repositories are in this clone.',
    'No command but `dtaas lock` speaks to a source, so that all others work without a network and mean the same everywhere. `dtaas lock --fetch` brings what the locks name, and changes no lock: run it in a fresh clone.',
    { ...twin(one), ...platform('sources: [{name: partner, path: ../partner}]'), ...fromPartner },
    { ...alone, ...lockOf('1.0.0', alone) },
  ),
  {
    code: 'lock-outdated',
    title: 'A newer version than the locked one is in range.',
    why: 'A warning: everything follows the lock, and stays as it is until `dtaas lock` is run.',
    bad: { files: { ...twin(one), ...newer, ...olderLocked }, published: [older] },
    good: { files: { ...twin(one), ...newer, ...lockOf('1.1.0', newer) }, published: [older] },
  },
];
