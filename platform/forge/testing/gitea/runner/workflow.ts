import { parseDocument, stringify } from 'yaml';
import type { Result, Task } from './service.ts';

/** What `act` is given to run one job. */
export interface Workflow {
  /** YAML. */
  readonly text: string;
  /** The job to run; the others stand in for what it needs. */
  readonly job: string;
  /** The ids of its steps in the log of `act`, in their order. */
  readonly steps: readonly string[];
  readonly checkout: Checkout;
}

/** What the job's first `actions/checkout` asks for. */
export interface Checkout {
  /** Commits; 0 for all. */
  readonly depth: number;
  /** Whether git gets the token, so that the job can push. */
  readonly keepsToken: boolean;
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  needs?: readonly string[] | string;
  strategy?: Record<string, unknown>;
  'timeout-minutes'?: number | string;
  steps?: readonly Step[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** The id of the step that writes the job's outputs to a file. */
export const outputsStep = 'dtaas-outputs';

/**
 * Prepares the workflow of a task for `act`, which runs whole workflows: jobs that are done are replayed by stand-ins with their outputs and results.
 *
 * @param outputs the file for the job's outputs
 */
export function workflowOf({ workflowPayload, needs = {} }: Task, outputs: string): Workflow {
  const workflow = parseDocument(Buffer.from(workflowPayload, 'base64').toString()).toJS() as {
    jobs: Record<string, Job>;
  };
  const [name = '', job = {}] = Object.entries(workflow.jobs)[0] ?? [];
  // Gitea writes these as texts, which act refuses.
  delete job.strategy?.['fail-fast'];
  if (job['timeout-minutes'] !== undefined) job['timeout-minutes'] = Number(job['timeout-minutes']);
  const steps = job.steps ?? [];
  const ended = Object.entries(needs);
  if (ended.length > 0) job.needs = ended.map(([id]) => id);
  else delete job.needs;
  if (job.outputs) job.steps = [...steps, outputsStepOf(job.outputs, outputs)];
  const standIns = Object.fromEntries(ended.map(([id, need]) => [id, standIn(need)]));
  return {
    text: stringify({ ...workflow, jobs: { ...standIns, [name]: job } }),
    job: name,
    steps: steps.map(({ id }, index) => id ?? String(index)),
    checkout: checkoutOf(steps),
  };
}

function checkoutOf(steps: readonly Step[]): Checkout {
  const given = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with ?? {};
  return {
    depth: Number(given['fetch-depth'] ?? 1),
    keepsToken: String(given['persist-credentials'] ?? true) !== 'false',
  };
}

/** Values reach the step by its environment, never as part of its script. */
function outputsStepOf(outputs: Readonly<Record<string, string>>, file: string): object {
  const names = Object.keys(outputs);
  const env = Object.fromEntries(names.map((name, index) => [`DTAAS_OUTPUT_${index}`, outputs[name]]));
  const script = `const names = ${JSON.stringify(names)};
const values = names.map((name, index) => [name, process.env['DTAAS_OUTPUT_' + index] ?? '']);
require('node:fs').writeFileSync(process.env.DTAAS_OUTPUTS, JSON.stringify(Object.fromEntries(values)));`;
  return {
    id: outputsStep,
    if: 'always()',
    env: { ...env, DTAAS_OUTPUTS: file, DTAAS_SCRIPT: script },
    run: 'node -e "$DTAAS_SCRIPT"',
  };
}

function standIn({
  result,
  outputs = {},
}: {
  result?: Result;
  outputs?: Readonly<Record<string, string>>;
}): object {
  const names = Object.keys(outputs);
  const values = names.map((name) => [name, outputs[name]]);
  return {
    'runs-on': 'stand-in',
    outputs: Object.fromEntries(names.map((name, index) => [name, `\${{ steps.o.outputs.v${index} }}`])),
    ...(result === 'RESULT_SKIPPED' ? { if: false } : {}),
    steps: [
      {
        id: 'o',
        env: { DTAAS_VALUES: JSON.stringify(values.map(([, value]) => value)) },
        run: `node -e 'JSON.parse(process.env.DTAAS_VALUES).forEach((value, index) =>
require("node:fs").appendFileSync(process.env.GITHUB_OUTPUT, "v" + index + "<<dtaas-end\\n" + value + "\\ndtaas-end\\n"))'`,
      },
      ...(result === 'RESULT_FAILURE' || result === 'RESULT_CANCELLED' ? [{ run: 'exit 1' }] : []),
    ],
  };
}
