import { expect, it } from 'vitest';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import type { Asset } from '../generated/types.ts';
import { typesFileOf } from './types-file.ts';

const spec = `
  inputs:
    measured: {type: number, unit: Cel, description: The temperature of the box}
    grid: {type: integer, shape: [2, null]}
    level: {type: number, default: 3, required: false}
    class: {type: object, description: "Ends */ here.\\nNot there"}
    alarm: {type: string, as: event}
  outputs:
    mode: {type: string}
    done: {type: boolean, as: command}
  parameters:
    gain: {type: number, unit: W/K, default: 0.5, minimum: 0, maximum: 10, description: "How strong?"}
    kind: {type: string, enum: [one, "it's", 'a "b"'], default: one}
    size: {type: integer, enum: [1, 2], default: 1}
    half: {type: number, enum: [0.5], default: 0.5}
  uses:
    plant: {kind: Model, asset: models/box, version: ^1}
    other: {kind: Data, required: false}
    filter: {kind: Function, asset: functions/mean, version: ^1}
`;

function types(command: string, text = spec) {
  const yaml = `apiVersion: dtaas/v1
kind: Function
metadata: {name: pump, version: 1.0.0}
spec:${text}
  run: {command: ${command}}
`;
  const { catalogue, problems } = readCatalogue(exampleTree({ 'assets/functions/pump/asset.yaml': yaml }));
  expect(problems.filter(({ code }) => code !== 'platform-missing')).toEqual([]);
  return typesFileOf('functions/pump', catalogue.assets.get('functions/pump')!.value);
}

it('for Node has each name with its type, and units in comments', () => {
  expect(types('[node, src/main.mjs]')).toEqual({
    path: 'component.d.ts',
    text: `// Made from asset.yaml. To make it again: dtaas types functions/pump
import type * as sdk from '@dtaas/component';

export type Component = {
  inputs: {
    /** The temperature of the box. Unit: Cel. */
    measured?: number;
    /** Shape [2, any]. A whole number. */
    grid?: number[][];
    /** Default: 3. */
    level: number;
    /** Ends *\\/ here. Not there. */
    class?: { [name: string]: unknown };
  };
  outputs: {
    mode: string;
    done: boolean | readonly boolean[];
  };
  parameters: {
    /** How strong? Unit: W/K. At least 0, at most 10. Default: 0.5. */
    gain: number;
    /** Default: "one". */
    kind: 'one' | 'it\\'s' | 'a "b"';
    /** A whole number. Default: 1. */
    size: 1 | 2;
    /** Default: 0.5. */
    half: 0.5;
  };
  events: {
    alarm: string;
  };
  uses: {
    /** models/box ^1. */
    plant: sdk.Use<'Model'>;
    /** A twin may leave it out. */
    other?: sdk.Use<'Data'>;
    /** functions/mean ^1. */
    filter: sdk.Library;
  };
};

/** The function that \`serve\` calls. */
export type Step<State = { [name: string]: unknown }> = sdk.Step<Component, State>;
`,
  });
});

it('for Python has each name with its type, and units in comments', () => {
  expect(types('[python3, -u, main.py]')?.path).toBe('component_types.py');
  const { path, text } = types('[python3, ./src/main.py]')!;
  expect(path).toBe('src/component_types.py');
  expect(
    text,
  ).toBe(`"""Types of functions/pump. Made from asset.yaml. To make them again: dtaas types functions/pump"""

from typing import Any, Dict, List, Literal, TypedDict, Union

Event = TypedDict("Event", {"value": Any, "time": float, "seq": int})
Library = TypedDict("Library", {"path": str, "asset": str, "version": str, "kind": str})


class Use(Library):
    parameters: Dict[str, Any]


_InputsAlways = TypedDict(
    "_InputsAlways",
    {
        # Default: 3.
        "level": float,
    },
)
_InputsMaybe = TypedDict(
    "_InputsMaybe",
    {
        # The temperature of the box. Unit: Cel.
        "measured": float,
        # Shape [2, any]. A whole number.
        "grid": List[List[int]],
        # Ends */ here. Not there.
        "class": Dict[str, Any],
    },
    total=False,
)


class Inputs(_InputsAlways, _InputsMaybe):
    pass


Outputs = TypedDict(
    "Outputs",
    {
        "mode": str,
        "done": Union[bool, List[bool]],
    },
    total=False,
)
Parameters = TypedDict(
    "Parameters",
    {
        # How strong? Unit: W/K. At least 0, at most 10. Default: 0.5.
        "gain": float,
        # Default: "one".
        "kind": Literal["one", "it's", "a \\"b\\""],
        # A whole number. Default: 1.
        "size": Literal[1, 2],
        # Default: 0.5.
        "half": Any,
    },
)
Events = TypedDict(
    "Events",
    {
        "alarm": List[Event],
    },
)
_UsesAlways = TypedDict(
    "_UsesAlways",
    {
        # models/box ^1.
        "plant": Use,
        # functions/mean ^1.
        "filter": Library,
    },
)
_UsesMaybe = TypedDict(
    "_UsesMaybe",
    {
        # A twin may leave it out.
        "other": Use,
    },
    total=False,
)


class Uses(_UsesAlways, _UsesMaybe):
    pass
`);
});

it('is the same for the same asset, and another one after each change that counts', () => {
  const before = types('[node, main.mjs]');
  expect(types('[node, main.mjs]')).toEqual(before);
  expect(types('[node, other.mjs, --fast]')).toEqual(before);
  for (const [from, to] of [
    ['unit: Cel', 'unit: K'],
    ['default: 0.5', 'default: 0.6'],
    ['Data, required: false', 'Data, required: true'],
    ['default: 3', 'default: 4'],
    ['as: event', 'as: value'],
  ] as const)
    expect(types('[node, main.mjs]', spec.replace(from, to))?.text).not.toBe(before?.text);
});

it('of a generic asset leaves its ports open', () => {
  const generic =
    '\n  ports: {declaredIn: twin}\n  parameters: {gain: {type: number}}\n  outputs: {alarm: {type: boolean}}';
  const { text } = types('[node, main.mjs]', generic)!;
  expect(text).toContain('  inputs: {\n    [port: string]: unknown;\n  };\n');
  expect(text).toContain('  outputs: {\n    alarm: boolean;\n    [port: string]: unknown;\n  };\n');
  expect(types('[python3, main.py]', generic)?.text).toContain('\nInputs = Dict[str, Any]\nOutputs');
});

it('is not made for another language', () => {
  expect(types('[sh, main.sh]')).toBeUndefined();
  expect(types('[./pump]')).toBeUndefined();
});

it('is made only when its text is read, so that a check of an asset without such a file is fast', () => {
  const unreadable = { spec: { run: { command: ['node', 'main.mjs'] } } } as unknown as Asset;
  const file = typesFileOf('functions/pump', unreadable);
  expect(file?.path).toBe('component.d.ts');
  expect(() => file?.text).toThrow(TypeError);
});

it('of an asset without ports and parameters is empty', () => {
  expect(types('[node, main.mjs]', '\n  requires: {cpu: 1}')!.text).toContain(
    'inputs: Record<string, never>;',
  );
});
