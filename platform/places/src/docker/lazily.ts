/** The first call makes the value, so that settings which lead nowhere are an error of that call. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
