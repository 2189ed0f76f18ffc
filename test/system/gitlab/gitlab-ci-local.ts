import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Pipeline {
  readonly program: string;
  readonly clone: string;
  /** For files of the user. */
  readonly folder: string;
  /** Those that GitLab would set for what started the pipeline. */
  readonly variables: Readonly<Record<string, string>>;
  /** Only these jobs. All that the variables start unless given. */
  readonly jobs?: readonly string[];
  /** A folder whose programs are found first. */
  readonly programs?: string;
}

/** Executes a pipeline, each job in a copy of the clone and a shell of this machine. Artifacts get into the clone. */
export async function runPipeline(pipeline: Pipeline) {
  const shell = ['--force-shell-executor', '--shell-isolation', '--no-json-schema-validation'];
  const { code, output } = await call(pipeline, [...shell, ...(pipeline.jobs ?? [])]);
  const results = [...output.matchAll(/^ ?(PASS|FAIL) +(\S+(?: \[\d+\/\d+\])?) *$/gm)];
  return {
    code,
    output,
    jobs: Object.fromEntries(results.map(([, result = '', job = '']) => [job, result])),
    /** Of a job, as the JSON that it left. */
    report: (name: string): unknown =>
      JSON.parse(readFileSync(join(pipeline.clone, 'dtaas-reports', name), 'utf8')),
  };
}

/** The jobs that what the variables say starts. The file is held by GitLab's schema. */
export async function jobsOf(pipeline: Pipeline): Promise<readonly string[]> {
  const { code, output } = await call(pipeline, ['--list-csv']);
  if (code !== 0) throw new Error(output);
  const names = output.split('\n').flatMap((line) => line.match(/^([a-z:-]+(?: \[\d+\/\d+\])?);/)?.[1] ?? []);
  return names.filter((name) => name !== 'name').sort();
}

async function call({ program, clone, folder, variables, programs }: Pipeline, options: readonly string[]) {
  const given = Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
  const ignored = ['--ignore-predefined-vars', Object.keys(variables).join(',')];
  const child = spawn(program, ['--home', folder, '--no-color', ...options, ...given, ...ignored], {
    cwd: clone,
    // What verification keeps is removed with the folder.
    env: {
      ...process.env,
      DTAAS_STATE_HOME: join(folder, 'state'),
      PATH: [programs, process.env['PATH']].filter((path) => path !== undefined).join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}
