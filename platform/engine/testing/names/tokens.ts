export interface Tokens {
  peek(): string | undefined;
  /** Throws at the end. */
  next(): string;
  /** Whether the next token is this one, which is then taken. */
  take(token: string): boolean;
  expect(token: string): void;
}

/** The tokens of a TypeScript declaration, without comments. */
export function tokensOf(text: string): Tokens {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*/g, '');
  const list = code.match(/"[^"]*"|'[^']*'|=>|\.\.\.|[\w$.]+|[^\s]/g) ?? [];
  let at = 0;
  const fail = (wanted: string): never => {
    throw new Error(`${wanted} is expected after: ${list.slice(Math.max(0, at - 8), at).join(' ')}`);
  };
  const take = (token: string): boolean => {
    if (list[at] !== token) return false;
    at++;
    return true;
  };
  return {
    peek: () => list[at],
    next: () => list[at++] ?? fail('a token'),
    take,
    expect: (token) => void (take(token) || fail(token)),
  };
}
