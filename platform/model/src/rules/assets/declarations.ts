import type { InputPort, Parameter, ValueType } from '../../generated/types.ts';
import { withinType } from '../../parameters/index.ts';
import { allComponents } from '../../resolution/index.ts';
import { isUnit, type Measure, temperatureDimension, type Units } from '../../units/index.ts';
import { at, eachAsset, eachTwin, type KeyPath, type Problem, type Rule, type Sourced } from '../rule.ts';

interface Declaration extends Measure {
  readonly type?: ValueType | undefined;
}

export const unitsAreCodes: Rule = {
  ...eachAsset(function* (asset, { units }) {
    const { inputs, outputs, parameters, files } = asset.value.spec;
    yield* declarations(units, asset, ['spec', 'inputs'], inputs);
    yield* declarations(units, asset, ['spec', 'outputs'], outputs);
    yield* declarations(units, asset, ['spec', 'parameters'], parameters);
    for (const [name, file] of Object.entries(files)) {
      yield* declarations(units, asset, ['spec', 'files', name, 'columns'], file.columns);
    }
  }),
  ...eachTwin(function* (resolved, { units }) {
    const { twin } = resolved;
    const { telemetry = {}, commands = {} } = twin.value.spec.physicalTwin ?? {};
    yield* declarations(units, twin, ['spec', 'physicalTwin', 'telemetry'], telemetry);
    yield* declarations(units, twin, ['spec', 'physicalTwin', 'commands'], commands);
    for (const { path, component } of allComponents(resolved)) {
      yield* declarations(units, twin, [...path, 'inputs'], component.inputs ?? {});
      yield* declarations(units, twin, [...path, 'outputs'], component.outputs ?? {});
    }
  }),
};

export const defaultsAreAllowed: Rule = {
  ...eachAsset(function* (asset) {
    const { parameters, inputs } = asset.value.spec;
    for (const [name, parameter] of Object.entries(parameters)) {
      const path = ['spec', 'parameters', name];
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = parameter;
      if (minimum > maximum) {
        yield at(asset, [...path, 'minimum'], {
          code: 'bounds-empty',
          message: `No value is between the minimum ${minimum} and the maximum ${maximum}`,
          hint: 'Swap minimum and maximum, or correct one of them.',
        });
      }
      yield* defaultIsAllowed(asset, path, name, parameter);
    }
    yield* inputDefaultsAreAllowed(asset, ['spec', 'inputs'], inputs);
  }),
  ...eachTwin(function* (resolved) {
    for (const { path, component } of allComponents(resolved)) {
      yield* inputDefaultsAreAllowed(resolved.twin, [...path, 'inputs'], component.inputs ?? {});
    }
  }),
};

function* inputDefaultsAreAllowed(
  source: Sourced<unknown>,
  path: KeyPath,
  inputs: { readonly [name: string]: InputPort },
): Iterable<Problem> {
  for (const [name, input] of Object.entries(inputs)) {
    yield* defaultIsAllowed(source, [...path, name], name, input);
  }
}

function* declarations(
  units: Units,
  source: Sourced<unknown>,
  path: KeyPath,
  declared: { readonly [name: string]: Declaration },
): Iterable<Problem> {
  for (const [name, declaration] of Object.entries(declared)) {
    const { unit, temperature } = declaration;
    if (unit !== undefined) yield* unitIsRight(units, source, [...path, name], declaration);
    else if (temperature !== undefined) yield temperatureMisplaced(source, [...path, name], 'no unit');
  }
}

function* unitIsRight(
  units: Units,
  source: Sourced<unknown>,
  path: KeyPath,
  { type = 'number', unit = '', temperature }: Declaration,
): Iterable<Problem> {
  const found = units.find(unit);
  if (!isUnit(found)) {
    yield at(source, [...path, 'unit'], found);
    return;
  }
  if (type !== 'number' && type !== 'integer') {
    yield at(source, [...path, 'unit'], {
      code: 'unit-misplaced',
      message: `A value of type ${type} can't have a unit`,
      hint: 'Remove the unit, or declare a number.',
    });
  }
  if (temperature !== undefined && found.dimension !== temperatureDimension) {
    yield temperatureMisplaced(source, path, `the unit ${unit}`);
  }
}

function temperatureMisplaced(source: Sourced<unknown>, path: KeyPath, what: string): Problem {
  return at(source, [...path, 'temperature'], {
    code: 'temperature-misplaced',
    message: `\`temperature\` is given for a value that has ${what}`,
    hint: 'Remove `temperature`, or give the value a unit of temperature.',
  });
}

function* defaultIsAllowed(
  source: Sourced<unknown>,
  path: KeyPath,
  name: string,
  declared: Parameter,
): Iterable<Problem> {
  if (declared.default === undefined) return;
  const outcome = withinType(name, declared, declared.default);
  if ('refusal' in outcome) yield at(source, [...path, 'default'], outcome.refusal);
}
