import { describe } from 'vitest';
import { line } from '../../../platform/report/src/document/document.ts';
import { say } from '../../../platform/report/src/document/words.ts';
import * as markdown from '../../../platform/report/src/render/markdown.ts';
import * as problems from '../../../platform/report/src/render/problems.ts';
import * as terminal from '../../../platform/report/src/render/text.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const [markdownFile, words] = ['report/src/render/markdown.ts', 'report/src/document/words.ts'] as const;

/** The comment without what stands in code, where nothing is read as anything else. */
function outsideCode(comment: string): string {
  return comment
    .replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

const comment = ({ asMarkdown }: typeof markdown, ...blocks: Parameters<typeof asMarkdown>[0]['blocks']) =>
  outsideCode(asMarkdown({ title: say`Review`, blocks }, 'dtaas:test'));
const rendering = (source: string, instead: string) =>
  switchedOff(markdown, markdownFile, [markdownFile, source, instead]);

const codeSpans = rendering('fenceAround(safe, 1)', "''");
const longFences = rendering('Math.max(least, ...runs.map((run) => run.length + 1))', 'runs.length && least');

describe('a text of a pull request, in the comment', () => {
  attack('mentions everybody by a value of YAML', codeSpans, (platform) =>
    comment(platform, line(say`Changed: ${'@plant/everybody'}`)).includes('@plant'),
  );

  attack('loads a picture that tells who reads the review', codeSpans, (platform) =>
    comment(platform, line(say`Changed: ${'![](https://x.example/seen.png)'}`)).includes('![]'),
  );

  attack('is a link in the words of the platform', codeSpans, (platform) =>
    comment(platform, line(say`Test ${'[approve](https://x.example)'}`)).includes(']('),
  );

  attack('leaves its code span by backticks in the name of a test', longFences, (platform) =>
    comment(platform, line(say`Test ${'a` @plant `b'}`)).includes('@plant'),
  );

  attack('leaves its block of code by a fence in the output of a test', longFences, (platform) =>
    comment(platform, { kind: 'output', lines: ['x', '```', '@plant'] }).includes('@plant'),
  );

  attack(
    'closes the folded details by </details> in a summary',
    rendering('/[&<>"\']/g', '/&/g'),
    (platform) => {
      const head = say`Twin ${'</code></summary></details>'}`;
      const shown = comment(platform, { kind: 'section', head, details: [line(say`Nothing.`)] });
      return shown.split('</details>').length > 2;
    },
  );

  attack(
    'adds a cell to a table by a bar',
    rendering("text.replaceAll('|', '¦').replaceAll('\\\\', '⧵')", 'text'),
    ({ asMarkdown }) => {
      // Tables are split at bars before code is read.
      const table = {
        kind: 'table',
        columns: ['twin'],
        rows: [[say`${'a | harmless |'}`]],
        depth: 0,
      } as const;
      return asMarkdown({ title: say`Review`, blocks: [table] }, 'x').includes('| harmless |');
    },
  );

  attack(
    'begins a heading by ends of lines in a path',
    switchedOff(markdown, markdownFile, [
      words,
      "return text.replaceAll(/\\s/g, ' ').replaceAll(steering, '\\ufffd');",
      'return text;',
    ]),
    ({ asMarkdown }) =>
      asMarkdown({ title: say`Review`, blocks: [line(say`File ${'a\n\n# All is well\n'}`)] }, 'x').includes(
        '\n# All',
      ),
  );

  attack(
    'is so long that the comment has no room for the twin that is deleted',
    rendering('short: short.length < text.length ? short : text', 'short: text'),
    (platform) => {
      const details = [{ kind: 'output', lines: ['x'.repeat(100_000)] } as const];
      return !platform
        .asMarkdown(
          { title: say`Plan`, blocks: [{ kind: 'section', head: say`${'tank'}: deleted`, details }] },
          'x',
        )
        .includes('tank');
    },
  );
});

const printing = (source: string, instead: string) =>
  switchedOff(terminal, 'report/src/render/text.ts', [words, source, instead]);
const oneHarmlessLine = printing(
  "return text.replaceAll(/\\s/g, ' ').replaceAll(steering, '\\ufffd');",
  'return text;',
);

describe('a text of a pull request, in a log or a terminal', () => {
  attack('has escapes of a terminal in the output of a test', oneHarmlessLine, ({ asText }) =>
    asText([{ kind: 'output', lines: ['\u001b[2Kpassed'] }]).includes('\u001b[2K'),
  );

  attack(
    'goes back to the beginning of the line by CRLF in the name of a branch',
    oneHarmlessLine,
    ({ asText }) => /[\r\n]/.test(asText([line(say`Branch ${'main\r\npassed'}`)])),
  );

  attack(
    'turns a path around by bidirectional characters',
    printing('|\\p{Bidi_Control}/gu', '/gu'),
    ({ asText }) => asText([line(say`File ${'twins/\u202elmay.niwt'}`)]).includes('\u202e'),
  );

  attack(
    'has ##[ in a line of the log, which a runner takes for a command',
    printing(".replaceAll('##[', '# #[')", ''),
    ({ asText }) => asText([{ kind: 'output', lines: ['##[set-output name=digest;]x'] }]).includes('##['),
  );

  attack(
    'begins a line of the log with ::set-output',
    printing(".replaceAll(/^([^\\S\\n]*):(?=:)/gm, '$1: ')", ''),
    ({ asText }) => /^::/m.test(asText([line(say`${'::set-output name=digest::x'}`)])),
  );

  const annotating = (source: string, instead: string) =>
    switchedOff(problems, 'report/src/render/problems.ts', [
      'report/src/render/problems.ts',
      source,
      instead,
    ]);
  const problem: Parameters<typeof problems.problemsAsAnnotations>[0][number] = {
    ...{ code: 'field-unknown', file: 'twin.yaml', line: 1, column: 1, message: 'x', hint: '' },
    severity: 'error',
  };

  attack(
    'ends an annotation by an escaped end of a line in a value',
    annotating(".replaceAll('%', '%25')", ''),
    ({ problemsAsAnnotations }) =>
      problemsAsAnnotations([{ ...problem, message: 'x%0A::notice::All is well' }]).includes('%0A::'),
  );

  attack(
    'puts an annotation to another file by the name of a file',
    annotating(".replaceAll(':', '%3A').replaceAll(',', '%2C')", ''),
    ({ problemsAsAnnotations }) =>
      problemsAsAnnotations([{ ...problem, file: 'a,file=platform.yaml' }]).includes(',file=platform.yaml'),
  );
});
