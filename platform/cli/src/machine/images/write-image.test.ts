import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withWorkspaceImage } from './write-image.ts';

const image = { digest: `sha256:${'d'.repeat(64)}`, id: `sha256:${'1'.repeat(64)}` } as const;
const lines = `    workspace:\n      digest: ${image.digest}\n      id: ${image.id}\n`;

describe('platform.yaml with the image of workspaces', () => {
  it('has the lines at its end, and is the same otherwise', () => {
    const shipped = readFileSync(
      fileURLToPath(new URL('../../../../../platform.yaml', import.meta.url)),
      'utf8',
    );
    expect(withWorkspaceImage(shipped, image)).toBe(`${shipped}  images:\n${lines}`);
  });

  it('names the new image in place of another one, beside what else it says of images', () => {
    const text =
      'spec:\n  # Ours.\n  images:\n    allowed: [a/*]\n    workspace:\n      digest: old # of May\n      id: old\n';
    expect(withWorkspaceImage(text, image)).toBe(
      `spec:\n  # Ours.\n  images:\n    allowed: [a/*]\n${lines.replace('\n      id', ' # of May\n      id')}`,
    );
    const flow = 'spec: {organisation: a, images: {allowed: [a]}}\n';
    expect(parse(withWorkspaceImage(flow, image))).toEqual({
      spec: { organisation: 'a', images: { allowed: ['a'], workspace: image } },
    });
  });

  it('does not change when the image is named already', () => {
    const once = withWorkspaceImage('spec:\n  organisation: a\n', image);
    expect(withWorkspaceImage(once, image)).toBe(once);
  });
});
