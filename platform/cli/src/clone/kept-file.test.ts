import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptFile } from './kept-file.ts';

let before: string | undefined;
let folder: string;
beforeEach(() => {
  before = process.env['DTAAS_CACHE'];
  folder = mkdtempSync(join(tmpdir(), 'dtaas-kept-'));
  process.env['DTAAS_CACHE'] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env['DTAAS_CACHE'];
  else process.env['DTAAS_CACHE'] = before;
  rmSync(folder, { recursive: true });
});

const value = { 'twin:1': ['models/pump', 'functions/Größe'], 'twin:2': [] };
const names = () => readdirSync(join(folder, 'what'));

it('returns the value that was written, but only to the same clone and version', () => {
  const kept = keptFile('what', '/clone', '1');
  expect(kept.read()).toBeUndefined();
  kept.write(value);
  expect(keptFile('what', '/clone', '1').read()).toEqual(value);
  expect(keptFile('what', '/clone', '2').read()).toBeUndefined();
  expect(keptFile('what', '/other', '1').read()).toBeUndefined();
  kept.write({});
  expect(kept.read()).toEqual({});
});

it('returns nothing if a byte is missing or has changed', () => {
  const kept = keptFile('what', '/clone', '1');
  kept.write(value);
  const file = join(folder, 'what', names()[0]!);
  const whole = readFileSync(file);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, bits, cut) => {
      const broken = cut ? whole.subarray(0, at) : Buffer.from(whole);
      if (!cut) broken[at]! ^= bits;
      writeFileSync(file, broken);
      expect(kept.read()).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  kept.write(value);
  expect(kept.read()).toEqual(value);
});
