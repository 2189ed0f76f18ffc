import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakePlugin } from '../../../testing/fake-plugin.ts';
import { download } from './download.ts';

const version = '5.2.0';
const unstopped = new AbortController().signal;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-plugin-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A Pulumi that records how it was called and "downloads" the plugin. */
function fakePulumi(): string {
  const path = join(root, 'pulumi');
  const put = '$PULUMI_HOME/plugins/resource-docker-v5.2.0';
  const source = fakePlugin(join(root, 'site'), 'docker', version);
  const script = `#!/bin/sh\necho "$@" > ${root}/called\nmkdir -p ${put}\ncp ${source} ${put}/\n`;
  writeFileSync(path, script, { mode: 0o700 });
  return path;
}

describe('the download of a plugin', () => {
  it("is Pulumi's own, into a home of this installation", async () => {
    const staging = join(root, 'staging');
    mkdirSync(staging);
    await download('docker', version, fakePulumi()).install(staging, () => {}, unstopped);
    expect(readFileSync(join(root, 'called'), 'utf8')).toBe('plugin install resource docker 5.2.0\n');
    expect(existsSync(join(staging, 'bin', 'pulumi-resource-docker'))).toBe(true);
  });

  it('is closed without Pulumi', async () => {
    const offer = await download('docker', version, undefined).check(unstopped);
    expect(offer).toEqual({ open: false, reason: 'Pulumi is not installed' });
  });
});
