import type { XmlElement } from '../core/xml';
import { queryBuilderError } from '../query/queryBuilderError';
import type { QueryMistake } from '../query/queryBuilderError';

/** The attribute's value; undefined if it is missing or empty. */
export function optional(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name);
  return value === '' ? undefined : value;
}

/**
 * The attribute's value.
 * @throws DataverseError 400 if it is missing or empty
 */
export function required(element: XmlElement, name: string): string {
  const value = optional(element, name);
  if (value === undefined) {
    throw queryBuilderError('requiredAttribute', `A required attribute was not specified: '${name}' of the element '${element.name}'.`);
  }
  return value;
}

/**
 * A flag; false if the attribute is missing.
 * @throws DataverseError 400 for anything but true, false, 1 and 0
 */
export function flag(element: XmlElement, name: string, mistake: QueryMistake): boolean {
  const value = optional(element, name) ?? 'false';
  if (!['true', 'false', '1', '0'].includes(value)) {
    throw queryBuilderError(mistake, `The only valid values for ${name} attribute are 'true', 'false', '1', and '0'.`);
  }
  return value === 'true' || value === '1';
}

/**
 * A number of rows or of a page.
 * @throws DataverseError 400 for anything but a positive whole number
 */
export function positive(element: XmlElement, name: string): number | undefined {
  const value = optional(element, name);
  if (value !== undefined && !/^0*[1-9]\d{0,8}$/.test(value)) {
    throw queryBuilderError('greaterThanZero', `A value greater than zero must be specified: '${name}' is '${value}'.`);
  }
  return value === undefined ? undefined : Number(value);
}

/**
 * One of a list of words.
 * @throws DataverseError 400 for any other
 */
export function choice<Choice extends string>(
  element: XmlElement,
  name: string,
  choices: readonly Choice[],
  mistake: QueryMistake,
): Choice | undefined {
  const value = optional(element, name);
  const chosen = choices.find((candidate) => candidate === value);
  if (value !== undefined && chosen === undefined) {
    throw queryBuilderError(mistake, `The only valid values for ${name} attribute are ${choices.map((word) => `'${word}'`).join(', ')}.`);
  }
  return chosen;
}

/** Throws 400 if the element has a child of any other name than these. */
export function checkChildren(element: XmlElement, names: readonly string[]): void {
  const other = element.children.find((child) => !names.includes(child.name));
  if (other) {
    throw queryBuilderError('element', `The element node encountered is invalid: '${other.name}' in '${element.name}'.`);
  }
}

/** The element's children of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
