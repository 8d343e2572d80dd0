import { DataverseError } from '../errors';
import type { Table } from '../schema/schema';

/**
 * Dataverse's codes for what is wrong with a query, in FetchXML or of what OData's query functions stand for (Microsoft Learn, web
 * service error codes: their names begin with QueryBuilder, but for those that public reports of refused queries show). Which of
 * them answers which mistake is documented or reported for `aliasCharacters`, `argument`, `attribute`, `conditions`,
 * `duplicateAlias`, `entity`, `filter`, `links`, `records` and `xml`; else modelled.
 */
const codes = {
  aggregate: '0x8004111a',
  aggregateOrderAlias: '0x80041134',
  aggregateOrderAttribute: '0x80041131',
  aggregateType: '0x8004112F',
  alias: '0x80041109',
  aliasCharacters: '0x80040265',
  argument: '0x80040203',
  attribute: '0x80041103',
  attributeValue: '0x80041139',
  attributeWithAggregate: '0x80041107',
  condition: '0x80041106',
  conditionAlias: '0x8004110a',
  conditions: '0x8004430C',
  cookie: '0x8004112A',
  dateGrouping: '0x80041135',
  descending: '0x80041119',
  distinct: '0x80041115',
  duplicateAlias: '0x80041130',
  element: '0x8004111c',
  entity: '0x80041102',
  entitySet: '0x80041128',
  filter: '0x80044183',
  filterType: '0x80041122',
  greaterThanZero: '0x8004110c',
  groupBy: '0x8004112E',
  groupByAndAggregate: '0x80041137',
  intersects: '0x8004110e',
  linkType: '0x80041117',
  linkTypes: '0x80041104',
  links: '0x8004430D',
  mapping: '0x80041116',
  noAttrsDistinct: '0x8004112C',
  operator: '0x80041120',
  orderAlias: '0x80041132',
  orderAttribute: '0x80041133',
  orderLink: '0x80041126',
  rawOrder: '0x800410fd',
  records: '0x8004E023',
  requiredAttribute: '0x8004111e',
  requiredElement: '0x80041123',
  xml: '0x80040201',
} as const;

export type QueryMistake = keyof typeof codes;

/** 400 of a query that breaks a rule. */
export function queryBuilderError(mistake: QueryMistake, message: string): DataverseError {
  return new DataverseError(400, codes[mistake], message);
}

/** 400 of a column that the table does not have. The message names the table by its schema name where that is known. */
export function unknownAttribute(table: Table, name: string): DataverseError {
  return queryBuilderError(
    'attribute',
    `'${table.schemaName ?? table.logicalName}' entity doesn't contain attribute with Name = '${name}' and NameMapping = 'Logical' ` +
      '(look up attribute by name is case-sensitive).',
  );
}

/** 400 of a table that is not there. */
export function unknownEntity(name: string): DataverseError {
  return queryBuilderError('entity', `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`);
}
