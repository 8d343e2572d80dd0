import { queryBuilderError } from './queryBuilderError';

/** Tables a query may join to its own (Microsoft Learn, join tables using FetchXml: limitations). */
const linkLimit = 15;
/** Conditions and links a query may have together (Microsoft Learn, filter rows using FetchXml: condition limits). */
const conditionLimit = 500;
/** Conditions directly in one filter (public reports of 2024 and 2025 have code and wording). */
const filterLimit = 300;

/**
 * Refuses a query that joins too many tables. In a $filter a path over a lookup and a lambda each join one; that they count is modelled.
 * @throws DataverseError 400
 */
export function checkLinks(links: number): void {
  if (links > linkLimit) {
    throw queryBuilderError('links', 'Number of link entities in query exceeded maximum limit.');
  }
}

/**
 * Refuses a query with too many conditions. That a $filter has the limits of FetchXML is modelled, what one chain of `and` or `or`
 * combines being a filter.
 * @param conditions of the whole query, and its links
 * @param filters how many conditions stand directly in each filter
 * @throws DataverseError 400
 */
export function checkConditions(conditions: number, filters: readonly number[]): void {
  if (conditions > conditionLimit) {
    throw queryBuilderError('conditions', 'Number of conditions in query exceeded maximum limit.');
  }
  if (filters.some((count) => count > filterLimit)) {
    throw queryBuilderError('filter', `Query on Entity has exceeded the hard limit of conditions in a single filter (${filterLimit}).`);
  }
}
