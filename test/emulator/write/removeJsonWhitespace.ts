/** A valid JSON text without blanks between its tokens; strings, numbers and the order of keys stay as they are written. */
export function removeJsonWhitespace(json: string): string {
  let inString = false;
  return json.replace(/"|\\.|\s+/g, (token) => {
    inString = token === '"' ? !inString : inString;
    return inString || token.trim() !== '' ? token : '';
  });
}
