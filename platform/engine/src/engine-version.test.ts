import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { platformFile } from '@dtaas/processes';
import { expect, it } from 'vitest';
import { engineVersion } from './version.ts';

it("is the SDK's version, and the one that is built", () => {
  const sdk = createRequire(import.meta.url)('@pulumi/pulumi/package.json') as { version: string };
  expect(sdk.version).toBe(engineVersion);
  const modules = readFileSync(platformFile('engine/go/go.mod'), 'utf8');
  for (const module of ['pkg', 'sdk'])
    expect(modules).toContain(`github.com/pulumi/pulumi/${module}/v3 v${engineVersion}\n`);
});
