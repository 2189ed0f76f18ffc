import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed, type Status } from './counter.ts';
import { type Clone, hasEngine, type Machine, temporaryMachine } from './machine.ts';

// What the machine, the user's settings and the kind of clone may be like. All of it held when it was tried; this keeps it so.

let machine: Machine;
let origin: Clone;
beforeAll(async () => {
  machine = temporaryMachine();
  origin = await machine.begin('origin', counterPlatform());
  origin.git('config', 'uploadpack.allowFilter', 'true');
});
afterAll(() => machine.remove());

const nowhere = 'http://127.0.0.1:1';
const environments: readonly (readonly [string, NodeJS.ProcessEnv])[] = [
  [
    'proxies in the environment',
    {
      http_proxy: nowhere,
      HTTP_PROXY: nowhere,
      https_proxy: nowhere,
      HTTPS_PROXY: nowhere,
      ALL_PROXY: nowhere,
    },
  ],
  ['HOME unset', { HOME: undefined }],
  ['NODE_ENV=production', { NODE_ENV: 'production' }],
];

describe.skipIf(!hasEngine())('a twin is deployed and saved', () => {
  it('whatever the environment has', async () => {
    const clone = machine.clone('environment', origin.directory);
    const env = Object.assign({}, ...environments.map(([, each]) => each)) as NodeJS.ProcessEnv;
    const { code, stdout, stderr } = await clone.dtaas(['deploy', '--format', 'json'], { env });
    expect(code, stderr + stdout).toBe(0);
    for (const [name, each] of environments) {
      const saved = await clone.dtaas(['save', '--format', 'json'], { env: each });
      expect(saved.code, name + saved.stderr).toBe(0);
      expect((JSON.parse(saved.stdout) as Deployed).twins[0]?.saved).toHaveLength(1);
    }
    const status = await clone.dtaas(['status', '--format', 'json'], { env });
    expect((JSON.parse(status.stdout) as Status).twins[0]).toMatchObject({
      health: 'Healthy',
      sync: 'Synced',
    });
  });

  it('with git set up to sign everything by a key that is broken', async () => {
    const clone = machine.clone('signing', origin.directory);
    const settings = {
      'commit.gpgSign': 'true',
      'tag.gpgSign': 'true',
      'push.gpgSign': 'if-asked',
      'gpg.format': 'ssh',
      'user.signingKey': '/nonexistent/key',
      'gpg.ssh.program': '/bin/false',
    };
    for (const [key, value] of Object.entries(settings)) clone.git('config', key, value);
    expect(() => clone.git('commit', '--allow-empty', '--message', 'Signed')).toThrow();
    await clone.run('deploy');
    await clone.run('save');
    expect(await clone.run('log', 'counter')).toContain('saved');
    await clone.run('publish', 'functions/counter');
    expect(clone.git('cat-file', '-t', 'functions/counter@1.0.0')).toBe('tag');
  });
});

