declare module 'spdx-expression-parse' {
  export type Expression =
    | { readonly license: string; readonly plus?: true; readonly exception?: string }
    | { readonly conjunction: 'and' | 'or'; readonly left: Expression; readonly right: Expression };
  /** Throws an Error if the text is not an SPDX expression. */
  export default function parse(text: string): Expression;
}

declare module 'spdx-satisfies' {
  /** Whether an expression is met by one of these licences. */
  export default function satisfies(expression: string, approved: readonly string[]): boolean;
}
