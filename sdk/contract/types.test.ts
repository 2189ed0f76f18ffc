import { batch, serve } from '@dtaas/component';
import { drive } from '@dtaas/component/testing';
import { expect, expectTypeOf, test } from 'vitest';

/** As `dtaas types` writes it. */
type Heater = {
  inputs: { measured?: number; mode: 'auto' | 'off' };
  outputs: { heaterOn: boolean; level: number };
  parameters: { setpoint: number };
  events: { alarm: string };
  uses: Record<string, never>;
};

test('the types of an asset reach its step', () => {
  // Never called: a component reads its configuration and its input.
  const typed = () => {
    serve<Heater, { since: number }>(
      ({ inputs, parameters, state, events }) => {
        expectTypeOf(inputs.measured).toEqualTypeOf<number | undefined>();
        expectTypeOf(inputs.mode).toEqualTypeOf<'auto' | 'off'>();
        expectTypeOf(parameters.setpoint).toEqualTypeOf<number>();
        expectTypeOf(events.alarm[0]!.value).toEqualTypeOf<string>();
        state.since += 1;
        // @ts-expect-error: there is no such parameter
        parameters.setpiont;
        return { heaterOn: true };
      },
      {
        state: ({ parameters }) => ({ since: parameters.setpoint }),
        on: ['measured', 'alarm'],
        onConfigure: (_, { setpoint }) => expectTypeOf(setpoint).toEqualTypeOf<number | undefined>(),
      },
    );
    // @ts-expect-error: there is no such input
    serve<Heater, { since: number }>(() => ({ level: 1 }), { on: ['mesured'] });
    // @ts-expect-error: a boolean is not a number
    serve<Heater, { since: number }>(() => ({ level: true }));
    // @ts-expect-error: there is no such output
    serve<Heater, { since: number }>(() => ({ levle: 1 }));
    batch<Heater>(({ parameters, seed }) => {
      expectTypeOf(parameters).toEqualTypeOf<Readonly<{ setpoint: number }>>();
      expectTypeOf(seed).toEqualTypeOf<number | undefined>();
    });
  };
  expect(typed).toBeTypeOf('function');
});

test('a component without types takes any value, and its state has the type of the first one', () => {
  const untyped = () =>
    serve(
      ({ inputs, state }) => {
        expectTypeOf(state).toEqualTypeOf<{ total: number }>();
        state.total += inputs['amount'];
        return { total: state.total };
      },
      { state: { total: 0 } },
    );
  expect(untyped).toBeTypeOf('function');
  expectTypeOf(drive).returns.toBeArray();
});
