import type { Definitions, Files } from './explanation.ts';
import { asset, platform, sensor, twin } from './parts.ts';

const end = '{value: 10, unit: min}';
const bounds = 'port: sensor.temperature, maximum: {value: 40, unit: Cel}';

/** A twin with a sensor, and a test of it. */
function tested(
  expectation: string,
  { until = end, files = {} }: { until?: string; files?: Files } = {},
): Files {
  const spec = `assets: {sensor: {asset: tools/sensor, version: ^1}}
test:
  until: ${until}
  expect:
    cool: ${expectation}`;
  return { ...twin(spec), ...sensor, ...files };
}

/** A twin with a recording of an earlier run in its folder. */
function recorded(heading: string, tolerance = ''): Files {
  const files = { 'twins/box/run.csv': `${heading}\n0,21\n60,22\n` };
  return tested(`{trajectory: run.csv${tolerance}}`, { files });
}

/** The tests of twins. */
export const twinTestDefinitions = {
  'test-emulator': {
    title: 'A twin with a test has an emulator for its physical twin.',
    why: 'A test runs in simulated time, as fast as it goes, and on machines that never reach the plant. The emulator takes the place of the physical twin.',
    example: {
      ...twin(`assets: {sensor: {asset: tools/sensor, version: ^1}}
physicalTwin:
  protocol: mqtt
  url: mqtts://broker.example:8883
  [-telemetry: {}-]{+emulator: {asset: tools/plant, version: ^1}+}
test: {until: ${end}, expect: {cool: {${bounds}}}}`),
      ...sensor,
      ...asset('tools/plant', 'run: {command: [./plant]}'),
      'assets/tools/plant/plant': '',
    },
  },
  'test-time': {
    title: 'The times of a test are in a unit of time, and lie between the start and the end of the run.',
    why: 'All times count from the start of the run. An expectation about a time that the run does not reach could never fail.',
    example: tested(`{${bounds}, after: {value: [-20-]{+5+}, unit: min}}`),
  },
  'test-missing': {
    title: 'Every twin has a test if `platform.yaml` sets `verification.requireTests`.',
    why: 'The organisation deploys only twins whose test passed. A twin without a test would never be deployed.',
    example: {
      ...tested(`{${bounds}}`),
      ...platform('verification: {requireTests: true}'),
      ...twin(`assets: {sensor: {asset: tools/sensor, version: ^1}}
{+test: {until: ${end}, expect: {cool: {${bounds}}}}+}`),
    },
  },
  'expectation-kind': {
    title: 'An expectation is of one kind.',
    why: 'A port keeps its bounds, a value is seen or not, a function judges, or a trajectory is met. A failure can then say which expectation failed, and where it stands.',
    example: tested(`{${bounds}[-, seen: true-]}`),
  },
  'expectation-port': {
    title: 'An expectation names an output.',
    why: 'A test looks at the values that components give. Bounds need a port that gives single numbers.',
    example: tested(`{[-maximum: {value: 40, unit: Cel}-]{+${bounds}+}}`),
  },
  'expectation-bounds': {
    title: 'The minimum of an expectation is not above its maximum.',
    why: 'No value would be within such bounds.',
    example: tested(`{${bounds}, minimum: {value: [-50-]{+20+}, unit: Cel}}`),
  },
  'judge-misfit': {
    title: 'A function with a `batch` judges a test.',
    why: 'The function reads the recorded run from a folder and ends with an exit code, as a batch does.',
    example: {
      ...tested('{judge: {asset: functions/judge, version: ^1}}'),
      ...asset('functions/judge', '[-run-]{+batch+}: {command: [./judge]}'),
      'assets/functions/judge/judge': '',
    },
  },
  'trajectory-missing': {
    title: 'The file of a trajectory is in the folder of its twin.',
    why: 'The test compares the run with the file, and runs again when the file changes.',
    example: tested('{trajectory: run[-s-].csv}', {
      files: { 'twins/box/run.csv': 'time,sensor.temperature\n0,21\n' },
    }),
  },
  'trajectory-columns': {
    title: 'The columns of a trajectory are `time` and ports of the twin.',
    why: 'The first line of the file says what is compared. A unit stands in brackets; without it, a column is in the unit of its port, and `time` in seconds.',
    example: recorded('[-seconds-]{+time+},sensor.temperature [Cel]'),
  },
} satisfies Definitions;
