// Pull requests of one twin on a real Gitea with a runner of its own: `gitea <runs>`. Prints `{dtaas, plain}` as JSON: of each run, moments in milliseconds
// since 1970 by their names. `plain` is a workflow without the platform.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { counterPlatform, counterTwin } from '../../../platform/deploy/testing/counter.ts';
import { ensureEngine } from '../../../platform/engine/src/index.ts';
import { giteaApi } from '../../../platform/forge/testing/gitea/api.ts';
import type { EndedJob } from '../../../platform/forge/testing/gitea/runner/runner.ts';
import type { TwinStatus } from '../../system/counter.ts';
import { type Browser, browserOf } from '../../system/gitea/browser.ts';
import { giteaOrganisation, type Organisation } from '../../system/gitea/organisation.ts';
import { eventually } from '../../system/machine.ts';

type Moments = Readonly<Record<string, number>>;

const runs = Number(process.argv[2]);

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const component = textOf('../components/timed.mjs');
const twinFile = 'twins/counter/twin.yaml';
const checkout = /actions\/checkout@[0-9a-f]{40}/.exec(textOf('../../../.github/workflows/deploy.yml'))?.[0];
const twin = (stride: number) =>
  String(counterTwin('counter', { stride })[twinFile]).replace('version: 1.0.0', `version: 1.${stride}.0`);

/** The platform's own file is the organisation's. */
function platformFiles(): Readonly<Record<string, string>> {
  const { 'platform.yaml': _, ...files } = counterPlatform();
  const asset = 'assets/functions/counter';
  return {
    ...files,
    [`${asset}/main.mjs`]: component,
    [`${asset}/asset.yaml`]: String(files[`${asset}/asset.yaml`]).replace(
      '{count: {type: integer}}',
      '{begun: {type: number}, stepped: {type: number}}',
    ),
  };
}

/** What somebody would write without the platform. Nothing is checked, tested, compared with what was reviewed, saved or restored. */
const plainWorkflow = (folder: string) => `on:
  pull_request:
  push: {branches: [main]}
permissions: {contents: write, issues: write, pull-requests: write}
jobs:
  preview:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: ${checkout}
      - name: preview
        run: ${process.execPath} ${fileURLToPath(new URL('plain-pulumi.mjs', import.meta.url))} preview ${folder} ${twinFile} >preview.txt
      - name: comment
        env: {TOKEN: "\${{ github.token }}", NUMBER: "\${{ github.event.pull_request.number }}"}
        run: |
          node -p 'JSON.stringify({body: require("node:fs").readFileSync("preview.txt", "utf8")})' >comment.json
          curl --silent --fail --output /dev/null --header "authorization: token $TOKEN" --header 'content-type: application/json' \\
            --data @comment.json "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
  deploy:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    steps:
      - uses: ${checkout}
      - name: up
        run: ${process.execPath} ${fileURLToPath(new URL('plain-pulumi.mjs', import.meta.url))} up ${folder} ${twinFile}
      - name: start
        run: sh start.sh ${folder}
`;

/** Ends the old process and starts the new one, which the end of the job leaves alone. */
const startScript = `set -e
cd "$1"
[ ! -e pid ] || kill "$(cat pid)" 2>/dev/null || true
mkdir -p state
cp "$OLDPWD/main.mjs" main.mjs
env -i PATH="$PATH" DTAAS_STATE_DIR="$1/state" setsid sh -c 'while sleep 0.1; do echo "{\\"step\\":1,\\"t\\":0}"; done | node main.mjs >"$0/out" & echo $! >"$0/pid"' "$1" </dev/null >/dev/null 2>&1
`;

/** When a Pulumi of this machine ran, as far as a look each 20 ms sees. */
function watchPulumi(folder: string) {
  const seen = new Map<string, { from: number; to: number }>();
  const ending = new AbortController();
  const look = async () => {
    while (!ending.signal.aborted) {
      const now = Date.now();
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isPulumi(name, folder)))
        seen.set(pid, { from: seen.get(pid)?.from ?? now, to: now });
      await sleep(20);
    }
  };
  const looking = look();
  return {
    async stop() {
      ending.abort();
      await looking;
      return [...seen.values()];
    },
  };
}

function isPulumi(pid: string, folder: string): boolean {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program.startsWith(folder) && program.endsWith('/pulumi');
  } catch {
    return false;
  }
}

/** When the steps of a job began and ended. */
function momentsOf({ workflow, job, arrived, duration, steps }: EndedJob): Moments {
  const of = `${workflow} ${job}`;
  const times = steps.flatMap(({ path, startedAt, milliseconds }) => {
    const name = `${of}: ${path.join(' > ')}`;
    return [
      [`${name} >|`, startedAt],
      [`${name} |<`, startedAt + milliseconds],
    ] as const;
  });
  return { [`${of} >|`]: arrived, ...Object.fromEntries(times), [`${of} |<`]: arrived + duration };
}

interface Setting {
  readonly organisation: Organisation;
  readonly person: Browser;
  /** What a comment says that tells what the change would do, and one that tells what it did, if there is one. */
  readonly planned: RegExp;
  readonly told?: RegExp;
  /** The jobs that have to end before the next pull request. */
  readonly lastJob: string;
  /** When the twin's process began, and when it did its first step. */
  started(): Promise<{ readonly begun: number; readonly stepped: number } | undefined>;
}

