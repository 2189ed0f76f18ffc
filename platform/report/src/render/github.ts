import type { Problem } from '@dtaas/model';
import { plainText } from './plain-text.ts';

/** Workflow commands that GitHub turns into annotations: one line a problem. */
export function problemsAsAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, code, severity, message, hint }) => {
      const properties = { file, line: String(line), col: String(column), title: code };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
      return `::${severity} ${written.join(',')}::${data(`${message}. ${hint}`)}`;
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
