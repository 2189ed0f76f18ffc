/** The errors that a registry lists, or the beginning of what else it says. */
export async function bodyOf(response: Response): Promise<string> {
  const body = await response.text().catch(() => '');
  return body.replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** `fetch` says only that it failed, and why in its cause. */
export function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
  return inner instanceof Error ? inner.message : message;
}
