import type { Repository } from '../src/open.ts';
import { readRecordNames, recordsRef } from '../src/state/records.ts';

/** For tests: all verification records with their texts, by name. */
export async function readRecords(repository: Repository): Promise<Map<string, unknown>> {
  const records = new Map<string, unknown>();
  for (const name of await readRecordNames(repository)) {
    const text = await repository.git.text([
      'cat-file',
      '-p',
      `${recordsRef}:${name.slice(0, 2)}/${name}.json`,
    ]);
    records.set(name, JSON.parse(text));
  }
  return records;
}
