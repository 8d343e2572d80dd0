/** The JSON text without blanks between its tokens; strings, numbers and the order of keys stay as they are written. */
export function removeJsonWhitespace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text?: string) => text ?? '');
}
