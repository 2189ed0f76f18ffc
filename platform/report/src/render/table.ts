import Table from 'cli-table3';
import colors from 'picocolors';

const edges = ['top', 'bottom', 'left', 'mid', 'right'];
const lines = ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right', 'left-mid'];
/** Every line of a table is left out; two blanks separate its columns. */
const blank = {
  ...Object.fromEntries([...edges, ...lines, 'mid-mid', 'right-mid'].map((name) => [name, ''])),
  middle: '  ',
};

/** Columns without lines. A column whose name begins with `>` is aligned to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const made = new Table({
    head: head.map((title) => colors.dim(title.replace(/^>/, ''))),
    chars: blank,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: head.map((title) => (title.startsWith('>') ? 'right' : 'left')),
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString().replaceAll(/ +$/gm, '');
}
