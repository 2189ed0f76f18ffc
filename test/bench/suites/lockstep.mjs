import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, once } from '../measure.mjs';
import { makeTwin } from '../twin.mjs';

export const title = 'Lockstep, steps a second';
export const explanation =
  'Each component of a chain takes the value that the component before it sent in the same step, and the clock runs as fast as it can. Waking processes ' +
  'takes most of the time: two messages over pipes for each component and step, for the bare loop as well. The runner also reads each record with its ' +
  'unit, type and time, routes it, keeps the last values, and watches for components that hang or flood.';

const seconds = 3;
const loop = fileURLToPath(new URL('../programs/bare-loop.mjs', import.meta.url));
const program = fileURLToPath(new URL('../components/part.mjs', import.meta.url));

export async function run({ folder }) {
  const rows = [];
  for (const components of [3, 10]) rows.push(await row(join(folder, String(components)), components));
  return rows;
}

async function row(folder, components) {
  const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: max}';
  const twin = await makeTwin(folder, { components, program: 'part.mjs', clock });
  try {
    await once(twin.dtaas('dtaas deploy', ['deploy']));
    const suspend = () => once(twin.dtaas('dtaas suspend', ['suspend', 'chain']));
    await suspend();
    const candidates = [
      {
        name: 'the runner',
        unit: 'steps/s',
        async before() {
          await once(twin.dtaas('dtaas resume', ['resume', 'chain']));
          await twin.stepsASecond(1);
        },
        async sample() {
          const rate = await twin.stepsASecond(seconds);
          const { runner } = await twin.memory();
          await suspend();
          return { seconds: rate, peakMiB: Math.round(runner) };
        },
      },
      {
        name: 'a bare loop over the same pipes',
        unit: 'steps/s',
        async sample() {
          const command = [process.execPath, loop, program, String(components), String(seconds)];
          const { printed } = await once({ name: 'bare loop', command, cwd: folder });
          return { seconds: Number(printed) };
        },
      },
    ];
    const [ours, other] = await compare(candidates, { runs: 3, warmUp: 0 });
    return { what: `${components} components`, ours, others: [other] };
  } finally {
    await twin.end();
  }
}
