import type { AssetSpec, Use } from '../generated/types.ts';
import { fieldGroups, type TypeField, type TypeWords } from './declared-types.ts';

const words: TypeWords = {
  values: {
    number: 'number',
    integer: 'number',
    boolean: 'boolean',
    string: 'string',
    object: '{ [name: string]: unknown }',
  },
  list: (element) => (/[ |]/.test(element) ? `(${element})[]` : `${element}[]`),
  literals: (values) => values.map(literal).join(' | '),
  several: (element) => `${element} | readonly ${words.list(element)}`,
};

/** `component.d.ts`, for the type arguments of `@dtaas/component`. */
export function nodeTypes(reference: string, spec: AssetSpec): string {
  const groups = fieldGroups(spec, words, ({ kind }: Use) =>
    kind === 'Function' ? 'sdk.Library' : `sdk.Use<'${kind}'>`,
  );
  // A generic asset has also the ports that each twin gives it.
  const others = spec.ports ? ['    [port: string]: unknown;'] : [];
  const lines = Object.entries(groups).flatMap(([group, fields]) => {
    const isPort = group === 'inputs' || group === 'outputs' || group === 'events';
    const lines = [...fields.flatMap(linesOf), ...(isPort ? others : [])];
    return lines.length === 0 ? [`  ${group}: Record<string, never>;`] : [`  ${group}: {`, ...lines, '  };'];
  });
  return `// Made from asset.yaml. To make it again: dtaas types ${reference}
import type * as sdk from '@dtaas/component';

export type Component = {
${lines.join('\n')}
};

/** The function that \`serve\` calls. */
export type Step<State = { [name: string]: unknown }> = sdk.Step<Component, State>;
`;
}

function linesOf({ name, type, comment, mayLack }: TypeField): readonly string[] {
  const said = comment === '' ? [] : [`    /** ${comment.replaceAll('*/', '*\\/')} */`];
  return [...said, `    ${name}${mayLack ? '?' : ''}: ${type};`];
}

function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  return JSON.stringify(value);
}
