import type { Explanation, Problem } from '@dtaas/model';
import { plainText } from '../document/words.ts';

/** Workflow commands that GitHub turns into annotations: one line a problem. */
export function problemsAsAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, code, severity, message, hint }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
      return `::${severity} ${place}::${data(`${message}. ${hint}`)}`;
    })
    .join('\n');
}

// The escapes of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts): without them a text could
// end its command and begin another.
function data(text: string): string {
  return plainText(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** SARIF 2.1.0 (OASIS), as code-scanning services read it. Columns count UTF-16 units. */
export function problemsAsSarif(problems: readonly Problem[], explanations: readonly Explanation[]): object {
  const codes = new Set(problems.map((problem) => problem.code));
  const rules = explanations
    .filter(({ code }) => codes.has(code))
    .map(({ code, title, why }) => ({
      id: code,
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: `dtaas explain ${code}` },
    }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'dtaas', rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(result),
      },
    ],
  };
}

function result({ file, line, column, code, severity, message, hint }: Problem): object {
  return {
    ruleId: code,
    level: severity,
    message: { text: `${message}. ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
