/** So many answers are kept at a time; then all are forgotten, so that a hostile file costs no memory for long. */
const mostAnswers = 1_000;

/** Keeps what `make` says about a text: rules ask about the same texts again and again, and files repeat each other. */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const answers = new Map<string, { readonly value: Value }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.value;
    const value = make(text);
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(text, { value });
    return value;
  };
}
