import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, makeCatalogue } from '../catalogue.mjs';
import { dtaas } from '../dtaas.mjs';
import { compare, ifPossible, once } from '../measure.mjs';
import { endNx, nx, turbo } from '../packages.mjs';

export const title = 'Which of 1,000 twins one changed model affects';
export const explanation =
  '`dtaas affected` lists both trees with git, looks up which twins name the changed model, and reads, resolves and renders those twins on both sides. ' +
  "Node's start with a bundle of 0.9 MB takes two fifths of the time, and git's two listings, which run side by side, take two fifths. turbo and nx " +
  "compare the files of packages and follow dependencies; they render nothing. turbo is a native program, and stays ahead by 0.08 s: loading our program takes about as long. Deploying an affected twin takes Pulumi's time " +
  'for one stack, which the table of the twin of 50 components shows.';

export async function run({ folder }) {
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  makeCatalogue(work, { assets: 1000, twins: 1000 });
  await once(dtaas(folder, 'dtaas lock', ['lock']));
  commitAll(work, 'Locks');
  const [models, functions] = [250, 750];
  const uses = (name) => {
    const [kind, number] = name.split('-');
    const first = Number(number) % functions;
    if (kind === 'function') return [`model-${first % models}`];
    return kind === 'twin' ? [`model-${first % models}`, `function-${first}`] : [];
  };
  let heat = 700;
  const change = () => {
    heat += 1;
    const file = join(work, 'assets/models/model-7/asset.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/default: \d+, minimum: 1/, `default: ${heat}, minimum: 1`));
  };
  try {
    const ours = { ...dtaas(folder, 'dtaas affected', ['affected']), before: change };
    const others = [
      await ifPossible('turbo', () => changed(turbo(join(folder, 'turbo'), work, uses), turboAsks)),
      await ifPossible('nx', () => changed(nx(join(folder, 'nx'), work, uses), nxAsks)),
    ];
    const [own, ...rest] = await compare([ours, ...others]);
    return [{ what: 'one model of 1,000 assets', ours: own, others: rest, aim: '≤ 0.3 s' }];
  } finally {
    endNx(folder);
  }
}

const turboAsks = ['ls', '--filter=...[HEAD]'];
const nxAsks = ['show', 'projects', '--affected', '--uncommitted'];

/** A candidate that asks what is affected once a model differs from the last commit. */
async function changed(made, arguments_) {
  const tool = await made;
  writeFileSync(join(tool.cwd, 'packages/model-7/src/main.mjs'), 'export const changed = true;\n');
  const candidate = { ...tool, command: [...tool.command, ...arguments_] };
  const { printed } = await once(candidate);
  if (!printed.includes('twin-7')) throw new Error(`it doesn't name twin-7: ${printed.slice(0, 80)}`);
  return candidate;
}
