import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Members, type MemberType, readDeclarations } from './declarations.ts';
import type { Names, Properties, Shape } from './names.ts';

type Declarations = ReadonlyMap<string, Members>;

interface Nested {
  readonly inputs: Declarations;
  readonly outputs: Declarations;
}

/** The names in the SDK of a plugin, which is an installed package: `@pulumi/docker`. */
export function sdkNames(name: string): Names {
  const folder = dirname(createRequire(import.meta.url).resolve(`@pulumi/${name}/package.json`));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const nested: Nested = {
    inputs: readDeclarations(readFileSync(join(folder, 'types/input.d.ts'), 'utf8')),
    outputs: readDeclarations(readFileSync(join(folder, 'types/output.d.ts'), 'utf8')),
  };
  const resources: Record<string, Names['resources'][string]> = {};
  const functions: Record<string, Names['functions'][string]> = {};
  let config: Properties = {};
  for (const file of modulesIn(folder)) {
    const code = readFileSync(file, 'utf8');
    const declared = readDeclarations(readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8'));
    const type = /__pulumiType = '([^']+)'/.exec(code)?.[1];
    const invoked = /invoke\("([^"]+)"/.exec(code)?.[1];
    if (type === name) config = properties(declared.get('ProviderArgs'), nested);
    else if (type !== undefined) resources[type] = resource(type, code, declared, nested);
    if (invoked !== undefined) functions[invoked] = function_(invoked, declared, nested);
  }
  return { name, version: manifest.version.replace(/^v/, ''), config, resources, functions };
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && existsSync(join(folder, name.replace(/\.js$/, '.d.ts'))))
    .map((name) => join(folder, name));
}

function resource(
  type: string,
  code: string,
  declared: Declarations,
  nested: Nested,
): Names['resources'][string] {
  const className = type.split(':')[2] ?? '';
  const given = declared.get(`${className}Args`);
  const secret = /additionalSecretOutputs: \[([^\]]*)\]/.exec(code)?.[1]?.match(/\w+/g) ?? [];
  return {
    inputs: properties(given, nested),
    outputs: withoutId(properties(declared.get(className), nested)),
    required: required(given),
    secret: [...secret].sort(),
  };
}

function function_(token: string, declared: Declarations, nested: Nested): Names['functions'][string] {
  const name = token.split(':')[2] ?? '';
  const title = name.slice(0, 1).toUpperCase() + name.slice(1);
  const given = declared.get(`${title}Args`);
  return {
    inputs: properties(given, nested),
    outputs: withoutId(properties(declared.get(`${title}Result`), nested)),
    required: required(given),
  };
}

/** A resource and the result of a function have an id of Pulumi's own, which no plugin names. */
function withoutId({ id: _, ...others }: Properties): Properties {
  return others;
}

function required(members: Members = new Map()): string[] {
  return [...members].flatMap(([name, { optional }]) => (optional ? [] : [name])).sort();
}

function properties(members: Members = new Map(), nested: Nested, path: readonly string[] = []): Properties {
  return Object.fromEntries([...members].map(([name, { type }]) => [name, shapeOf(type, nested, path)]));
}

/** @param path the declarations around this one */
function shapeOf(type: MemberType, nested: Nested, path: readonly string[]): Shape {
  if ('list' in type) return { 'list of': shapeOf(type.list, nested, path) };
  if ('map' in type) return { 'map of': shapeOf(type.map, nested, path) };
  const [side, ...rest] = type.name.split('.');
  if (side !== 'inputs' && side !== 'outputs') return type.name;
  const name = rest.join('.');
  if (path.includes(name)) throw new Error(`${name} has itself inside`);
  const members = nested[side].get(name);
  if (!members) throw new Error(`${type.name} is not declared`);
  return properties(members, nested, [...path, name]);
}
