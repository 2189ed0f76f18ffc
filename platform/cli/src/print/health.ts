import colors from 'picocolors';

const shades: { readonly [word: string]: (text: string) => string } = {
  Healthy: colors.green,
  Completed: colors.green,
  Synced: colors.green,
  Progressing: colors.cyan,
  Suspended: colors.blue,
  Degraded: colors.red,
  Missing: colors.yellow,
  Terminated: colors.dim,
  OutOfSync: colors.yellow,
};

/** A word of health or sync in its colour. */
export function shaded(word: string): string {
  return shades[word]?.(word) ?? word;
}
