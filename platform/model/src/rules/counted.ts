/** `1 twin`, `2 twins`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Sums of tenths are a little beside what people write. */
export function processors(amount: number): string {
  return counted(Number(amount.toPrecision(6)), 'processor');
}
