import type { AssetChoices, AssetKind, Language, NewFiles } from './asset-choices.ts';
import type { LanguageFiles } from './language-files.ts';
import { nodeFiles } from './node-files.ts';
import { pythonFiles } from './python-files.ts';
import { shellFiles } from './shell-files.ts';

const byLanguage: { readonly [language in Language]: LanguageFiles } = {
  node: nodeFiles,
  python: pythonFiles,
  shell: shellFiles,
};

/** Everything that a new asset begins with: complete, and its tests pass. */
export function assetFiles(choices: AssetChoices): NewFiles {
  const language = byLanguage[choices.language];
  return {
    'asset.yaml': assetYaml(choices, language),
    'README.md': readme(choices),
    ...language.files[choices.kind],
  };
}

function assetYaml(choices: AssetChoices, { run, test }: LanguageFiles): string {
  const { kind, name, title, owner, license } = choices;
  const written = `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  return `# yaml-language-server: $schema=../../../platform/model/schemas/asset.schema.json
apiVersion: dtaas/v1
kind: ${written}
metadata:
  name: ${name}
  version: 0.1.0
  title: ${JSON.stringify(title)}
  license: ${JSON.stringify(license)}
  owners: [${JSON.stringify(owner)}]
spec:
${specOf(kind, run)}  test: { command: ${flow(test)}, timeout: 60s }
`;
}

function specOf(kind: AssetKind, run: readonly string[]): string {
  switch (kind) {
    case 'data':
      return `  files:
    values.csv:
      mediaType: text/csv
      columns:
        time: { type: number, unit: s }
        value: { type: number, unit: "1" }
`;
    case 'model':
      return '  parameters:\n    gain: { type: number, unit: "1", default: 2, description: What an input is multiplied by }\n';
    default:
      return `  inputs:
    value: { type: number, unit: "1" }
  outputs:
    scaled: { type: number, unit: "1" }
  parameters:
    gain: { type: number, unit: "1", default: 2, description: What the input is multiplied by }
  run: { command: ${flow(run)}, transport: stdio }
  requires: { cpu: 0.05, memory: 64Mi }
`;
  }
}

function flow(command: readonly string[]): string {
  return `[${command.map((word) => (/^[a-z][a-z0-9./_-]*$/.test(word) ? word : JSON.stringify(word))).join(', ')}]`;
}

const purposes: { readonly [kind in AssetKind]: string } = {
  data: 'A table of values over time, `values.csv`. Say here where they come from.',
  model: 'Multiplies by a gain. Say here what it stands for, its equations, and where they come from.',
  function: 'Takes `value`, gives `scaled`, which is `gain` times as much. Say here what it is for.',
  tool: 'Takes `value`, gives `scaled`, which is `gain` times as much. Say here what it is for.',
};

function readme({ title, kind, name }: AssetChoices): string {
  const { [kind]: purpose } = purposes;
  return `# ${title}

${purpose}

Its tests: \`npx dtaas verify ${name}\`. What it offers is in \`asset.yaml\`.
`;
}