describe('configuration is read and compared', () => {
  /** Everything that reads a tree, a commit and what is published. */
  async function readsIn(clone: Clone, cwd = clone.directory): Promise<void> {
    for (const command of [
      ['check'],
      ['affected'],
      ['affected', '--since', 'HEAD'],
      ['status'],
      ['explain'],
    ]) {
      const { code, stderr } = await clone.dtaas(command, { cwd });
      expect(code, `${command}: ${stderr}`).toBe(0);
      expect(stderr).not.toMatch(/error|warning|fault/i);
    }
    clone.write({ 'twins/counter/twin.yaml': counterPlatform({ stride: 7 })['twins/counter/twin.yaml']! });
    expect(await clone.ask('affected')).toMatchObject({ twins: ['counter'] });
    expect(await clone.ask('check')).toMatchObject({ problems: [] });
  }
  const cloned = (name: string, ...options: string[]): Clone => {
    const directory = join(machine.folder, name);
    execFileSync('git', ['clone', '--quiet', ...options, '--', `file://${origin.directory}`, directory]);
    return machine.at(directory);
  };

  it('where a branch is called HEAD', async () => {
    const clone = cloned('called-head');
    clone.git('update-ref', 'refs/heads/HEAD', 'HEAD');
    await readsIn(clone);
  });

  it('in a shallow clone, which says what it lacks', async () => {
    origin.git('commit', '--quiet', '--allow-empty', '--message', 'More');
    const clone = cloned('shallow', '--depth', '1');
    await readsIn(clone);
    const { code, stderr } = await clone.dtaas(['affected', '--since', 'HEAD~1']);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('git fetch --unshallow'),
    });
  });

  it('in a partial clone', () => readsIn(cloned('partial', '--filter=blob:none')));

  it('in a work tree beside the clone, and in a detached one', async () => {
    const clone = cloned('with-worktree');
    const beside = join(machine.folder, 'beside');
    clone.git('worktree', 'add', '--quiet', '--detach', beside);
    await readsIn(machine.at(beside));
    clone.git('checkout', '--quiet', '--detach');
    await readsIn(clone);
    await readsIn(clone, join(clone.directory, 'twins'));
  });

  it('with SHA-256 for object names', async () => {
    const directory = join(machine.folder, 'sha256');
    execFileSync('git', ['init', '--quiet', '--object-format=sha256', directory]);
    const clone = machine.at(directory);
    clone.git('config', 'user.name', 'operator');
    clone.git('config', 'user.email', 'operator@plant.example');
    await clone.commit(counterPlatform());
    await readsIn(clone);
  });

  it("with versions that have build metadata, and others that aren't versions", async () => {
    const clone = cloned('metadata');
    for (const version of ['1.0.0+build.5', '1.0.0+build-6', '2.0.0-rc.1+x', 'latest', '1.0'])
      clone.git('tag', `functions/counter@${version}`);
    await readsIn(clone);
  });

  it('in a hook, where git names an index of its own', async () => {
    const clone = cloned('hook');
    clone.git('config', 'user.name', 'operator');
    clone.git('config', 'user.email', 'operator@plant.example');
    const hook = join(clone.directory, '.git/hooks/pre-commit');
    const dtaas = join(import.meta.dirname, '../../node_modules/.bin/dtaas');
    writeFileSync(
      hook,
      `#!/bin/sh\nset -e\ntest -n "$GIT_INDEX_FILE"\n"${dtaas}" check\n"${dtaas}" affected\n`,
    );
    chmodSync(hook, 0o755);
    clone.write({ 'README.md': 'Changed', 'other.md': 'Not added' });
    const env = { ...process.env, ...machine.env };
    execFileSync('git', ['commit', '--quiet', '--message', 'By hook', 'README.md'], {
      cwd: clone.directory,
      env,
      stdio: 'pipe',
    });
    expect(clone.git('show', '--name-only', '--format=')).toBe('README.md');
    expect(clone.git('status', '--porcelain')).toBe('?? other.md');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'not in a clone of another user, which is said with the way out',
    async () => {
      const clone = cloned('foreign');
      execFileSync('chown', ['-R', '65534:65534', clone.directory]);
      for (const command of ['check', 'status', 'affected']) {
        const { code, stderr } = await clone.dtaas([command]);
        expect(code).toBe(1);
        expect(stderr).toMatch(/repository-owned-by-another[\s\S]*safe\.directory/);
      }
    },
  );

  it('of a tag where a branch has the same name, which is said', async () => {
    const clone = cloned('ambiguous');
    clone.git('tag', 'v1');
    clone.git('branch', 'v1');
    const { code, stderr } = await clone.dtaas(['affected', '--since', 'v1']);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        'v1 names a tag and a branch. The tag is used. To use the branch, name it in full: refs/heads/v1\n',
      ),
    });
  });

  it("of a twin that has only children, which aren't run yet: check and status say so", async () => {
    const clone = cloned('family');
    const twin = counterPlatform()['twins/counter/twin.yaml']!.replaceAll('name: counter', 'name: family');
    const children = '  children: {left: {twin: counter, version: ^1}}\n';
    clone.write({ 'twins/family/twin.yaml': twin.replace(/ {2}assets:\n.*\n/, children) });
    await clone.run('lock');
    clone.git('add', '--all');
    clone.git(
      '-c',
      'user.name=o',
      '-c',
      'user.email=o@plant.example',
      'commit',
      '--quiet',
      '--message',
      'Family',
    );
    expect(await clone.run('check')).toContain('warning children-not-run');
    expect(await clone.run('status', 'family')).toContain(
      "family has only children (left). The platform doesn't run children yet",
    );
  });
});
