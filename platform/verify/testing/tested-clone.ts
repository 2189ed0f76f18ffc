import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TwinResult } from '@dtaas/model';
import { cacheHome, familyMembers } from '@dtaas/processes';
import { afterEach, beforeEach, expect } from 'vitest';
import type { VerifyReport } from '../src/report/result.ts';
import { type VerifyOptions, verifyRepository } from '../src/verify-repository.ts';
import { type TemporaryAssets, temporaryAssets } from './temporary-assets.ts';

/** Where a call keeps its files while it runs. */
export function scratch(): string {
  const folder = join(cacheHome(), 'verify');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The clone of the current test, and calls of `verify` in it. */
export interface TestedClone extends TemporaryAssets {
  verify(options?: VerifyOptions): Promise<VerifyReport>;
  /** The result of the twin `box`. */
  verifyBox(options?: VerifyOptions): Promise<TwinResult>;
}

/** Makes a clone before each test of a file. After each test, no file and no process of it may be left. */
export function testedClone(): TestedClone {
  const clone = {} as TestedClone;
  const verify = async (options: VerifyOptions = {}) =>
    verifyRepository(await clone.open(), { allowWeak: true, ...options });
  const verifyBox = async (options: VerifyOptions = {}) =>
    (await verify({ names: ['box'], ...options })).twins[0]!;
  beforeEach(() => void Object.assign(clone, temporaryAssets(), { verify, verifyBox }));
  afterEach(() => {
    expect(readdirSync(scratch())).toEqual([]);
    expect(familyMembers({ marks: [`DTAAS_WORKSPACE=${scratch()}`] })).toEqual([]);
    clone.remove();
  });
  return clone;
}
