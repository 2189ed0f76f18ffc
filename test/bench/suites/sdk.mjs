import { join } from 'node:path';
import { compare, once } from '../measure.mjs';
import { makeTwin } from '../twin.mjs';

export const title = 'Components with the SDK and without it';
export const explanation =
  'The component is the one of the lockstep chain, written with the SDK and as a program that reads and writes the lines by itself, both in the sandbox of the ' +
  'real runner. A restart is the time from the request to the runner until the component has ended, has been started again and has done a step. The SDK ' +
  'also keeps its inputs and its state, checks each output against its port, and moves the protocol out of reach of what prints.';

const clock = '{mode: lockstep, step: {value: 1, unit: s}, speed: max}';
const languages = { Node: 'mjs', Python: 'py' };
const seconds = 3;

export async function run({ folder }) {
  const rows = [];
  for (const [language, extension] of Object.entries(languages)) {
    const ours = { name: `the ${language} SDK`, program: `part-sdk.${extension}` };
    const other = { name: `a program in ${language}`, program: `part.${extension}` };
    rows.push(...(await compared(join(folder, extension), language, [ours, other])));
  }
  return rows;
}

/** Twins of one component, of which one runs at a time. */
async function compared(folder, language, programs) {
  const twins = [];
  try {
    for (const { name, program } of programs) {
      const twin = await makeTwin(join(folder, program), { components: 1, program, clock });
      twins.push({ name, twin });
      await once(twin.dtaas('dtaas deploy', ['deploy']));
      await twin.ask('pause');
    }
    const restart = async (twin) => ({ seconds: (await twin.restart()) * 1000 });
    const rate = async (twin) => ({ seconds: await twin.stepsASecond(seconds) });
    const [startsOurs, startsOther] = await compare(candidates(twins, 'ms', restart), { runs: 7 });
    const [stepsOurs, stepsOther] = await compare(candidates(twins, 'steps/s', rate), { runs: 3 });
    return [
      { what: `${language}: restart of a component`, ours: startsOurs, others: [startsOther] },
      { what: `${language}: lockstep`, ours: stepsOurs, others: [stepsOther] },
    ];
  } finally {
    for (const { twin } of twins) await twin.end();
  }
}

/** While one twin is measured, the others are paused. */
function candidates(twins, unit, measure) {
  return twins.map(({ name, twin }) => ({
    name,
    unit,
    before: () => twin.ask('resume'),
    async sample() {
      const sample = await measure(twin);
      await twin.ask('pause');
      return sample;
    },
  }));
}
