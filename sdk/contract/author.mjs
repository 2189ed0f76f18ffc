// The components that the cases of cases.json play, written with the Node SDK: `node author.mjs <component>`.
import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { at, batch, serve } = await import(process.env['DTAAS_SDK']);

const text = (value) =>
  (Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'absent')).replace('null', String(value));

const components = {
  total: [
    ({ inputs, state }) => {
      if (inputs.amount < 0) {
        state.total = -1;
        throw new RangeError('amount is negative');
      }
      state.total += inputs.amount ?? 0;
      return { total: state.total };
    },
    { state: { total: 0 } },
  ],
  timed: [({ time }) => ({ seen: at('before', time - 0.5), raised: [at(1, time - 2), 2] })],
  finishing: [
    ({ state, finish }) => {
      state.total += 1;
      if (state.total === 2) finish();
      return { total: state.total };
    },
    { state: { total: 0 } },
  ],
  echo: [({ inputs }) => inputs],
  printing: [
    ({ time }) => {
      console.log(`{"n":"total","v":${time}}`);
      process.stdout.write('written\n');
      return { total: time };
    },
  ],
  starting: [
    async ({ time }) => {
      const stdio = 'inherit';
      const print = (k) => `cat; echo printed ${k}`;
      await once(spawn('sh', ['-c', print(1)], { stdio: [0, 1, 2] }), 'exit');
      spawnSync('sh', ['-c', print(2)], { stdio });
      execFileSync('sh', ['-c', print(3)], { stdio });
      execSync(print(4), { stdio });
      return { total: time };
    },
  ],
  numbers: [
    ({ state }) => {
      const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
      state.kept ??= {
        special,
        $number: 'NaN',
        marked: [{ $number: 'NaN' }, { $object: { $number: '-0' } }],
      };
      const kinds = state.kept.special.map(text).join(' ');
      return {
        kinds,
        marked: JSON.stringify(state.kept.marked),
        nan: Number.NaN,
        list: [1, Number.NaN],
        nothing: null,
      };
    },
  ],
  unsaved: [
    ({ state }) => {
      state.lines = [{ seen: new Map() }];
    },
  ],
  wrong: [() => ({ totl: 1 })],
  alarms: [
    ({ events }) => {
      const seen = events.alarm.map(({ value, seq, time }) => `${value}#${seq}@${time}`);
      return { seen: seen.join(' '), raised: events.alarm.map(({ value }) => value) };
    },
  ],
  gain: [
    ({ inputs, parameters }) => ({ out: inputs.in * parameters.gain }),
    {
      onConfigure: (parameters, changed) =>
        console.log(`gain ${parameters.gain}, changed ${Object.keys(changed)}`),
    },
  ],
  watch: [({ inputs, time }) => ({ seen: `${inputs.a} ${inputs.b} @${time}` }), { on: ['a'] }],
  pair: [({ inputs }) => ({ seen: `${inputs.a} ${inputs.b}` })],
  ticking: [({ state }) => ({ ticks: ++state.ticks }), { state: { ticks: 0 }, every: 0.01 }],
  clock: [({ time, elapsed, gap }) => ({ seen: `${time} ${elapsed} ${gap}` })],
  begun: [
    ({ state, uses, config }) => ({
      seen: `${state.level++} ${uses.plant.parameters.size} ${config.component}`,
    }),
    { state: ({ parameters, uses }) => ({ level: parameters.level * uses.plant.parameters.size }) },
  ],
  waiting: [
    async ({ inputs, state }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      state.total += inputs.amount;
      return { total: state.total };
    },
    { state: { total: 0 } },
  ],
  interrupted: [
    ({ state }) => {
      state.half = true;
      process.kill(process.pid, 'SIGTERM');
      state.total += 1;
      return { total: state.total };
    },
    { state: { total: 0 } },
  ],
};

const name = process.argv[2];
if (name === 'batch')
  batch(({ input, output, parameters, seed, progress }) => {
    progress(0.5);
    console.log('working');
    if (parameters.size < 0) throw new RangeError('size is negative');
    writeFileSync(
      join(output, 'result.txt'),
      `${parameters.size} ${seed} ${input === undefined ? 'no' : 'an'} input`,
    );
  });
else serve(...components[name]);
