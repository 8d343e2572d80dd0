import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRecordings } from './recordings/readRecordings';
import { replay } from './recordings/replay';
import type { Outcome } from './recordings/replay';

const folder = join(__dirname, '../../../shared/data/recordings');
const exchanges = existsSync(folder) ? readRecordings(folder) : [];

/** How many exchanges the recordings held when the scenarios were written: fewer would mean that some are no longer read. */
const known = 73;

const rulesOnly = 'no exchange, but notes on the rules; the rules have tests of their own';
const anotherService = 'another service than Dataverse was asked';
const columnSecurity = 'column-level security is not modelled';
const tableDefinitions = 'creating and deleting tables is not modelled';
const cosmos = 'ExecuteCosmosSqlQuery is not modelled';
const customApi = 'a custom API of the sample';

/** The exchanges that are not expected to agree, and why. */
const disagreements: Readonly<Record<string, string>> = {
  'ms-docs expand-limits': rulesOnly,
  'ms-docs filter-rules': rulesOnly,
  'ms-docs status-codes': rulesOnly,
  'user-reports nav-case': rulesOnly,
  'user-reports synthetic-do-not-trust': 'no exchange, but a warning of invented messages',
  'user-reports column-security-403': columnSecurity,
  'samples columns output 1': columnSecurity,
  'samples columns output 2': columnSecurity,
  'ess-kit flow 4': anotherService,
  'ess-kit flow 5': anotherService,
  'ess-kit flow 6': anotherService,
  'ess-kit flow 7': anotherService,
  'ess-kit flow 8': anotherService,
  'ess-kit flow 9': anotherService,
  'samples elastic 1': tableDefinitions,
  'samples elastic 14': tableDefinitions,
  'samples elastic 11': cosmos,
  'samples elastic 12': cosmos,
  'samples export 1': customApi,
  'samples export 2': customApi,
};

(existsSync(folder) ? describe : describe.skip)('exchanges that others recorded', () => {
  const outcomes = new Map<string, Outcome>();

  it.each(exchanges.map((exchange) => [exchange.id, exchange] as const))('%s', async (id, exchange) => {
    const outcome = await replay(exchange);
    outcomes.set(id, outcome);
    if (id in disagreements) {
      expect(outcome.differences).not.toEqual([]);
    } else {
      expect(outcome.differences).toEqual([]);
    }
  });

  it('are all replayed, and each that is not expected to agree is one of them', () => {
    expect([...outcomes.keys()]).toEqual([...new Set(exchanges.map(({ id }) => id))]);
    expect(outcomes.size).toBeGreaterThanOrEqual(known);
    expect(Object.keys(disagreements).filter((id) => !outcomes.has(id))).toEqual([]);
  });

  afterAll(() => process.stdout.write(report([...outcomes.values()])));
});

/** How many exchanges agree, the rest with the reasons, and what is remarkable about those that agree. */
function report(outcomes: readonly Outcome[]): string {
  const agreeing = outcomes.filter(({ differences }) => differences.length === 0);
  const rest = outcomes.filter((outcome) => !agreeing.includes(outcome));
  return [
    `${agreeing.length} of ${outcomes.length} recorded exchanges agree`,
    'The rest:',
    ...rest.map(({ id, differences }) => `  ${id}: ${disagreements[id] ?? `unexpected: ${differences.join('; ')}`}`),
    'Of those that agree:',
    ...agreeing.flatMap(({ id, note }) => (note === undefined ? [] : [`  ${id}: ${note}`])),
    '',
  ].join('\n');
}
