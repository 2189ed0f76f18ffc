import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCatalogue } from '../catalogue.mjs';
import { dtaas } from '../dtaas.mjs';
import { compare, ifPossible, once } from '../measure.mjs';
import { endNx, nx, turbo } from '../packages.mjs';

export const title = 'Verifying 1,000 assets when there is nothing to do';
export const explanation =
  "`dtaas verify` takes Node's start and git's listing of the work tree. It reads no asset while files, versions and records are the same as at the last " +
  'call that had nothing to do. turbo hashes the files of each package and asks its cache a thousand times, on all cores. nx asks a daemon, which was ' +
  'started before, and then its cache a thousand times.';

export async function run({ folder }) {
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  makeCatalogue(work, { assets: 1000, twins: 0 });
  await once(dtaas(folder, 'dtaas verify', ['verify']));
  try {
    const others = [
      await ifPossible('turbo', () =>
        primed(turbo(join(folder, 'turbo'), work), ['run', 'test', '--output-logs=none']),
      ),
      await ifPossible('nx', () =>
        primed(nx(join(folder, 'nx'), work), ['run-many', '-t', 'test', '--outputStyle=static']),
      ),
    ];
    const [ours, ...rest] = await compare([dtaas(folder, 'dtaas verify', ['verify']), ...others], {
      runs: 7,
    });
    return [{ what: '1,000 assets, all verified', ours, others: rest, aim: 'ahead of both' }];
  } finally {
    endNx(folder);
  }
}

async function primed(made, arguments_) {
  const tool = await made;
  const candidate = { ...tool, command: [...tool.command, ...arguments_] };
  await once(candidate);
  return candidate;
}
