import { expect, test } from 'vitest';
import { InputPort, OutputPort, Route } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import { WallClock } from './wall.ts';

const number = { type: 'number' } as const;

function clockOf(): { clock: WallClock; a: OutputPort; b: OutputPort; heard: string[] } {
  const heard: string[] = [];
  const clock = new WallClock({
    send: (component, inputs) =>
      heard.push(
        `${component}: ${inputs.map(({ port, sample }) => `${port.name}=${sample.value}`).join(' ')}`,
      ),
    command: (port, { value }) => heard.push(`command ${port.name}=${value}`),
    isPresent: () => true,
    isAtWork: () => true,
    isAnyAtWork: () => true,
    ended: () => {},
    hung: () => {},
    recovered: () => {},
    stuck: () => {},
  });
  const [a, b] = ['a', 'b'].map((name) => new OutputPort('source', name, number)) as [OutputPort, OutputPort];
  const refuse = (): void => {};
  a.routes.push(new Route(new InputPort('x', 'a', number), undefined, refuse));
  a.routes.push(new Route(new InputPort('y', 'a', number), undefined, refuse));
  b.routes.push(new Route(new InputPort('x', 'b', number), undefined, refuse));
  b.routes.push(new Route(new InputPort(physical, 'heater', number), undefined, refuse));
  return { clock, a, b, heard };
}

test('the values of one message reach a component together, in their order', () => {
  const { clock, a, b, heard } = clockOf();
  clock.run();
  clock.arrive([
    { port: b, sample: { value: 2, t: 0 } },
    { port: a, sample: { value: 1, t: 0 } },
  ]);
  expect(heard).toEqual(['command heater=2', 'x: b=2 a=1', 'y: a=1']);
});

test('while it stands, as during a save, commands go out and components hear nothing', async () => {
  const { clock, a, b, heard } = clockOf();
  clock.run();
  await clock.hold();
  expect(clock.record(a, { value: 1, t: 0 })).toBe(true);
  expect(clock.record(b, { value: 2, t: 0 })).toBe(true);
  expect(heard).toEqual(['command heater=2']);
});
