import { describe, expect, it } from 'vitest';
import { nodeIdOf } from './nodes.ts';

const namespaces = ['http://opcfoundation.org/UA/', 'urn:server', 'http://plant.example'];

describe('the id of a node', () => {
  it.each([
    ['i=2258', 'ns=0;i=2258'],
    ['ns=2;s=Boiler.Level', 'ns=2;s=Boiler.Level'],
    ['nsu=http://plant.example;s=a;b=c', 'ns=2;s=a;b=c'],
    ['nsu=http://plant.example;i=7', 'ns=2;i=7'],
  ])('%s is %s', (address, id) => {
    expect(nodeIdOf(address, namespaces).toString()).toBe(id);
  });

  it('needs a namespace that the server has', () => {
    expect(() => nodeIdOf('nsu=http://oven.example;i=7', namespaces)).toThrow(
      'the server has no namespace http://oven.example',
    );
  });
});
