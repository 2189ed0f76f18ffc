import { describe, expect, it } from 'vitest';
import { imageBuildFailed } from './failures.ts';

describe('the hint of a build that failed', () => {
  it.each([
    ["the following signatures couldn't be verified: NO_PUBKEY 6ED0E7B82643E131", /debian-archive-keyring$/],
    ['E: newuidmap is not installed', /uidmap$/],
    ["Could not resolve 'deb.debian.org'", /--mirror <url>/],
    ['npm error code ECONNREFUSED', /npm config set registry/],
    ['E: Unable to locate package nano', /^Correct the cause/],
  ])('after %j', (reason, hint) => {
    expect(imageBuildFailed({ name: 'workspace', step: 'mmdebstrap', reason }).hint).toMatch(hint);
  });
});
