import { conversion, isConversion, type Units } from '../../units/index.ts';
import { isPort, type Port, wiresOf } from '../../wiring/index.ts';
import { at, eachTwin, type Finding } from '../rule.ts';

export const endsAgree = eachTwin(function* (resolved, { units }) {
  for (const { index, fromText, toText, source, target } of wiresOf(resolved)) {
    if (!isPort(source) || !isPort(target)) continue;
    const finding = disagreement(units, source, target);
    if (!finding) continue;
    const message = `${fromText} -> ${toText}: ${finding.message}`;
    yield at(resolved.twin, ['spec', 'connections', index], { ...finding, message });
  }
});

/** Whether what the source sends fits the target: kind of port, type, shape and unit. */
export function fits(units: Units, source: Port, target: Port): boolean {
  return disagreement(units, source, target) === undefined;
}

/** Why a value of the source does not fit the target; `undefined` if it fits. */
export function disagreement(units: Units, source: Port, target: Port): Finding | undefined {
  const kinds = [source.as ?? 'value', target.as ?? 'value'] as const;
  if (kinds[0] !== kinds[1]) {
    return {
      code: 'port-kind-mismatch',
      message: `the output carries ${described[kinds[0]]}, but the input takes ${described[kinds[1]]}`,
      hint: `Declare both ports with \`as: ${kinds[0]}\`, or both with \`as: ${kinds[1]}\`. A port without \`as\` is a value.`,
    };
  }
  const [from, to] = [source.type, target.type];
  const widened = from === 'integer' && to === 'number';
  if (from !== to && !widened) {
    return {
      code: 'type-mismatch',
      message: `an output of type ${from} does not fit an input of type ${to}`,
      hint: 'Connect ports of the same type. An integer fits a number.',
    };
  }
  if (!shapesAgree(source.shape ?? [], target.shape ?? [])) {
    return {
      code: 'shape-mismatch',
      message: `an output of shape ${shown(source.shape)} does not fit an input of shape ${shown(target.shape)}`,
      hint: 'Connect ports of the same shape. `null` stands for any size.',
    };
  }
  if (from !== 'number' && from !== 'integer') return undefined;
  const by = conversion(units, source, target);
  return isConversion(by) ? undefined : by;
}

const described = { value: 'values', event: 'events', command: 'commands' } as const;

function shapesAgree(from: readonly (number | null)[], to: readonly (number | null)[]): boolean {
  return (
    from.length === to.length &&
    from.every((size, dimension) => to[dimension] === null || size === to[dimension])
  );
}

function shown(shape: Port['shape']): string {
  return shape === undefined ? 'single' : `[${shape.map((size) => size ?? 'any').join(', ')}]`;
}
