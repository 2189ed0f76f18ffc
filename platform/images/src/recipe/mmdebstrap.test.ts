import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { mmdebstrapArguments } from './mmdebstrap.ts';
import { recipeKey, workspaceRecipe } from './recipe.ts';

const paths = {
  tar: '/w/root.tar',
  node: "/w/Ada's/node",
  finish: "/Ada's/finish.sh",
  mirror: 'http://mirror.example/debian',
  securityMirror: 'http://mirror.example/security',
};

describe('mmdebstrapArguments', () => {
  const arguments_ = mmdebstrapArguments(workspaceRecipe, paths);

  it('ends with the release, the tar and the three sources of packages', () => {
    expect(arguments_.slice(-5)).toEqual([
      'bookworm',
      '/w/root.tar',
      'deb http://mirror.example/debian bookworm main',
      'deb http://mirror.example/debian bookworm-updates main',
      'deb http://mirror.example/security bookworm-security main',
    ]);
  });

  it('excludes before it makes exceptions, because dpkg goes by the last pattern that fits', () => {
    const last = arguments_.findLastIndex((text) => text.startsWith('--dpkgopt=path-exclude='));
    expect(arguments_.findIndex((text) => text.startsWith('--dpkgopt=path-include='))).toBeGreaterThan(last);
  });

  it("keeps apt from giving folders to its own user, which only root's builds could", () => {
    expect(arguments_).toContain('--aptopt=APT::Sandbox::User "root"');
  });

  it('copies the script into the root, and runs it last', () => {
    const hooks = arguments_.filter((text) => text.startsWith('--customize-hook='));
    expect(hooks.slice(-2)).toEqual([
      `--customize-hook=upload '/Ada'\\''s/finish.sh' /finish.sh`,
      '--customize-hook=sh "$1/finish.sh" "$1"',
    ]);
  });

  it('quotes a path so that a shell reads it as one word', () => {
    const [, upload = ''] = /^--customize-hook=(upload .*)$/m.exec(arguments_.join('\n')) ?? [];
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${upload}`], { encoding: 'utf8' });
    expect(words).toBe("upload\n/w/Ada's/node\n/usr/bin/node\n");
  });
});

describe('recipeKey', () => {
  it('changes with each part of a recipe', () => {
    const others = [
      { ...workspaceRecipe, packages: [...workspaceRecipe.packages, 'nano'] },
      { ...workspaceRecipe, epoch: 0 },
      { ...workspaceRecipe, node: { ...workspaceRecipe.node, version: '22.0.0' } },
    ];
    expect(new Set([workspaceRecipe, ...others].map((recipe) => recipeKey(recipe))).size).toBe(4);
    expect(recipeKey({ ...workspaceRecipe })).toBe(recipeKey(workspaceRecipe));
  });

  it('changes with the script that runs last', () => {
    const script = join(temporaryFolder(), 'finish.sh');
    const keys = ['exit 0', 'exit 1'].map((text) => {
      writeFileSync(script, text);
      return recipeKey(workspaceRecipe, script);
    });
    expect(keys[0]).not.toBe(keys[1]);
  });
});