async function change(setting: Setting, stride: number): Promise<Moments> {
  const { organisation, person, planned, told, lastJob, started } = setting;
  const { ended } = organisation.runner;
  const before = ended.length;
  const said = (number: number, text: RegExp) =>
    eventually(async () => {
      organisation.expectNoFailure();
      const found = (await person.comments(number)).some(({ body }) => text.test(body));
      if (!found) await sleep(50);
      return found;
    }, 300_000);
  const now: Record<string, number> = { proposed: Date.now() };
  const { number } = await person.propose(`stride-${stride}`, `Count by ${stride}`, {
    [twinFile]: twin(stride),
  });
  now['opened'] = Date.now();
  await said(number, planned);
  now['planned'] = Date.now();
  // A person reads. The jobs of the pull request end meanwhile.
  await eventually(() =>
    ended.slice(before).some(({ event, result }) => event !== 'push' && result === 'RESULT_SUCCESS'),
  );
  await sleep(3000);
  const watch = watchPulumi(organisation.machine.folder);
  now['pressed'] = Date.now();
  await person.merge(number);
  now['merged'] = Date.now();
  if (told) {
    await said(number, told);
    now['told'] = Date.now();
  }
  await eventually(
    () =>
      ended
        .slice(before)
        .some(({ workflow, job, event }) => event === 'push' && `${workflow} ${job}` === lastJob),
    300_000,
  );
  for (const [index, { from, to }] of (await watch.stop()).entries()) {
    now[`pulumi ${index} >|`] = from;
    now[`pulumi ${index} |<`] = to;
  }
  const start = await eventually(async () => {
    const moments = await started();
    return moments && moments.stepped > Number(now['merged']) ? moments : undefined;
  });
  const jobs = ended.slice(before).filter(({ result }) => result === 'RESULT_SUCCESS');
  return Object.assign(now, start, ...jobs.map(momentsOf));
}

async function withDtaas(organisation: Organisation): Promise<Setting> {
  return {
    organisation,
    person: organisation.browser('maintainer'),
    planned: /Digests of the plans/,
    told: /Deployment of/,
    lastJob: 'deploy.yml deploy',
    async started() {
      const { twins } = await organisation.clone.ask<{ twins: readonly TwinStatus[] }>('status', 'counter');
      const values = twins[0]?.values;
      const [begun, stepped] = [values?.['counter.begun']?.value, values?.['counter.stepped']?.value];
      return begun === undefined || stepped === undefined ? undefined : { begun, stepped };
    },
  };
}

async function withPlain(organisation: Organisation): Promise<Setting> {
  const { server, machine } = organisation;
  const folder = join(machine.folder, 'plain');
  mkdirSync(folder);
  const engine = await ensureEngine({ onProgress: () => {} });
  writeFileSync(join(folder, 'engine'), dirname(engine.path));
  const authorization = `token ${server.adminToken}`;
  await giteaApi(server.apiUrl, authorization, 'POST', '/user/repos', {
    name: 'plain',
    auto_init: true,
    default_branch: 'main',
  });
  const files = {
    '.gitea/workflows/plain.yml': plainWorkflow(folder),
    'main.mjs': component,
    'start.sh': startScript,
    [twinFile]: twin(1),
  };
  await giteaApi(server.apiUrl, authorization, 'POST', '/repos/root/plain/contents', {
    message: 'Begin',
    branch: 'main',
    files: Object.entries(files).map(([path, text]) => ({
      operation: 'create',
      path,
      content: Buffer.from(text).toString('base64'),
    })),
  });
  return {
    organisation,
    person: browserOf({
      apiUrl: server.apiUrl,
      repository: 'root/plain',
      account: 'root',
      token: server.adminToken,
      whileWaiting: organisation.expectNoFailure,
    }),
    planned: /Twin/,
    lastJob: 'plain.yml deploy',
    async started() {
      const lines = readFileSync(join(folder, 'out'), 'utf8').split('\n').slice(0, 2);
      const [begun, stepped] = lines.map((line) => JSON.parse(line || '{}').v);
      return begun === undefined || stepped === undefined ? undefined : { begun, stepped };
    },
  };
}

const organisation = await giteaOrganisation({ files: platformFiles() });
// The bench is stopped.
process.stdin.resume().once('end', async () => {
  await organisation.remove();
  process.exit(1);
});
try {
  const [dtaas, plain] = [await withDtaas(organisation), await withPlain(organisation)];
  const moments: { readonly dtaas: Moments[]; readonly plain: Moments[] } = { dtaas: [], plain: [] };
  for (const { lastJob } of [dtaas, plain])
    await eventually(
      () => organisation.runner.ended.some(({ workflow, job }) => `${workflow} ${job}` === lastJob),
      300_000,
    );
  organisation.expectNoFailure();
  // In turn, and the first one of each warms up.
  for (let run = 0; run <= runs; run++) {
    moments.dtaas.push(await change(dtaas, run + 2));
    moments.plain.push(await change(plain, run + 2));
  }
  process.stdout.write(JSON.stringify(moments));
} catch (error) {
  console.error(
    organisation.runner.ended
      .map(({ workflow, job, result, log }) => `${workflow} ${job} ${result}\n${log}`)
      .join('\n'),
  );
  throw error;
} finally {
  process.stdin.removeAllListeners('end').destroy();
  await organisation.remove();
}
