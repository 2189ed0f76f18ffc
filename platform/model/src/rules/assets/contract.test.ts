import { expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { exampleKinds } from '../../../testing/place-kinds.ts';
import { checkRepository } from '../../check.ts';
import { published } from '../../explain/assets.ts';
import { asset, exampleTree } from '../../explain/parts.ts';

const twin = 'twins/box/twin.yaml';
const control = 'assets/functions/switch/asset.yaml';

async function problems(
  files: Readonly<Record<string, string>>,
  versions = [] as ReturnType<typeof published>[],
) {
  const found = await checkRepository(exampleTree(files), { placeKinds: exampleKinds, published: versions });
  return found.map(({ file, line, column, code, message }) => ({
    code,
    message,
    at: `${file}: ${files[file]?.split('\n')[line - 1]?.slice(column - 1, column + 11)}`,
  }));
}

const speaking = (contract: string) => ({
  ...box,
  [control]: box[control]!.replace('[node, main.mjs]', `[node, main.mjs], contract: ${contract}`),
});

it('version 1 is spoken', async () => {
  expect(await problems(await locked(speaking('1')))).toEqual([]);
});

it('a version that is not spoken is a problem where it stands', async () => {
  expect(await problems(await locked(speaking('2')))).toEqual([
    {
      code: 'contract-unknown',
      message: 'functions/switch speaks version 2 of the component contract, and this platform speaks 1',
      at: `${control}: 2}`,
    },
  ]);
});

it.each(['0', '1.5', 'one', '[1]'])('the schema refuses the version %s', async (version) => {
  const [problem, ...more] = await problems(await locked(speaking(version)));
  expect(more).toEqual([]);
  expect(problem!.code).toMatch(/^(type|value|schema|field)/);
});

it('a version of an asset from elsewhere is a problem of the twin that uses it', async () => {
  const version = published(
    'functions/meter',
    '3.0.0',
    asset('functions/meter', 'run: {command: [node, main.mjs], contract: 7}', 'version: 3.0.0'),
  );
  const files = {
    ...(await locked(box)),
    [twin]: box[twin]!.replace(
      '    controller: {',
      '    meter: {asset: functions/meter, version: ^3}\n    controller: {',
    ),
  };
  expect(await problems(files, [version])).toContainEqual({
    code: 'contract-unknown',
    message: 'functions/meter@3.0.0 speaks version 7 of the component contract, and this platform speaks 1',
    at: `${twin}: meter: {asse`,
  });
});
