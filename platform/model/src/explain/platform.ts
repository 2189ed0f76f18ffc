import { contentDigest, filesOf, usualDocumentation } from '../digest/index.ts';
import { published } from './assets.ts';
import type { Definitions, Files } from './explanation.ts';
import { asset, exampleTree, platform, sensor, twin } from './parts.ts';

const one = 'assets: {sensor: {asset: tools/sensor, version: ^1}}';
const alone = { ...twin(one), ...sensor };

/** A twin with these lines under `infrastructure`, and what the twin writes beside the sensor's version. */
function placed(infrastructure: string, written = ''): Files {
  const assets = `assets: {sensor: {asset: tools/sensor, version: ^1${written}}}`;
  return { ...twin(`${assets}\ninfrastructure: ${infrastructure}`), ...sensor };
}

/** A hash of one digit. */
function imageHash(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}

/** A twin with two components of the same asset. */
function restricted(restrictions: string): Files {
  return {
    ...twin('assets: {a: {asset: tools/solver, version: ^1}, b: {asset: tools/solver, version: ^1}}'),
    ...asset('tools/solver', `restrictions: ${restrictions}`),
  };
}

const newer = asset('tools/sensor', '', 'version: 1.1.0');
const older = published('tools/sensor', '1.0.0', sensor);
const ofOlder = `commit: ${older.commit}, tree: ${older.treeId}`;
const [digest, newDigest] = [sensor, newer].map((files) =>
  contentDigest(filesOf(exampleTree(files), 'tools/sensor'), usualDocumentation),
);

/** A lock whose only entry is the sensor's. */
function lock(version: string, source: string, digest = '', path = 'twins/box/twin.lock'): Files {
  const entry = `{reference: tools/sensor, range: ^1, version: ${version}, source: ${source}, digest: ${digest}}`;
  return { [path]: `apiVersion: dtaas/v1\nkind: Lock\nreferences:\n  - ${entry}\n` };
}

