import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import type { FormatName } from './formats.ts';
import { validate } from './formats.ts';
import { unmetNeeds } from './needs.ts';

function documentOf(metadata: string, spec = '') {
  const text = `apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0${metadata}}\n${spec}`;
  return readDocument('f.yaml', new TextEncoder().encode(text));
}

describe('metadata.needs', () => {
  it.each([
    ['', '0.2.0'],
    [', needs: ">=0.2"', '0.2.0'],
    [', needs: ">=0.2"', '0.10.3'],
    [', needs: ">=0.2"', '1.0.0'],
    [', needs: ">=0.2"', '0.2.0-next.1'],
    [', needs: ^0.2', '0.2.7'],
    [', needs: ">=0.2 <2"', '1.9.0'],
  ])('%s holds on %s', (needs, platform) => {
    expect(unmetNeeds(documentOf(needs), platform)).toBeUndefined();
  });

  it.each([
    ['>=0.3', '0.2.0'],
    ['>=0.2', '0.1.0'],
    ['^0.2', '0.3.0'],
    ['>=0.2 <1', '1.0.0'],
  ])('%s is refused by %s', (needs, platform) => {
    expect(unmetNeeds(documentOf(`, needs: "${needs}"`), platform)).toMatchObject({
      file: 'f.yaml',
      line: 3,
      column: 47,
      severity: 'error',
      code: 'platform-version',
      message: `This file needs a platform \`${needs}\`, but this platform is ${platform}`,
    });
  });

  it.each([
    ['twin', 'kind: Twin\nmetadata: {name: a, version: 1.0.0, needs: ">=999"}\nspec: {tomorrow: 1}\n'],
    ['asset', 'kind: Robot\nmetadata: {needs: ">=999"}\nspec: [tomorrow]\n'],
    ['platform', 'kind: Platform\nmetadata: {name: a, needs: ">=999", tomorrow: 1}\n'],
  ] satisfies [FormatName, string][])(
    'is read before the schema: a %s with fields of tomorrow',
    (format, text) => {
      const document = readDocument('f.yaml', new TextEncoder().encode(`apiVersion: dtaas/v1\n${text}`));
      const { value, problems } = validate(format, document);
      expect(value).toBeUndefined();
      expect(problems.map(({ code }) => code)).toEqual(['platform-version']);
    },
  );

  it('leaves unknown fields to the schema when the platform is in range', () => {
    const { problems } = validate('asset', documentOf(', needs: ">=0.2"', 'spec: {tomorrow: 1}\n'));
    expect(problems.map(({ code }) => code)).toEqual(['field-unknown']);
  });

  it.each([
    [', needs: ">=zero"', 'range-invalid'],
    [', needs: 0.2', 'type-wrong'],
    [', needs: ""', 'range-invalid'],
    [', needs: {from: 1}', 'type-wrong'],
  ])('%s is %s', (needs, code) => {
    const { problems } = validate('asset', documentOf(needs));
    expect(problems.map((problem) => [problem.line, problem.code])).toEqual([[3, code]]);
  });

  it.each(['needs: ">=999"\n', 'metadata: [needs]\n', 'metadata:\n', '- needs\n', '"needs"\n'])(
    'is no need where it stands elsewhere: %j',
    (text) => {
      expect(unmetNeeds(readDocument('f.yaml', new TextEncoder().encode(text)))).toBeUndefined();
    },
  );
});
