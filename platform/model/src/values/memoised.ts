/** The same function, whose answer to each question is kept in `known`. */
export function memoised<Q, A>(
  answer: (question: Q) => A,
  known: Pick<Map<Q, A>, 'has' | 'get'> & { set(question: Q, answer: A): unknown } = new Map<Q, A>(),
): (question: Q) => A {
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question));
    return known.get(question)!;
  };
}
