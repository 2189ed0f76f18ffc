import type { Forge, Status } from '@dtaas/forge';
import { describe, expect, it, vi } from 'vitest';
import { maskedForge } from './masked-forge.ts';

const mask = (text: string) => text.replaceAll('planted', '***');

describe('a forge to which no secret is posted', () => {
  it('gets all statuses, with masked descriptions', async () => {
    const ensureStatus = vi.fn<Forge['ensureStatus']>(async () => {});
    const status = (name: string): Status => ({ name, state: 'success', description: `planted ${name}` });
    await maskedForge({ ensureStatus } as Partial<Forge> as Forge, mask).ensureStatus(
      'c0ffee',
      status('dtaas/oven'),
      status('dtaas'),
    );
    expect(ensureStatus).toHaveBeenCalledExactlyOnceWith(
      'c0ffee',
      { ...status('dtaas/oven'), description: '*** dtaas/oven' },
      { ...status('dtaas'), description: '*** dtaas' },
    );
  });
});
