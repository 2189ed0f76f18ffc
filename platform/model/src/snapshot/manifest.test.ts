import { describe, expect, test } from 'vitest';
import { DtaasError } from '../errors/problem.ts';
import { filesOfSnapshot, parseManifest } from './manifest.ts';

const file = { sha256: 'a'.repeat(64), size: 3, mode: 0o600 };
const written = { asset: 'functions/tank', version: '1.0.0' };
const tank = { ...written, files: { 'state.json': file, 'deep/log': file }, outputs: {} };
const manifest = {
  format: 1,
  twin: 'incubator',
  takenAt: '2026-11-22T12:00:00Z',
  origin: 'asked',
  clock: { mode: 'lockstep', t: 0, step: 4 },
  inFlight: {},
  components: { tank, pump: { ...written, files: {}, outputs: {}, done: true } },
  values: {},
};
const text = (more: object = {}) => JSON.stringify({ ...manifest, ...more });
const component = (more: object) => ({ components: { tank: { ...tank, ...more } } });

test('lists the files of all components, with their hashes', () => {
  expect(filesOfSnapshot(parseManifest(text()))).toEqual([
    { ...file, path: 'components/tank/state.json' },
    { ...file, path: 'components/tank/deep/log' },
  ]);
});

test.each([
  ['has fields of a later version', { later: true, ...component({ later: 1 }) }],
  ['has no components', { components: {} }],
  ['has no fields that only people read', { twin: undefined, takenAt: undefined, origin: undefined }],
  ['has a file without a mode', component({ files: { a: { sha256: file.sha256, size: 0 } } })],
])('reads a manifest that %s', (_what, more) => {
  expect(parseManifest(text(more))).toMatchObject({ format: 1 });
});

describe('a manifest is refused', () => {
  test.each([
    ['that is cut short', text().slice(0, -1), 'is not JSON'],
    ['that is empty', '', 'is not JSON'],
    ['that is a list', '[]', 'has a wrong value at its top'],
    ['of another format', text({ format: 2 }), "has the format 2, which this version of dtaas can't read"],
    ['without components', text({ components: undefined }), 'has no components'],
    ['without values', text({ values: undefined }), 'has no values'],
    ['whose components are a list', text({ components: [] }), 'has a wrong value at components'],
    ['with a component without files', text(component({ files: undefined })), 'has no components.tank.files'],
    [
      'with a file without a hash',
      text(component({ files: { a: { size: 1 } } })),
      'has no components.tank.files.a.sha256',
    ],
    [
      'with a short hash',
      text(component({ files: { a: { sha256: 'ab', size: 1 } } })),
      'has a wrong value at components.tank.files.a.sha256',
    ],
    [
      'with a negative size',
      text(component({ files: { a: { ...file, size: -1 } } })),
      'components.tank.files.a.size',
    ],
    [
      'with a size that is not whole',
      text(component({ files: { a: { ...file, size: 1.5 } } })),
      'components.tank.files.a.size',
    ],
    [
      'with a size beyond 2^53',
      text(component({ files: { a: { ...file, size: 1e300 } } })),
      'components.tank.files.a.size',
    ],
    ['with a path upwards', text(component({ files: { '../a': file } })), 'leads out of the snapshot'],
    ['with an absolute path', text(component({ files: { '/etc/a': file } })), 'leads out of the snapshot'],
    [
      'with a component that is two folders',
      text({ components: { 'a/b': tank } }),
      'has a wrong value at components',
    ],
    ['with a component upwards', text({ components: { '..': tank } }), 'leads out of the snapshot'],
  ])('%s', (_what, given, why) => {
    let error: unknown;
    try {
      parseManifest(given);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DtaasError);
    expect(error).toMatchObject({ code: 'snapshot-corrupt', message: expect.stringContaining(why) });
  });
});
