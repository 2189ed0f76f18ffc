import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../testing/examples.ts';
import { errorReport } from './index.ts';
import { longestReport, readReport } from './read-report.ts';

const refused = (why: string) =>
  expect.objectContaining({ code: 'report-invalid', message: expect.stringContaining(why) });

describe('a report', () => {
  it.each(Object.entries(examples))('is read back as it was written: %s', (_name, report) => {
    expect(readReport(JSON.stringify(report, null, 2))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('of an error is read back', () => {
    expect(readReport(JSON.stringify(errorReport(new Error('x'))))).toMatchObject({ kind: 'ErrorReport' });
  });

  it('of a newer platform keeps fields that are not known here', () => {
    expect(readReport(JSON.stringify({ ...examples.save, more: 1 }))).toMatchObject({ more: 1 });
  });

  const { save } = examples;
  it.each<[what: string, text: string, why: string]>([
    ['nothing', '', 'is not JSON'],
    ['half a report', JSON.stringify(save).slice(0, -5), 'is not JSON'],
    ['another value', '[]', 'is not a report of a kind'],
    ['null', 'null', 'is not a report of a kind'],
    ['an unknown kind', JSON.stringify({ ...save, kind: 'TeaReport' }), 'is not a report of a kind'],
    ['a kind that is inherited', '{"kind": "constructor"}', 'is not a report of a kind'],
    ['a kind that is no text', '{"kind": ["OperationReport"]}', 'is not a report of a kind'],
    ['another version', JSON.stringify({ ...save, apiVersion: 'dtaas/v2' }), 'a wrong value at apiVersion'],
    ['a missing field', JSON.stringify({ ...save, twins: undefined }), 'has no twins'],
    [
      'a wrong value deep in it',
      JSON.stringify({ ...save, twins: [{ twin: 1, outcome: 'done' }] }),
      'twins.0.twin',
    ],
    ['too many levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'deeper than 64'],
    ['so many levels that a parser would end', '['.repeat(5_000_000), 'deeper than 64'],
    ['too many characters', ' '.repeat(longestReport + 1), '16 MiB'],
  ])('is refused: %s', (_what, text, why) => {
    expect(() => readReport(text)).toThrow(refused(why));
  });

  it('may have brackets in its texts', () => {
    const message = `${'['.repeat(200)}"\\${'{'.repeat(2_000_000)}`;
    const report = errorReport(new Error('x'));
    const odd = { ...report, error: { ...report.error, message } };
    expect(readReport(JSON.stringify(odd))).toEqual(odd);
  });

  it('is an answer or a refusal, whatever the text is', () => {
    const text = JSON.stringify(examples.verify);
    const edited = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(edited, ([at, length, put]) => {
        try {
          readReport(`${text.slice(0, at)}${put}${text.slice(at + length)}`);
        } catch (error) {
          expect(error).toMatchObject({ code: 'report-invalid' });
        }
      }),
    );
  });
});
