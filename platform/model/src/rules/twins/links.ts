import type { Link, PhysicalTwin } from '../../generated/types.ts';
import { readCertificate } from '../../links/certificate.ts';
import { declaredLinks, linkNamed } from '../../links/declared.ts';
import type { LinkKindRules } from '../../links/kind.ts';
import { linkKind, linkKinds } from '../../links/registry.ts';
import { someOf } from '../../values/words/counted.ts';
import { at, atKey, eachTwin, type KeyPath, type Problem, type Sourced } from '../rule.ts';
import { addressProblems } from './link-addresses.ts';

const path: KeyPath = ['spec', 'physicalTwin'];

/** Each link has what its kind knows, and each value has an address in the words of its link. */
export const linksAreRight = eachTwin(function* ({ twin }, { catalogue }) {
  const { physicalTwin } = twin.value.spec;
  if (!physicalTwin) return;
  yield* formProblems(twin, physicalTwin);
  const links = declaredLinks(physicalTwin);
  for (const [name, link] of links) {
    const here = name === '' ? path : [...path, 'links', name];
    const kind = linkKind(link.protocol);
    yield* settingProblems(twin, here, kind, link);
    const file = link.serverCertificate?.file;
    const read = file === undefined ? undefined : readCertificate(catalogue.tree, twin.directory, file);
    if (read && 'problem' in read) {
      yield at(twin, [...here, 'serverCertificate', 'file'], {
        code: 'link-certificate',
        message: read.problem,
        hint: "Write the path of the server's certificate in the folder of the twin, e.g. plant.pem.",
      });
    }
    yield* promiseProblems(twin, here, kind, link, physicalTwin, name);
  }
  if (links.size === 0) return;
  for (const list of ['telemetry', 'commands'] as const) {
    for (const [name, value] of Object.entries(physicalTwin[list])) {
      yield* addressProblems(twin, [...path, list, name], links, list, value);
    }
  }
});

function* formProblems(twin: Sourced<unknown>, { links, protocol, url, credentials }: PhysicalTwin) {
  const direct = { protocol, url, credentials };
  for (const key of ['protocol', 'url', 'credentials'] as const) {
    if (links && direct[key] !== undefined) {
      const hint = `Move ${key} into one of the links, or remove \`links\`.`;
      const message = `\`${key}\` stands beside \`links\`, so it belongs to no link`;
      yield atKey(twin, [...path, key], { code: 'link-form', message, hint });
    }
  }
  if (links) return;
  const missing = (['protocol', 'url'] as const).filter((key) => direct[key] === undefined);
  if (missing.length === 0) return;
  yield atKey(twin, path, {
    code: 'link-form',
    message: `The physical twin has no link: ${missing.map((key) => `\`${key}\``).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    hint: 'Write `protocol` and `url`, or `links` with a name for each link.',
  });
}

function* settingProblems(
  twin: Sourced<unknown>,
  here: KeyPath,
  kind: LinkKindRules,
  link: Link,
): Iterable<Problem> {
  const scheme = link.url.slice(0, link.url.indexOf(':'));
  if (!kind.schemes.includes(scheme)) {
    yield at(twin, [...here, 'url'], {
      code: 'link-setting',
      message: `${scheme}:// is not an address of the protocol ${kind.name}`,
      hint: `Write ${kind.schemes.map((each) => `${each}://host:port`).join(' or ')}, or change \`protocol\`.`,
    });
  } else if (!kind.hasPaths && /:\/\/[^/]+\/./.test(link.url)) {
    yield at(twin, [...here, 'url'], {
      code: 'link-setting',
      message: `An address of the protocol ${kind.name} has no path`,
      hint: `Write ${scheme}://host:port.`,
    });
  }
  for (const key of ['security', 'certificate', 'serverCertificate'] as const) {
    if (link[key] === undefined || kind.settings.includes(key)) continue;
    yield atKey(twin, [...here, key], {
      code: 'link-setting',
      message: `\`${key}\` has no meaning for the protocol ${kind.name}`,
      hint: `Remove \`${key}\`. ${knowing(({ settings }) => settings.includes(key))} has it.`,
    });
  }
}

/** What the link can't promise. These are warnings, because only the operator of the plant can judge them. */
function* promiseProblems(
  twin: Sourced<unknown>,
  here: KeyPath,
  kind: LinkKindRules,
  link: Link,
  physicalTwin: PhysicalTwin,
  name: string,
): Iterable<Problem> {
  const sent = kind.lacks === undefined ? [] : commandsOver(name, physicalTwin);
  if (sent.length > 0 && physicalTwin.mode !== 'shadow') {
    yield at(twin, [...here, 'protocol'], {
      code: 'link-promise',
      severity: 'warning',
      message: `${kind.title} has ${kind.lacks}: if the runner is killed, ${someOf(sent)} keep${sent.length === 1 ? 's' : ''} the last value, and nothing keeps a second runner from commanding`,
      hint: 'Let the plant itself become safe when no command comes. The runner still sends each `safe` value when it is suspended, terminated or told to leave.',
    });
  }
  const why = kind.unverified(link);
  if (why !== undefined) {
    yield at(twin, [...here, 'url'], {
      code: 'link-unverified',
      severity: 'warning',
      message: `The twin can't know that it speaks to the right server: ${why}`,
      hint: "Write the thumbprint or the file of the server's certificate under `serverCertificate`, with the security mode Sign or SignAndEncrypt.",
    });
  }
}

/** The commands that a link carries. */
function commandsOver(name: string, physicalTwin: PhysicalTwin): readonly string[] {
  const links = declaredLinks(physicalTwin);
  return Object.entries(physicalTwin.commands).flatMap(([port, { link }]) =>
    linkNamed(links, link) === name ? [port] : [],
  );
}

function knowing(has: (kind: LinkKindRules) => boolean): string {
  return `The protocol ${linkKinds
    .filter(has)
    .map(({ name }) => name)
    .join(', ')}`;
}
