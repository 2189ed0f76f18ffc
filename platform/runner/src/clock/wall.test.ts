import { expect, test } from 'vitest';
import { InputPort, OutputPort, route } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Driven } from './clock.ts';
import { WallClock } from './wall.ts';

const number = { type: 'number' } as const;

function clockOf(): { clock: WallClock; a: OutputPort; b: OutputPort; heard: string[] } {
  const heard: string[] = [];
  const component = (id: string): Driven => ({
    isPresent: true,
    isDone: false,
    deliver: (inputs) =>
      heard.push(`${id}: ${inputs.map(({ port, sample }) => `${port.name}=${sample.value}`).join(' ')}`),
    hung: () => {},
    recovered: () => {},
    keepDown: () => {},
    isRoomy: true,
    isHeard: true,
    answers: () => false,
    saveSoon: () => {},
  });
  const clock = new WallClock({
    components: new Map(['x', 'y'].map((id) => [id, component(id)])),
    times: { lateMs: 1, hungMs: 1 },
    command: (port, samples) => {
      for (const { value } of samples) heard.push(`command ${port.name}=${value}`);
    },
    refuse: () => {},
    missed: () => {},
    ended: () => {},
  });
  const [a, b] = ['a', 'b'].map((name) => new OutputPort('source', name, number)) as [OutputPort, OutputPort];
  const refuse = (): void => {};
  a.routes.push(route(new InputPort('x', 'a', number), undefined, refuse));
  a.routes.push(route(new InputPort('y', 'a', number), undefined, refuse));
  b.routes.push(route(new InputPort('x', 'b', number), undefined, refuse));
  b.routes.push(route(new InputPort(physical, 'heater', number), undefined, refuse));
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
