import { join } from 'node:path';
import type { Command, Options } from '../../../platform/cli/src/context.ts';
import { run as merge } from '../../../platform/cli/src/forge/merge.ts';
import { run as propose } from '../../../platform/cli/src/forge/propose.ts';
import { run as protect } from '../../../platform/cli/src/forge/protect.ts';
import { run as init } from '../../../platform/cli/src/init/init.ts';
import { run as review } from '../../../platform/cli/src/review/review.ts';
import { run as publish } from '../../../platform/cli/src/write/publish.ts';
import { reportOf } from '../../../platform/report/src/index.ts';
import { begunClone, change, cloneOf, proposed, temporaryFolder, write } from './clones.ts';
import type { Hosted } from './hosts.ts';

/** A command line, and where it is typed. */
export interface Typed {
  readonly run: Command;
  readonly words?: readonly string[];
  readonly options?: Options;
  /** The clone in which it is typed. A job that runs again has a new one. */
  readonly clone: () => Promise<string>;
  /** What it left beside what is on the forge. */
  readonly end?: () => object;
  /** Ends what it started. */
  readonly remove?: () => Promise<void>;
}

/** Makes what a command needs in a new repository. */
export type Prepare = (hosted: Hosted) => Promise<Typed>;

/** The commands that speak to a forge and need no engine. */
export const commands: Readonly<Record<string, Prepare>> = {
  async propose(hosted) {
    const clone = await begunClone(hosted);
    await change(clone, 'faster', { 'speed.txt': '2' });
    return { run: propose, clone: async () => clone };
  },

  async merge(hosted) {
    const clone = await begunClone(hosted);
    await change(clone, 'faster', { 'speed.txt': '2' });
    await proposed(hosted, clone, 'faster');
    return { run: merge, clone: async () => clone };
  },

  async review(hosted) {
    const clone = await begunClone(hosted);
    await change(clone, 'faster', { 'speed.txt': '2' });
    const { number, head } = await proposed(hosted, clone, 'faster');
    const folder = reportsOf(['mill', 'oven', 'pump'], head.commit);
    const options = {
      ...{ reports: join(folder, 'reports'), plans: join(folder, 'plans') },
      ...{ commit: head.commit, pullRequest: String(number), post: true },
    };
    return { run: review, options, clone: () => cloneOf(hosted) };
  },

  async protect(hosted) {
    const clone = await begunClone(hosted);
    return { run: protect, clone: async () => clone };
  },

  async init(hosted) {
    const clone = await begunClone(hosted);
    const options = { name: 'plant', title: 'Twins of the plant', organisation: 'plant', shards: '4' };
    return { run: init, options, clone: async () => clone };
  },

  async publish(hosted) {
    await begunClone(hosted);
    return { run: publish, options: { new: true, push: true }, clone: () => cloneOf(hosted) };
  },
};

/** What the jobs of a pull request left. */
function reportsOf(names: readonly string[], commit: string): string {
  const folder = temporaryFolder();
  const rest = { changes: [], steps: [], remarks: [], errors: [] };
  const twins = names.map((twin) => ({ twin, verdict: 'act' as const, digest: twin, ...rest }));
  const check = reportOf('CheckReport', { problems: [] });
  const verification = reportOf('VerificationReport', { results: [], twins: [], remarks: [] });
  const plan = reportOf('PlanReport', { commit, digest: 'd', deploy: 'dtaas deploy', twins });
  write(folder, {
    'reports/check.json': JSON.stringify(check),
    'reports/verify.json': JSON.stringify(verification),
    'plans/plan.json': JSON.stringify(plan),
  });
  return folder;
}
