import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhysicalTwinSpec } from '@dtaas/model';
import { onTestFinished } from 'vitest';
import type { Arrival, LinkOptions } from '../src/links/link.ts';
import { PhysicalLinks } from '../src/links/physical-links.ts';
import { eventually } from './workspace.ts';

export interface TestLinks {
  readonly links: PhysicalLinks;
  readonly arrived: Arrival[][];
  /** `port: why` */
  readonly refused: string[];
  /** All links hear, and can be heard. */
  readonly connected: () => Promise<void>;
}

/** The links of one runner, closed when the test is over. */
export async function linksTo(
  spec: PhysicalTwinSpec,
  { twin = 'box', ...options }: Partial<LinkOptions> & { readonly twin?: string } = {},
): Promise<TestLinks> {
  const arrived: Arrival[][] = [];
  const refused: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-links-'));
  const links = await PhysicalLinks.connect(
    spec,
    (name) => ({
      clientId: `dtaas-0123456789abcdef-${twin}${name}`,
      folder: join(folder, name),
      keepSecret: () => {},
      ...options,
    }),
    {
      arrive: (values) => arrived.push([...values]),
      refused: (port, why) => refused.push(`${port}: ${why}`),
      log: () => {},
      now: () => Date.now() / 1000,
    },
  );
  onTestFinished(async () => {
    await links.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const connected = async (): Promise<void> => {
    await eventually(() => links.reasons.length === 0 && links.connecting.length === 0);
  };
  return { links, arrived, refused, connected };
}
