import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands, nameOf } from './commands.ts';

const all = Object.values(commands)
  .flat()
  .map((command) => ({ ...command, name: nameOf(command) }));

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/cli.md', root), 'utf8');
const schema = JSON.parse(
  readFileSync(new URL('platform/model/schemas/reports.schema.json', root), 'utf8'),
) as {
  readonly oneOf: readonly { readonly $ref: string }[];
};

describe('docs/cli.md', () => {
  it.each(all)(
    'names the command $name, its options and its formats',
    ({ name, options = [], formats = [] }) => {
      expect(page).toMatch(new RegExp(`\`(dtaas )?${name}\\b`));
      for (const [flags] of options) expect(page).toContain(flags.split(' ')[0]);
      for (const format of formats) {
        const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${format}\``));
        expect(row, format).toContain(`\`${name}\``);
      }
    },
  );

  it('names no format for a command that does not have it', () => {
    const row = page.split('\n').find((line) => line.startsWith('| `markdown`')) ?? '';
    const [, , named = ''] = row.split('|');
    const having = all.filter(({ formats = [] }) => formats.includes('markdown')).map(({ name }) => name);
    expect(named.match(/(?<=`)[a-z]+(?=`)/g)).toEqual(having);
  });

  it.each(schema.oneOf.map(({ $ref }) => $ref.replace('#/definitions/', '')))(
    'names the report %s',
    (kind) => {
      expect(page).toMatch(new RegExp(`\\b${kind}\\b`));
    },
  );
});
