import { DtaasError } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { examples } from '../testing/examples.ts';
import { faultsOf } from '../testing/schema.ts';
import { errorReport, reportOf } from './index.ts';

describe('the schema of reports', () => {
  it.each(Object.entries(examples))('accepts %s', (_name, report) => {
    expect(faultsOf(JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  it('accepts errors', () => {
    const where = { file: 'a', line: 1, column: 1 };
    expect(faultsOf(errorReport(new Error('x')))).toEqual([]);
    expect(faultsOf(errorReport(new DtaasError({ code: 'c', message: 'm', hint: 'h', where })))).toEqual([]);
  });

  const { save } = examples;
  it.each<[what: string, report: unknown]>([
    ['no version', { ...save, apiVersion: undefined }],
    ['another version', { ...save, apiVersion: 'dtaas/v2' }],
    ['an unknown kind', { ...save, kind: 'TeaReport' }],
    ['a definition that is not a report', { kind: 'Problem' }],
    ['a missing field', { ...save, twins: undefined }],
    ['a field that is not documented', { ...save, more: 1 }],
    ['an outcome that is not documented', { ...save, twins: [{ twin: 'a', outcome: 'odd' }] }],
    ['nothing', null],
  ])('refuses %s', (_what, report) => expect(faultsOf(report)).not.toEqual([]));

  it('has the version first and the kind second, for people who read JSON', () => {
    expect(Object.keys(reportOf('OperationReport', { twins: [] }))).toEqual(['apiVersion', 'kind', 'twins']);
  });
});
