import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Lock } from '../../generated/types.ts';
import { printLock } from './lock-text.ts';

const digest = 'd'.repeat(64);
const entry = { reference: 'models/pump', range: '^1', version: '1.0.0', source: 'tree', digest };

describe('the text of twin.lock', () => {
  it('is written like this', () => {
    expect(printLock({ apiVersion: 'dtaas/v1', kind: 'Lock', references: [entry] })).toBe(
      `# yaml-language-server: $schema=../../platform/model/schemas/lock.schema.json
# Written by \`dtaas lock\`.
apiVersion: dtaas/v1
kind: Lock
references:
  - reference: models/pump
    range: "^1"
    version: "1.0.0"
    source: "tree"
    digest: "${digest}"
`,
    );
  });

  it('is whole without references', () => {
    const empty: Lock = { apiVersion: 'dtaas/v1', kind: 'Lock', references: [] };
    expect(parse(printLock(empty))).toEqual(empty);
  });

  it('is read as the lock that was written, whatever its ranges and sources are', () => {
    const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
    const reference = fc.record(
      {
        reference: fc.stringMatching(/^(?:models|tools)\/[a-z]{1,8}$/),
        range: fc.constantFrom('*', '^1', '>=1 <3', '^1 || ^2', '1.0', '~1.2', '"', "it's: #"),
        version: fc.constantFrom('1.0.0', '2.0.0-rc.1', '1e3'),
        source: fc.constantFrom('tree', 'tags', 'partner', 'null', 'yes'),
        commit: hex(40),
        tree: hex(40),
        digest: hex(64),
      },
      { requiredKeys: ['reference', 'range', 'version', 'source', 'digest'] },
    );
    fc.assert(
      fc.property(fc.array(reference, { maxLength: 4 }), (references) => {
        const lock = { apiVersion: 'dtaas/v1', kind: 'Lock', references } as Lock;
        expect(parse(printLock(lock))).toEqual(JSON.parse(JSON.stringify(lock)));
      }),
    );
  });
});
