// Makes testing/gitlab/generated/answers.json: what GitLab answers, as JSON Schemas, from the types of @gitbeaker/core. Run it when that
// package changes; a test compares the version. The generator needs an older TypeScript than ours, so it is fetched for this run alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The answers that the test server gives. */
const types = [
  'BranchSchema',
  'CondensedPipelineScheduleSchema',
  'DeployKeySchema',
  'ExpandedCommitSchema',
  'ExpandedHookSchema',
  'ExpandedMergeRequestSchema',
  'ExpandedPipelineScheduleSchema',
  'ExpandedPipelineSchema',
  'ExpandedRunnerSchema',
  'CommitStatusSchema',
  'GroupSchema',
  'IssueSchemaWithBasicLabels',
  'LabelSchema',
  'MemberSchema',
  'MergeRequestSchemaWithBasicLabels',
  'NoteSchema',
  'PipelineScheduleSchema',
  'PipelineTriggerTokenSchema',
  'PipelineVariableSchema',
  'ProjectLevelApprovalRuleSchema',
  'ProjectSchema',
  'ProtectedBranchSchema',
  'ProtectedTagSchema',
  'ReleaseSchema',
  'RepositoryFileExpandedSchema',
  'ResourceGroupSchema',
  'RunnerSchema',
  'SimpleUserSchema',
  'VariableSchema',
];
const root = fileURLToPath(new URL('../../..', import.meta.url));
const core = realpathSync(join(root, 'platform/forge/node_modules/@gitbeaker/core'));
const { version } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8'));

/** The package's types beside one that names what is wanted: the generator doesn't look into node_modules. */
function source() {
  const declared = readFileSync(join(core, 'dist/index.d.mts'), 'utf8').replace(
    /^import .*requester-utils.*$/m,
    'type BaseResource<C> = unknown; type BaseResourceOptions<C> = unknown;',
  );
  return `${declared}\nexport interface GitLabAnswers { ${types.map((name) => `${name}: ${name};`).join(' ')} }\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'gitlab-answers-'));
try {
  const [from, to] = [join(folder, 'answers.ts'), join(folder, 'answers.json')];
  writeFileSync(from, source());
  const options = ['--no-type-check', '--additional-properties', '--expose', 'all', '--functions', 'hide'];
  const generator = ['dlx', 'ts-json-schema-generator@2.4.0', '--path', from, '--type', 'GitLabAnswers'];
  execFileSync(process.execPath, [join(root, 'scripts/pnpm.mjs'), ...generator, ...options, '--out', to], {
    cwd: folder,
    stdio: 'inherit',
  });
  const { definitions } = JSON.parse(readFileSync(to, 'utf8'));
  const { GitLabAnswers, ...schemas } = definitions;
  const lines = Object.entries(schemas)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  const text = `{"$comment": "@gitbeaker/core ${version}", "definitions": {\n${lines.join(',\n')}\n}}\n`;
  writeFileSync(join(root, 'platform/forge/testing/gitlab/generated/answers.json'), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
