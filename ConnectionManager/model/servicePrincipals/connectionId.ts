/** `shared-commondataser-<guid>`, `pac-dv-<guid>`, a GUID, or 32 hexadecimal digits (captured rows, and Microsoft's tools). */
const forms = /^(?:(?:shared-commondataser(?:viceforapps)?|pac-dv)-)?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/**
 * Takes a connection's own name from what a person pastes: the name, or the address of the connection's page.
 *
 * @param text What was pasted.
 * @returns The name as a connection reference holds it; null where there is none of a known form.
 */
export function connectionIdIn(text: string): string | null {
  const pasted = text.trim();
  if (forms.test(pasted)) {
    return pasted.toLowerCase();
  }
  const parts = /^https:\/\//i.test(pasted) ? pasted.split(/[/?#&=]/) : [];
  const after = parts.findIndex((part) => part.toLowerCase() === 'connections');
  return parts.slice(after + 1).find((part) => after >= 0 && forms.test(part))?.toLowerCase() ?? null;
}
