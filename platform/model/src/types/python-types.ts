import type { AssetSpec } from '../generated/types.ts';
import { fieldGroups, type TypeField, type TypeWords } from './declared-types.ts';

const words: TypeWords = {
  values: { number: 'float', integer: 'int', boolean: 'bool', string: 'str', object: 'Dict[str, Any]' },
  list: (element) => `List[${element}]`,
  // A float isn't allowed in a Literal.
  literals: (values) =>
    values.every(
      (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isInteger(value),
    )
      ? `Literal[${values.map(literal).join(', ')}]`
      : 'Any',
  several: (element) => `Union[${element}, List[${element}]]`,
};

/** The names of the groups, as Python names classes. */
const classes = {
  inputs: 'Inputs',
  outputs: 'Outputs',
  parameters: 'Parameters',
  events: 'Events',
  uses: 'Uses',
} as const;

/** `component_types.py`, for the annotations of a step. It needs Python 3.8, and no package. */
export function pythonTypes(reference: string, spec: AssetSpec): string {
  const groups = fieldGroups(spec, words, ({ kind }) => (kind === 'Function' ? 'Library' : 'Use'));
  const parts = Object.entries(groups).map(([group, fields]) => {
    const name = classes[group as keyof typeof classes];
    const isPort = group === 'inputs' || group === 'outputs' || group === 'events';
    // A generic asset has the ports that each twin gives it.
    if (spec.ports && isPort) return `${name} = Dict[str, Any]`;
    if (group === 'outputs') return typedDict(name, fields, true);
    return typedDicts(name, group === 'events' ? fields.map(asEvents) : fields);
  });
  return `"""Types of ${reference}. Made from asset.yaml. To make them again: dtaas types ${reference}"""

from typing import Any, Dict, List, Literal, TypedDict, Union

Event = TypedDict("Event", {"value": Any, "time": float, "seq": int})
Library = TypedDict("Library", {"path": str, "asset": str, "version": str, "kind": str})


class Use(Library):
    parameters: Dict[str, Any]


${parts.join('\n').trimEnd()}
`;
}

function asEvents(field: TypeField): TypeField {
  return { ...field, type: 'List[Event]' };
}

/** One class for names that are always there and names that may be absent. Python 3.8 says so only by two parents. */
function typedDicts(name: string, fields: readonly TypeField[]): string {
  const [optional, always] = [true, false].map((may) =>
    fields.filter(({ mayLack = false }) => mayLack === may),
  );
  if (optional!.length === 0 || always!.length === 0) return typedDict(name, fields, optional!.length > 0);
  const parents = [`_${name}Always`, `_${name}Maybe`] as const;
  return `${typedDict(parents[0], always!, false)}
${typedDict(parents[1], optional!, true)}


class ${name}(${parents.join(', ')}):
    pass

`;
}

/** The functional form, because a port may have the name of a keyword. @param mayLack whether keys may be absent */
function typedDict(name: string, fields: readonly TypeField[], mayLack: boolean): string {
  const total = mayLack ? ', total=False' : '';
  if (fields.length === 0) return `${name} = TypedDict("${name}", {}${total})`;
  const lines = fields.flatMap(({ name: key, type, comment }) => [
    ...(comment === '' ? [] : [`        # ${comment}`]),
    `        "${key}": ${type},`,
  ]);
  return [
    `${name} = TypedDict(`,
    `    "${name}",`,
    '    {',
    ...lines,
    '    },',
    ...(mayLack ? ['    total=False,'] : []),
    ')',
  ].join('\n');
}

function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}
