import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a workflow needs from GitHub itself, as actions that do the same with a folder of this machine. */
const standIns: Readonly<Record<string, string>> = {
  // Node is there.
  'actions/setup-node': 'runs: {using: composite, steps: [{run: node --version, shell: bash}]}\n',
  'actions/upload-artifact': `inputs: {name: {required: true}, path: {required: true}, retention-days: {required: true}}
runs:
  using: composite
  steps:
    - shell: bash
      env: {NAME: "\${{ inputs.name }}", FROM: "\${{ inputs.path }}"}
      run: mkdir -p "$STAND_IN_ARTIFACTS/$NAME" && cp -r "$FROM/." "$STAND_IN_ARTIFACTS/$NAME"
`,
  // An artifact that is named comes as its files; those of a pattern each have a folder.
  'actions/download-artifact': `inputs: {name: {default: ""}, pattern: {default: ""}, path: {required: true}, run-id: {default: ""}, github-token: {default: ""}}
runs:
  using: composite
  steps:
    - shell: bash
      env: {NAME: "\${{ inputs.name }}", PATTERN: "\${{ inputs.pattern }}", TO: "\${{ inputs.path }}", RUN: "\${{ inputs.run-id }}"}
      run: |
        cd "$STAND_IN_ARTIFACTS\${RUN:+/../$RUN}"
        mkdir -p "$TO"
        if [ -n "$NAME" ]; then cp -r "$NAME/." "$TO"; else cp -r $PATTERN "$TO"; fi
`,
};

interface Run {
  readonly act: string;
  readonly clone: string;
  /** For what act writes, and for artifacts. */
  readonly folder: string;
  readonly workflow: string;
  readonly event: string;
  readonly payload: object;
  /** The number of the run, by which others find its artifacts. */
  readonly id?: number;
  /** More variables of the jobs. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Files of YAML. */
  readonly secrets?: string;
  readonly vars?: string;
  /** More variables of act itself. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Executes a workflow as a job of this machine, without Docker. The checkout is the clone as it is. */
export async function runAct({ act, clone, folder, workflow, event, payload, id = 1, ...given }: Run) {
  const artifacts = join(folder, 'artifacts', String(id));
  mkdirSync(artifacts, { recursive: true });
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(payload));
  const text = readFileSync(join(clone, '.github/workflows', workflow), 'utf8');
  const stood = Object.entries(standIns).flatMap(([action, definition]) => {
    const used = text.match(new RegExp(`${action}@[0-9a-f]{40}`))?.[0] ?? usedByActions(clone, action);
    return used === undefined ? [] : ['--local-repository', `${used}=${standIn(folder, action, definition)}`];
  });
  const words = [
    event,
    '-W',
    `.github/workflows/${workflow}`,
    '-P',
    'ubuntu-latest=-self-hosted',
    '-e',
    file,
  ];
  const more = [
    '--action-cache-path',
    join(folder, 'act'),
    '--no-cache-server',
    ...Object.entries({ STAND_IN_ARTIFACTS: artifacts, ...given.variables }).flatMap(([name, value]) => [
      '--env',
      `${name}=${value}`,
    ]),
    ...(given.secrets === undefined ? [] : ['--secret-file', given.secrets]),
    ...(given.vars === undefined ? [] : ['--var-file', given.vars]),
  ];
  const child = spawn(act, [...words, ...more, ...stood], {
    cwd: clone,
    // Results must not depend on a Docker that happens to run.
    env: {
      ...process.env,
      DOCKER_HOST: `unix://${join(folder, 'no-docker.sock')}`,
      // Verification keeps files of committed assets there.
      DTAAS_STATE_HOME: join(folder, 'state'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      ...given.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, artifacts };
}

function usedByActions(clone: string, action: string): string | undefined {
  const setup = readFileSync(join(clone, 'actions/setup/action.yml'), 'utf8');
  return setup.match(new RegExp(`${action}@[0-9a-f]{40}`))?.[0];
}

/** act takes actions from git repositories only. */
export function standIn(folder: string, action: string, definition: string): string {
  const at = join(folder, 'actions', action);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'action.yml'), definition);
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  execFileSync('git', ['init', '-q', at]);
  execFileSync('git', ['add', '-A'], { cwd: at });
  execFileSync('git', [...identity, 'commit', '-q', '--allow-empty', '-m', 'Stand in'], { cwd: at });
  return at;
}
