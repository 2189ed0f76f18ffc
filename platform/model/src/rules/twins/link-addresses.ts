import type { Link, PhysicalCommand, Telemetry } from '../../generated/types.ts';
import { linkNamed } from '../../links/declared.ts';
import type { LinkKindRules } from '../../links/kind.ts';
import { linkKind, linkKinds } from '../../links/registry.ts';
import { didYouMean } from '../../references/index.ts';
import { at, atKey, type KeyPath, type Problem, type Sourced } from '../rule.ts';

type List = 'telemetry' | 'commands';

/** The problems of the address of a value, and of the fields that say how the value is carried. */
export function* addressProblems(
  twin: Sourced<unknown>,
  here: KeyPath,
  links: ReadonlyMap<string, Link>,
  list: List,
  value: Telemetry | PhysicalCommand,
): Iterable<Problem> {
  const name = linkNamed(links, value.link);
  if (name !== undefined) {
    const kind = linkKind(links.get(name)!.protocol);
    yield* wordProblems(twin, here, kind, value);
    yield* fieldProblems(twin, here, kind, list, value);
    return;
  }
  const names = [...links.keys()].filter((name) => name !== '');
  if (value.link === undefined) {
    const hint = `Add \`link\` with one of ${names.join(', ')}.`;
    yield atKey(twin, here, {
      code: 'link-unnamed',
      message: '`link` is missing: the physical twin has several links',
      hint,
    });
    return;
  }
  yield at(twin, [...here, 'link'], {
    code: 'link-unknown',
    message: `The physical twin has no link ${value.link}`,
    hint:
      names.length === 0 ? 'Remove `link`, or name the link under `links`.' : didYouMean(value.link, names),
  });
}

/** The words for an address that some kind of link has. */
const addressWords = new Set(linkKinds.map(({ address }) => address));

function* wordProblems(
  twin: Sourced<unknown>,
  here: KeyPath,
  { name, address }: LinkKindRules,
  value: Telemetry | PhysicalCommand,
): Iterable<Problem> {
  if (value[address] === undefined) {
    yield atKey(twin, here, {
      code: 'link-address',
      message: `\`${address}\` is missing, the address of a value for the protocol ${name}`,
      hint:
        address === 'node' ? 'Write e.g. node: ns=2;s=Boiler.Level.' : 'Write e.g. topic: box/temperature.',
    });
  }
  for (const word of addressWords) {
    if (word === address || value[word] === undefined) continue;
    yield atKey(twin, [...here, word], {
      code: 'link-address',
      message: `\`${word}\` is not an address of the protocol ${name}`,
      hint: `Write \`${address}\` instead.`,
    });
  }
}

function* fieldProblems(
  twin: Sourced<unknown>,
  here: KeyPath,
  kind: LinkKindRules,
  list: List,
  value: Telemetry | PhysicalCommand,
): Iterable<Problem> {
  const known: readonly string[] = kind[list];
  for (const key of ['payload', 'sampling', 'queue'] as const) {
    if (!(key in value) || known.includes(key)) continue;
    yield atKey(twin, [...here, key], {
      code: 'link-setting',
      message: `\`${key}\` of a ${list === 'telemetry' ? 'value from' : 'command to'} the physical twin has no meaning for the protocol ${kind.name}`,
      hint: `Remove \`${key}\`.`,
    });
  }
  for (const key of kind.notInPayload) {
    const { payload } = value;
    if (payload === undefined || !(key in payload) || !known.includes('payload')) continue;
    yield atKey(twin, [...here, 'payload', key], {
      code: 'link-setting',
      message: `\`payload.${key}\` has no meaning for the protocol ${kind.name}, whose values have times of their own`,
      hint: `Remove \`${key}\`.`,
    });
  }
}
