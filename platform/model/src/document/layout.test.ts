import { describe, expect, it } from 'vitest';
import { isFormatFile, placeOf } from './layout.ts';

describe('the format at a path', () => {
  it.each([
    ['platform.yaml', { format: 'platform', reference: 'platform', name: 'platform', directory: '' }],
    [
      'assets/models/pump/asset.yaml',
      { format: 'asset', reference: 'models/pump', name: 'pump', directory: 'assets/models/pump' },
    ],
    [
      'twins/oven/twin.yaml',
      { format: 'twin', reference: 'twins/oven', name: 'oven', directory: 'twins/oven' },
    ],
    [
      'twins/oven/twin.lock',
      { format: 'lock', reference: 'twins/oven', name: 'oven', directory: 'twins/oven' },
    ],
  ])('%s', (path, place) => {
    expect(placeOf(path)).toEqual(place);
    expect(isFormatFile(path)).toBe(true);
  });

  it.each([
    'README.md',
    'twins/platform.yaml',
    'assets/platform.yaml',
    'assets/solvers/pump/asset.yaml',
    'assets/models/pump/deep/asset.yaml',
    'assets/models/asset.yaml',
    'assets/models/pump/asset.yml',
    'twins/oven/deep/twin.yaml',
    'twins/oven/asset.yaml',
    'other/twins/oven/twin.yaml',
    'pnpm-lock.yaml',
  ])('%s has none', (path) => {
    expect(placeOf(path)).toBeUndefined();
    expect(isFormatFile(path)).toBe(false);
  });
});
