import { reportOf } from '@dtaas/report';
import { describe, expect, it } from 'vitest';
import { answer, answerText, type Context, type OutputFormat } from './context.ts';

/** What a command with this format prints. */
function printed(format: OutputFormat, act: (context: Context) => void): readonly unknown[] {
  const outputs: unknown[] = [];
  act({
    cwd: '/',
    format,
    interactive: false,
    signal: new AbortController().signal,
    print: (text) => void outputs.push(text),
    printJson: (value) => void outputs.push(value),
    note: () => {
      throw new Error('an answer is not a note');
    },
  });
  return outputs;
}

describe('a report', () => {
  const report = reportOf('StatusReport', { twins: [] });

  it('is printed as JSON as it is', () =>
    expect(printed('json', (context) => answer(context, report))).toEqual([report]));

  it('is printed as Markdown with the marker of its kind', () =>
    expect(printed('markdown', (context) => answer(context, report))).toEqual([
      expect.stringMatching(/^<!-- dtaas:StatusReport -->\n/),
    ]));

  it.each(['text', 'sarif', 'github', 'junit'] as const)('is printed as text for the format %s', (format) =>
    expect(printed(format, (context) => answer(context, report))).toEqual([
      'There are no twins. To make one: dtaas new twin',
    ]),
  );
});

describe('a short answer', () => {
  const say = (text: string) => (context: Context) =>
    answerText(context, 'AffectedReport', { twins: ['oven'] }, text);

  it('has its kind and its fields in JSON', () =>
    expect(printed('json', say('oven'))).toEqual([
      { apiVersion: 'dtaas/v1', kind: 'AffectedReport', twins: ['oven'] },
    ]));

  it('is a text for people', () => expect(printed('text', say('oven'))).toEqual(['oven']));

  it('prints no blank line for an empty text', () => expect(printed('text', say(''))).toEqual([]));
});
