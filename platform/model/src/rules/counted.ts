/** `1 twin`, `2 twins`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rounded, because sums of tenths are inexact. */
export function processors(amount: number): string {
  return counted(Number(amount.toPrecision(6)), 'processor');
}
