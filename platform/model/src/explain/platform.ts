import { contentDigest, filesOf, usualDocumentation } from '../digest/index.ts';
import { published } from './assets.ts';
import { explain, explanation, type Files } from './explanation.ts';
import { asset, exampleTree, platform, sensor, twin } from './parts.ts';

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

/** A twin with a database, whose network allows these addresses. */
function reaching(allow: string): Files {
  const integrations = 'integrations: {historian: {type: influxdb, url: "https://tsdb.example"}}';
  return { ...twin(`${one}\ninfrastructure: {network: ${allow}}\n${integrations}`), ...sensor };
}

/** What a twin needs of its place and its platform, and what its lock says. */
export const platformExplanations = [
  explanation(
    'requirement-unmet',
    'A workspace has what its assets require.',
    'The components together need no more processors and memory than the twin has, and the twin no more than its place. The place decides the operating system, the architecture, the graphics processors and the licence seats.',
    needing('{memory: 2Gi}', '{memory: 512Mi}'),
    needing('{memory: 256Mi}', '{memory: 512Mi}'),
  ),
  explanation(
    'quota-exceeded',
    'All twins that run stay within the quotas, and the twins of a place within its resources.',
    'Without enough resources, the twin that starts last would fail, and the order is not defined.',
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
    'Every place is defined in `platform.yaml`.',
    'The definition says how the place is reached and what it offers.',
    placed('{place: there}'),
    placed('{place: here}'),
  ),
  explanation(
    'licence-denied',
    'The platform allows the licences of all assets of a twin.',
    'With `OR`, one allowed licence is enough. With `AND`, both have to be allowed. `licences` in `platform.yaml` says which are allowed or denied.',
    licensed('GPL-3.0-only'),
    licensed('GPL-3.0-only OR MIT'),
  ),
  explanation(
    'organisation-restricted',
    'An asset with a list of organisations is used only by those.',
    'The owners of an asset restrict its use. The organisation is `spec.organisation` in `platform.yaml`.',
    restricted('{organisations: [acme]}'),
    restricted('{organisations: [acme, example]}'),
  ),
  explanation(
    'instances-exceeded',
    'No more components of an asset run at once than it allows.',
    'The components of all twins that are not terminated are counted.',
    restricted('{maxInstances: 1}'),
    restricted('{maxInstances: 2}'),
  ),
  explanation(
    'network-address',
    'An address in `allow` is a host with a port from 1 to 65535, written once.',
    'The platform enforces the list, so each address has to be one that it can enforce.',
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
    'A `network` denies all other addresses, so the integration would fail while the twin runs.',
    reaching('{}'),
    reaching('{allow: ["tsdb.example:443"]}'),
  ),
  explanation(
    'integration-unknown',
    'A component uses only external systems that its twin has.',
    'Under `integrations`, a component maps names that its asset uses to systems of the twin. The component gets the addresses and secrets of these systems only.',
    placed('{}\nintegrations: {}', 'integrations: {store: historian}'),
    placed('{}\nintegrations: {historian: {type: influxdb}}', 'integrations: {store: historian}'),
  ),
  explanation(
    'lock-missing',
    'A twin has a `twin.lock`.',
    'The lock fixes the version of each reference, so that a new version in the range changes nothing until you run `dtaas lock`.',
    alone,
    { ...alone, ...lockOf('1.0.0', alone) },
  ),
  explanation(
    'lock-stale',
    'The entries of `twin.lock` fit the files and references.',
    'Changed files under a locked version, a reference without an entry, or an entry without a reference change the twin only when you run `dtaas lock`.',
    { ...twin(one), ...newer, ...lockOf('1.0.0', alone) },
    { ...twin(one), ...newer, ...lockOf('1.1.0', newer) },
  ),
  explanation(
    'source-unfetched',
    'This clone has the versions of other repositories that `twin.lock` names.',
    'Only `dtaas lock` contacts other repositories, so that every other command works without a network. In a fresh clone, run `dtaas lock --fetch`: it fetches the locked versions and changes no lock.',
    { ...twin(one), ...platform('sources: [{name: partner, path: ../partner}]'), ...fromPartner },
    { ...alone, ...lockOf('1.0.0', alone) },
  ),
  explain(
    'lock-outdated',
    'No newer version than the locked one is in the range.',
    'This is a warning. The twin uses the locked version until you run `dtaas lock`.',
    { files: { ...twin(one), ...newer, ...olderLocked }, published: [older] },
    { files: { ...twin(one), ...newer, ...lockOf('1.1.0', newer) }, published: [older] },
  ),
];
