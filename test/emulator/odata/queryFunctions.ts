import { badQuery, notModelled } from '../errors';

/** What a query function takes besides `PropertyName`: nothing, a number, a text, or a list of texts. */
export type FunctionArgument = 'none' | 'number' | 'text' | 'list';

const namespace = 'Microsoft.Dynamics.CRM.';

const byArgument: Readonly<Record<FunctionArgument, string>> = {
  none:
    'EqualBusinessId EqualUserId EqualUserLanguage EqualUserOrUserTeams EqualUserTeams NotEqualBusinessId NotEqualUserId ' +
    'Last7Days LastMonth LastWeek LastYear Next7Days NextMonth NextWeek NextYear ThisMonth ThisWeek ThisYear Today Tomorrow Yesterday',
  number:
    'LastXDays LastXHours LastXMonths LastXWeeks LastXYears NextXDays NextXHours NextXMonths NextXWeeks NextXYears ' +
    'OlderThanXDays OlderThanXHours OlderThanXMinutes OlderThanXMonths OlderThanXWeeks OlderThanXYears',
  text: 'On OnOrAfter OnOrBefore',
  list: 'Between In NotBetween NotIn',
};

const known: ReadonlyMap<string, FunctionArgument> = new Map(
  Object.entries(byArgument).flatMap(([argument, names]) => names.split(' ').map((name) => [name, argument as FunctionArgument])),
);

/** Hierarchies, fiscal periods, choices columns, full-text search and roles' business units. */
const notBuilt = new Set(
  (
    'Above AboveOrEqual Under UnderOrEqual NotUnder EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams ' +
    'InFiscalPeriod InFiscalPeriodAndYear InFiscalYear InOrAfterFiscalPeriodAndYear InOrBeforeFiscalPeriodAndYear ' +
    'LastFiscalPeriod LastFiscalYear LastXFiscalPeriods LastXFiscalYears NextFiscalPeriod NextFiscalYear NextXFiscalPeriods ' +
    'NextXFiscalYears ThisFiscalPeriod ThisFiscalYear Contains ContainValues DoesNotContainValues EqualRoleBusinessId'
  ).split(' '),
);

/** A query function by its name. */
export interface FunctionSignature {
  /** Without its namespace. */
  readonly name: string;
  readonly argument: FunctionArgument;
}

/**
 * The query function that a name with its namespace calls (Microsoft Learn, Web API Query Function Reference).
 * @throws DataverseError 501 for one that is not built, 400 for a name that is none (wording as OData's libraries have it)
 */
export function signatureOf(qualifiedName: string): FunctionSignature {
  const name = qualifiedName.startsWith(namespace) ? qualifiedName.slice(namespace.length) : '';
  const argument = known.get(name);
  if (argument !== undefined) {
    return { name, argument };
  }
  if (notBuilt.has(name)) {
    throw notModelled(`the query function ${qualifiedName}`);
  }
  throw badQuery(
    `An unknown function with name '${qualifiedName}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
  );
}
