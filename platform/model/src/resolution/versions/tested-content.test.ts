import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { treeOf } from '../../tree/tree-of.ts';
import { finderOf } from './finder.ts';
import { testedContent } from './tested-content.ts';

const plain = `apiVersion: dtaas/v1
kind: Model
metadata: {name: box, version: 1.0.0, license: MIT}
spec:
  test: {command: [sh, test.sh]}
`;

function digestsOf(yaml: string, script = 'exit 0\n') {
  const tree = treeOf({ 'assets/models/box/asset.yaml': yaml, 'assets/models/box/test.sh': script });
  const asset = finderOf(readCatalogue(tree).catalogue).inTree('models/box')!;
  return { content: asset.digest, tested: testedContent(asset) };
}

describe('the content that tests depend on', () => {
  it.each([
    ['title', plain.replace('MIT', 'MIT, title: A box')],
    ['description', plain.replace('MIT', 'MIT, description: "\\ud83d\\udce6"')],
    ['owners', plain.replace('MIT', 'MIT, owners: [a-team]')],
    ['comment', `# A box.\n${plain}`],
  ])('stays the same with another %s, though the content is other', (_, yaml) => {
    expect(digestsOf(yaml).tested).toBe(digestsOf(plain).tested);
    expect(digestsOf(yaml).content).not.toBe(digestsOf(plain).content);
  });

  it.each([
    ['version', plain.replace('1.0.0', '1.0.1')],
    ['licence', plain.replace('MIT', 'ISC')],
    ['tests', plain.replace('[sh,', '[bash,')],
    // A description elsewhere belongs to the interface of the asset.
    ['port', `${plain}  inputs: {on: {type: boolean, description: Whether it is heated}}\n`],
  ])('is other with another %s', (_, yaml) => {
    expect(digestsOf(yaml).tested).not.toBe(digestsOf(plain).tested);
  });

  it('changes with a file', () => {
    expect(digestsOf(plain, 'exit 1\n').tested).not.toBe(digestsOf(plain).tested);
  });
});
