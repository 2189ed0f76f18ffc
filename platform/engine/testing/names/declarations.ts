import { type Tokens, tokensOf } from './tokens.ts';

/** The type of a member: a name (`string`, `inputs.compute.InstanceNetwork`), a list or a map. */
export type MemberType =
  | { readonly name: string }
  | { readonly list: MemberType }
  | { readonly map: MemberType };

export type Members = ReadonlyMap<string, { readonly type: MemberType; readonly optional: boolean }>;

/**
 * The interfaces and classes of a `.d.ts` file of a Pulumi SDK, by their names with namespaces (`compute.InstanceNetwork`). The
 * SDK's generator writes a small part of TypeScript; on anything else this throws.
 */
export function readDeclarations(text: string): ReadonlyMap<string, Members> {
  const found = new Map<string, Members>();
  read(tokensOf(text), [], found);
  return found;
}

function read(tokens: Tokens, namespace: readonly string[], found: Map<string, Members>): void {
  while (tokens.peek() !== undefined) {
    if (namespace.length > 0 && tokens.take('}')) return;
    const word = tokens.next();
    if (word === 'namespace') {
      const inner = [...namespace, tokens.next()];
      tokens.expect('{');
      read(tokens, inner, found);
    } else if (word === 'interface' || word === 'class') {
      const name = [...namespace, tokens.next()].join('.');
      while (!tokens.take('{')) tokens.next();
      found.set(name, membersOf(tokens));
    }
  }
}

function membersOf(tokens: Tokens): Members {
  const members = new Map<string, { type: MemberType; optional: boolean }>();
  while (!tokens.take('}')) {
    const isNoProperty = ['static', 'private', 'constructor'].includes(tokens.peek() ?? '');
    tokens.take('readonly');
    const name = tokens.next();
    const optional = tokens.take('?');
    if (isNoProperty || !tokens.take(':')) skipMember(tokens);
    else {
      members.set(name.replaceAll('"', ''), { type: typeOf(tokens), optional });
      tokens.expect(';');
    }
  }
  return members;
}

function skipMember(tokens: Tokens): void {
  for (let depth = 0; ; ) {
    const token = tokens.next();
    if ('({<['.includes(token)) depth++;
    if (')}>]'.includes(token)) depth--;
    if (token === ';' && depth === 0) return;
  }
}

/** Of a union, the first alternative that is not `undefined`: the generator writes the plain type first. */
function typeOf(tokens: Tokens): MemberType {
  const alternatives = [singleType(tokens)];
  while (tokens.take('|')) alternatives.push(singleType(tokens));
  return alternatives.find((type) => !('name' in type) || type.name !== 'undefined') ?? alternatives[0]!;
}

function singleType(tokens: Tokens): MemberType {
  let type = plainType(tokens);
  while (tokens.take('[')) {
    tokens.expect(']');
    type = { list: type };
  }
  return type;
}

function plainType(tokens: Tokens): MemberType {
  if (tokens.take('{')) {
    tokens.expect('[');
    while (!tokens.take(']')) tokens.next();
    tokens.expect(':');
    const map = typeOf(tokens);
    tokens.take(';');
    tokens.expect('}');
    return { map };
  }
  if (tokens.take('(')) {
    const inner = typeOf(tokens);
    tokens.expect(')');
    return inner;
  }
  const name = tokens.next();
  if (!tokens.take('<')) return { name };
  const inner = typeOf(tokens);
  tokens.expect('>');
  if (name === 'pulumi.Input' || name === 'pulumi.Output') return inner;
  throw new Error(`unknown generic type ${name}`);
}
