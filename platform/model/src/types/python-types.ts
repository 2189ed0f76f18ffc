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
  const groups = fieldGroups(spec, words, () => 'Use');
  const parts = Object.entries(groups).map(([group, fields]) => {
    const name = classes[group as keyof typeof classes];
    const isPort = group === 'inputs' || group === 'outputs' || group === 'events';
    // A generic asset has the ports that each twin gives it.
    if (spec.ports && isPort) return `${name} = Dict[str, Any]`;
    return typedDict(name, group === 'events' ? fields.map(asEvents) : fields, group !== 'parameters');
  });
  return `"""Types of ${reference}. Made from asset.yaml. To make them again: dtaas types ${reference}"""

from typing import Any, Dict, List, Literal, TypedDict, Union

Event = TypedDict("Event", {"value": Any, "time": float, "seq": int})
Use = TypedDict(
    "Use",
    {"path": str, "asset": str, "version": str, "kind": str, "parameters": Dict[str, Any]},
    total=False,
)

${parts.join('\n')}
`;
}

function asEvents(field: TypeField): TypeField {
  return { ...field, type: 'List[Event]' };
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
