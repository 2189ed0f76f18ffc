import { describe, expect, test } from 'vitest';
import { commandOf, commandUsages } from './command.ts';

const snapshot = '20261122T124132Z-1a2b3c4d';

describe('the command of a comment', () => {
  test.each([
    ['/dtaas plan', { verb: 'plan' }],
    ['/dtaas verify', { verb: 'verify' }],
    ['/dtaas approve', { verb: 'approve' }],
    ['/dtaas lock', { verb: 'lock', named: undefined }],
    ['/dtaas lock tank', { verb: 'lock', named: 'tank' }],
    ['/dtaas save tank', { verb: 'save', twin: 'tank' }],
    ['/dtaas save factory.r1', { verb: 'save', twin: 'factory.r1' }],
    ['/dtaas suspend tank', { verb: 'suspend', twin: 'tank' }],
    ['/dtaas resume tank', { verb: 'resume', twin: 'tank' }],
    ['/dtaas terminate tank', { verb: 'terminate', twin: 'tank' }],
    [`/dtaas restore tank ${snapshot}`, { verb: 'restore', twin: 'tank', snapshot }],
    ['/dtaas  save   tank  ', { verb: 'save', twin: 'tank' }],
    ['/dtaas save tank\r\n\r\nBefore the pump is exchanged.\n', { verb: 'save', twin: 'tank' }],
  ])('%j is read', (text, command) => {
    expect(commandOf(text)).toEqual(command);
  });

  test.each([
    '',
    'Looks good.',
    'Try /dtaas plan',
    ' /dtaas plan',
    '> /dtaas plan',
    '\n/dtaas plan',
    '/DTAAS plan',
  ])('%j speaks to people', (text) => {
    expect(commandOf(text)).toBeUndefined();
  });

  test.each([
    '/dtaas',
    '/dtaas ',
    '/dtaasplan',
    '/dtaas-plan',
    '/dtaas help',
    '/dtaas Plan',
    '/dtaas plan now',
    '/dtaas plan --yes',
    '/dtaas plan; rm -rf /',
    '/dtaas plan\n/dtaas approve',
    '/dtaas\tplan',
    '/dtaas\u00a0plan',
    '/dtaas plan\u200b',
    '/dtaas lock tank pump',
    '/dtaas lock factory.r1',
    '/dtaas lock --fetch',
    '/dtaas lock ../tank',
    '/dtaas lock Tank',
    '/dtaas save',
    '/dtaas save tank pump',
    '/dtaas save --all',
    '/dtaas save -',
    '/dtaas save Tank',
    '/dtaas save $(id)',
    '/dtaas save ../tank',
    '/dtaas save tank/../x',
    '/dtaas save tank.lock',
    '/dtaas save _pool.lab',
    '/dtaas save t\u0430nk',
    '/dtaas save \u202etank',
    `/dtaas save ${'a'.repeat(200)}`,
    '/dtaas restore tank',
    '/dtaas restore tank latest',
    `/dtaas restore tank ${snapshot} --yes`,
    '/dtaas restore tank 20269999T124132Z-1a2b3c4d',
    '/dtaas constructor tank',
  ])('%j is unknown', (text) => {
    expect(commandOf(text)).toBe('unknown');
  });

  test('that the answer lists is a command', () => {
    for (const [usage] of commandUsages) {
      const text = usage.replace('<twin>', 'tank').replace('<snapshot>', snapshot);
      expect(commandOf(text)).toEqual(expect.objectContaining({ verb: expect.any(String) }));
    }
  });
});
