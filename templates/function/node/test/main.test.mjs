import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';

const inputs = [{}, { value: 3 }, { value: 4 }];

test('values are scaled and added up', () => {
  assert.deepEqual(drive({ inputs }), [{}, { scaled: 6, total: 6 }, { scaled: 8, total: 14 }]);
});

test('saved half-way equals never saved', () => void resumes({ inputs }));
