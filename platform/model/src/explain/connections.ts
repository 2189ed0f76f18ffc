import { explanation, type Files } from './explanation.ts';
import { asset, controller, heater, loop, sensor, twin } from './parts.ts';

const fed = 'sensor.temperature -> controller.measured';
const acts = 'controller.heaterOn -> heater.on';
const parts = { ...sensor, ...controller, ...heater };
const right: Files = { ...loop([fed, acts]), ...parts };

/** The loop with these connections in place of the first. */
function fedBy(connection: string): Files {
  return { ...loop([connection, acts]), ...parts };
}

/** The loop with a controller whose input is declared like this. */
function measuring(declaration: string): Files {
  const other = asset(
    'functions/controller',
    `inputs: {measured: ${declaration}}\noutputs: {heaterOn: {type: boolean}}\nrun: {command: [node, main.mjs]}`,
  );
  return { ...loop([fed, acts]), ...other, ...sensor, ...heater };
}

const link = (rest: string): string => `physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  telemetry: {temperature: {topic: box/t1, unit: Cel}}
  commands: {heater: {topic: box/heater}}
${rest}`;

function emulated(emulator: string, clock = ''): Files {
  const spec = `assets: {controller: {asset: functions/controller, version: ^1}}
connections:
  - physical.temperature -> controller.measured
  - controller.heaterOn -> physical.heater
${link('  emulator: {asset: tools/emulator, version: ^1}')}
${clock}`;
  return {
    ...twin(spec),
    ...asset('tools/emulator', `${emulator}\nrun: {command: [node, main.mjs]}`),
    ...controller,
  };
}

const fitting =
  'inputs: {heater: {type: boolean, delay: 1, default: false}}\noutputs: {temperature: {type: number, unit: Cel}}';

/** A twin with only these lines under `lifecycle`. */
function living(lifecycle: string): Files {
  const sensing = 'assets: {sensor: {asset: tools/sensor, version: ^1}}';
  return { ...twin(`${sensing}\nlifecycle: ${lifecycle}`), ...sensor };
}

/** How components are joined, and the time they live in. */
export const connectionExplanations = [
  explanation(
    'connection-syntax',
    'A connection is `component.output -> component.input`.',
    "The port of a child is `child.component.port`. Ports of a child's own children can't be connected.",
    fedBy('a.b.sensor.temperature -> controller.measured'),
    right,
  ),
  explanation(
    'connection-twice',
    'A connection is written once.',
    'The second connection has no effect, so it is probably a mistake.',
    { ...loop([fed, acts, acts]), ...parts },
    right,
  ),
  explanation(
    'connection-direction',
    'A connection leads from an output to an input.',
    'The telemetry of the physical twin are outputs, and its commands are inputs.',
    { ...loop([fed, 'heater.on -> controller.heaterOn']), ...parts },
    right,
  ),
  explanation(
    'port-unknown',
    'A connection names ports that the asset declares.',
    'Values for other names would be dropped while the twin runs.',
    fedBy('sensor.temperatur -> controller.measured'),
    right,
  ),
  explanation(
    'component-not-started',
    'Values flow only between components that run.',
    'Other assets read or evaluate an asset without `run.command`. Bind such an asset under `uses`.',
    {
      ...loop([fed, acts]),
      ...asset('tools/sensor', 'outputs: {temperature: {type: number, unit: Cel}}'),
      ...controller,
      ...heater,
    },
    right,
  ),
  explanation(
    'input-sources',
    'An input has one source.',
    'With two sources, the value that arrives last would win, and the order is not defined.',
    {
      ...loop(
        [fed, acts, 'second.temperature -> controller.measured'],
        ['second: {asset: tools/sensor, version: ^1}'],
      ),
      ...parts,
    },
    right,
  ),
  explanation(
    'input-unconnected',
    'Every required input is connected.',
    'The component would wait for ever. An optional input is declared with `required: false`.',
    { ...loop([acts]), ...parts },
    right,
  ),
  explanation(
    'type-mismatch',
    'The two ends of a connection have the same type.',
    'An integer fits a number. Any other conversion would be a guess.',
    measuring('{type: boolean}'),
    right,
  ),
  explanation(
    'shape-mismatch',
    'The two ends of a connection have the same shape.',
    'A `null` in the shape of the input accepts any size.',
    measuring('{type: number, unit: Cel, shape: [3]}'),
    right,
  ),
  explanation(
    'unit-mismatch',
    'The units at the two ends of a connection can be converted.',
    "Different units are converted. Power can't be converted to energy, or bar to kelvin. Angles, amounts of substance and plain numbers are three different quantities.",
    measuring('{type: number, unit: J}'),
    measuring('{type: number, unit: "[degF]"}'),
  ),
  explanation(
    'unit-missing',
    'Both ends of a connection have a unit, or neither has.',
    'A number without a unit could be in any unit, so both ends have to state one. A pure number has the unit `1`.',
    measuring('{type: number}'),
    right,
  ),
  explanation(
    'temperature-ambiguous',
    'Degrees are converted to kelvins only if both sides are absolute temperatures.',
    '20 °C are 293.15 K, and a difference of 20 °C is 20 K. `Cel` is absolute unless `temperature: difference` is declared. `K` can be either, so `temperature` has to be declared.',
    measuring('{type: number, unit: K}'),
    measuring('{type: number, unit: K, temperature: absolute}'),
  ),
  explanation(
    'algebraic-loop',
    'In lockstep, each loop of connections crosses an input with `delay: 1`.',
    'In a step, each component runs after those that feed it. In a loop, each component would wait for the others. An input with `delay: 1` gets the value of the step before, e.g. a heater that acts one step later.',
    emulated(fitting.replace(', delay: 1', '')),
    emulated(fitting),
  ),
  explanation(
    'emulator-misfit',
    'An emulator has the telemetry of the physical twin as outputs and its commands as inputs.',
    'The same configuration is used with the plant and with its emulator. For `physical`, the ports of the same names of the emulator are connected, and their units have to be convertible.',
    emulated(fitting.replace('temperature:', 'temp:')),
    emulated(fitting),
  ),
  explanation(
    'clock-step',
    'A lockstep clock has a step above zero.',
    'Simulated time moves by one step when all components have run.',
    living('{clock: {mode: lockstep}}'),
    living('{clock: {mode: lockstep, step: {value: 3, unit: s}}}'),
  ),
  explanation(
    'save-every-zero',
    'The time between two scheduled saves is above zero.',
    'A save stops the components for a moment. Without a pause between two saves the twin would hardly run.',
    living('{save: {every: 0s}}'),
    living('{save: {every: 1h}}'),
  ),
  explanation(
    'clock-until',
    '`until` is a time above zero, and only a lockstep clock has one.',
    'After that simulated time the twin is saved, its components end, and the twin is `Completed`. A run on the wall clock has no end.',
    living('{clock: {until: {value: 1, unit: h}}}'),
    living('{clock: {mode: lockstep, step: {value: 3, unit: s}, until: {value: 1, unit: h}}}'),
  ),
  explanation(
    'clock-physical-twin',
    'A twin with a physical twin runs by the wall clock.',
    "The platform can't step the time of a physical twin, but it can step an emulator. With `--emulate` the twin runs in lockstep, with the step and speed beside `mode: wall`.",
    emulated(fitting, 'lifecycle: {clock: {mode: lockstep, step: {value: 3, unit: s}, speed: 60}}'),
    emulated(fitting, 'lifecycle: {clock: {mode: wall, step: {value: 3, unit: s}, speed: 60}}'),
  ),
];
