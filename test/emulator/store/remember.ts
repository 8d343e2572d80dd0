/**
 * A function of a text that keeps its results, and forgets them all when there would be more than a number of them.
 * @param limit how many results are kept at most
 */
export function remember<Result>(make: (text: string) => Result, limit: number): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) {
      return known;
    }
    if (results.size >= limit) {
      results.clear();
    }
    const result = make(text);
    results.set(text, result);
    return result;
  };
}