/** What a twin needs of its place and its platform, and what its lock says. */
export const platformDefinitions = {
  'requirement-unmet': {
    title: 'A workspace has what its assets require.',
    why: 'The components together need no more processors, memory and disk than the twin has, and the twin no more than its place. The place decides the operating system, the architecture, the graphics processors and the licence seats.',
    example: {
      ...placed('{resources: {memory: 512Mi}}'),
      ...asset('tools/sensor', 'requires: {memory: [-2Gi-]{+256Mi+}}\nrun: {command: [node, main.mjs]}'),
    },
  },
  'quota-exceeded': {
    title: 'All twins that run stay within the quotas, and the twins of a place within its resources.',
    why: 'Without enough resources, the twin that starts last would fail, and the order is not defined. `dtaas check` counts the twins of the tree. `dtaas plan` and `dtaas deploy` count what runs, also twins that other commits deployed, and refuse only a twin that would take more than now: where a quota was lowered, what runs goes on to run.',
    example: { ...platform('quotas: {twins: [-0-]{+1+}}'), ...alone },
  },
  'seats-exceeded': {
    title: 'The components at a place need no more seats of a licence together than the place has.',
    why: 'A floating licence has a number of seats. The component that starts last would wait for a seat, or fail.',
    example: {
      ...platform('', 'places: {here: {kind: process, seats: {solver: [-1-]{+2+}}}}'),
      ...twin('assets: {a: {asset: tools/solver, version: ^1}, b: {asset: tools/solver, version: ^1}}'),
      ...asset('tools/solver', 'requires: {seats: {solver: 1}}'),
    },
  },
  'flavour-unavailable': {
    title: 'The place of a twin has workspaces of its flavour.',
    why: 'Each kind of place offers some flavours: processes on a machine are neither containers nor desktops.',
    example: placed('{workspace: {flavour: [-desktop-]{+process+}}}'),
  },
  'no-place-fits': {
    title: 'With `defaultPlace: auto`, at least one place fits each twin that names none.',
    why: 'The platform puts the twin where its flavour is offered and all requirements of its assets are met. The message says for each place what the place lacks first.',
    example: {
      ...platform('', 'places: {here: {kind: process}}', 'auto'),
      ...placed('{workspace: {flavour: [-desktop-]{+process+}}}'),
    },
  },
  'workspace-image-missing': {
    title: 'The platform names the image in which the components of a twin in containers run.',
    why: 'The image has Node, Python and git in fixed versions. It is built from Debian packages on your machine, and `platform.yaml` says which build is used.',
    example: {
      ...platform(
        `{+images: {workspace: {digest: "${imageHash('a')}", id: "${imageHash('b')}"}}+}`,
        'places: {here: {kind: far, settings: {host: plant.example}}}',
      ),
      ...placed('{workspace: {flavour: container}}'),
    },
  },
  'image-id-wrong': {
    title: 'The digest and the id of an image differ.',
    why: "The digest is the hash of the image's manifest, and the id is the hash of its configuration. A registry knows an image by its digest, and a Docker Engine by its id.",
    example: {
      ...platform(
        `images: {workspace: {digest: "${imageHash('a')}", id: "[-${imageHash('a')}-]{+${imageHash('b')}+}"}}`,
      ),
      ...alone,
    },
  },
  'forge-address': {
    title: 'The address of a forge has a host and a port that exist.',
    why: 'An address with such a port, or with such an IP address, leads nowhere.',
    example: platform('forges: [{kind: gitea, url: "https://git.example:[-99999-]{+3000+}"}]'),
  },
  'forge-twice': {
    title: 'Each forge is named once.',
    why: 'The first of two entries would count, whatever the second says.',
    example: platform(
      'forges: [{kind: gitea, url: "https://git.example"}, {kind: gitea, url: "https://[-git-]{+code+}.example"}]',
    ),
  },
  'forge-api-elsewhere': {
    title: "A forge's REST interface is at the forge's own server.",
    why: 'The token for the forge is sent to that address. It is below `url`, or at `api.` before the host of `url`.',
    example: platform(
      'forges: [{kind: gitea, url: "https://git.example", api: "https://[-evil-]{+git+}.example/api/v1"}]',
    ),
  },
  'forge-unencrypted': {
    title: 'A forge is reached over https.',
    why: 'This is a warning. Over http, everybody on the way to the forge can read the token.',
    example: platform('forges: [{kind: gitea, url: "[-http-]{+https+}://git.example"}]'),
  },
  'codeowners-stale': {
    title: 'A CODEOWNERS file that `dtaas codeowners` wrote fits the owners and roles.',
    why: 'This is a warning. The forge asks the people in the file for a review. A file that you wrote yourself is not compared.',
    example: {
      '.github/CODEOWNERS': `# Made by \`dtaas codeowners --write\` from the owners in asset.yaml and twin.yaml, and the roles in platform.yaml.
{+* @ada+}
`,
      ...platform('roles: {maintainers: [ada]}'),
    },
  },
  'place-kind-unknown': {
    title: 'A place is of a kind that this platform has.',
    why: 'The kind knows how the place is reached, which settings it needs, and what is made there.',
    example: { ...platform('', 'places: {here: {kind: proces{+s+}}}'), ...alone },
  },
  'place-unknown': {
    title: 'Every place is defined in `platform.yaml`.',
    why: 'The definition says how the place is reached and what it offers.',
    example: placed('{place: [-t-]here}'),
  },
  'licence-denied': {
    title: 'The platform allows the licences of all assets of a twin.',
    why: 'With `OR`, one allowed licence is enough. With `AND`, both have to be allowed. `licences` in `platform.yaml` says which are allowed or denied.',
    example: {
      ...twin(one),
      ...asset('tools/sensor', '', 'version: 1.0.0, license: GPL-3.0-only{+ OR MIT+}'),
      ...platform('licences: {denied: [GPL-3.0-only]}'),
    },
  },
  'organisation-restricted': {
    title: 'An asset with a list of organisations is used only by those.',
    why: 'The owners of an asset restrict its use. The organisation is `spec.organisation` in `platform.yaml`.',
    example: restricted('{organisations: [acme{+, example+}]}'),
  },
  'instances-exceeded': {
    title: 'No more components of an asset run at once than it allows.',
    why: 'The components of all twins that are not terminated are counted.',
    example: restricted('{maxInstances: [-1-]{+2+}}'),
  },
  'network-address': {
    title: 'An address in `allow` is a host with a port from 1 to 65535, written once.',
    why: 'The platform enforces the list, so each address has to be one that it can enforce.',
    example: placed('{network: {allow: ["tsdb.example:8086[-0-]"]}}'),
  },
  'network-localhost': {
    title: '`localhost` in `allow` means the machine on which the twin runs.',
    why: 'Components have a network of their own, where `localhost` reaches only the components themselves. `allow: [localhost:8086]` also opens port 8086 of the machine on which the twin runs. The program that listens there may be the database that you meant, and a different program on another machine. To reach another machine, write its name. Components reach each other by connections and need no address.',
    example: placed('{network: {allow: ["[-localhost-]{+tsdb.example+}:8086"]}}'),
  },
  'network-number': {
    title: 'An IP address in `allow` is one that components can reach.',
    why: 'Each allowed address is the address of one host. Multicast and broadcast lead to many. Addresses of a link are closed, because a cloud gives its credentials at 169.254.169.254. Containers have IPv6 only at a place with `settings: {ipv6: true}`.',
    example: placed('{network: {allow: ["[-169.254.169.254-]{+203.0.113.5+}:8086"]}}'),
  },
  'network-denies': {
    title: 'The network of a twin allows what its integrations need.',
    why: 'A `network` denies all other addresses, so the integration would fail while the twin runs.',
    example: placed(`{network: {{+allow: ["tsdb.example:443"]+}}}
integrations: {historian: {type: influxdb, url: "https://tsdb.example"}}`),
  },
  'integration-unknown': {
    title: 'A component uses only external systems that its twin has.',
    why: 'Under `integrations`, a component maps names that its asset uses to systems of the twin. The component gets the addresses and secrets of these systems only.',
    example: placed(
      '{}\nintegrations: {{+historian: {type: influxdb}+}}',
      ', integrations: {store: historian}',
    ),
  },
  'lock-missing': {
    title: 'A twin has a `twin.lock`.',
    why: 'The lock fixes the version of each reference, so that a new version in the range changes nothing until you run `dtaas lock`.',
    example: { ...alone, ...lock('1.0.0', 'tree', digest, '{+twins/box/twin.lock+}') },
  },
  'lock-stale': {
    title: 'The entries of `twin.lock` fit the files and references.',
    why: 'Changed files under a locked version, a reference without an entry, or an entry without a reference change the twin only when you run `dtaas lock`.',
    example: { ...twin(one), ...newer, ...lock('[-1.0.0-]{+1.1.0+}', 'tree', newDigest) },
  },
  'source-unfetched': {
    title: 'This clone has the versions of other repositories that `twin.lock` names.',
    why: 'Only `dtaas lock` contacts other repositories, so that every other command works without a network. In a fresh clone, run `dtaas lock --fetch`: it fetches the locked versions and changes no lock.',
    example: {
      ...alone,
      ...platform('sources: [{name: partner, path: ../partner}]'),
      ...lock('1.0.0', `[-partner, ${ofOlder}-]{+tree+}`, digest),
    },
  },
  'lock-outdated': {
    title: 'No newer version than the locked one is in the range.',
    why: 'This is a warning. The twin uses the locked version until you run `dtaas lock`.',
    example: {
      ...twin(one),
      ...newer,
      ...lock('[-1.0.0-]{+1.1.0+}', `[-tags, ${ofOlder}-]{+tree+}`, `[-${digest}-]{+${newDigest}+}`),
    },
    published: [older],
  },
} satisfies Definitions;
