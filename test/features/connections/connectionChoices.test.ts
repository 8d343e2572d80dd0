import { connectionChoices, type ConnectionChoice } from '../../../ConnectionManager/features/connections/connectionChoices';
import { foundChoices, shownAtMost } from '../../../ConnectionManager/features/connections/searchChoices';
import type { Connection } from '../../../ConnectionManager/model/connection';
import type { ConnectionReference } from '../../../ConnectionManager/model/connectionReference';
import type { Listing } from '../../../ConnectionManager/model/inventory';

const dataverse = 'shared_commondataserviceforapps';

function connection(name: string, changes: Partial<Connection> = {}): Connection {
  return {
    name,
    connector: dataverse,
    displayName: name,
    statuses: [{ status: 'Connected', target: null, error: null }],
    parameterSet: null,
    accountName: null,
    applicationId: null,
    owner: null,
    shareable: null,
    modifiedOn: null,
    source: 'live',
    ...changes,
  };
}

function listing<T>(rows: readonly T[]): Listing<T> {
  return { state: 'complete', complete: true, rows, misfits: [], problem: null, readAt: null };
}

const bound = (connectionId: string | null, connector = dataverse): ConnectionReference => ({
  id: `${connectionId} ${connector}`,
  logicalName: 'contoso_reference',
  displayName: null,
  connector,
  connectionId,
  active: true,
  managed: false,
  owner: { id: 'a', kind: 'user', name: null, disabled: null, userName: null, licensed: null, applicationId: null },
  version: null,
  modifiedOn: null,
});

function choices(live: readonly Connection[], instances: readonly Connection[], references: readonly ConnectionReference[]): readonly ConnectionChoice[] {
  const known = {
    inventory: { instances: listing(instances), connectionReferences: listing(references) },
    live: { connections: live, misfits: [], problem: null, readAt: null },
  };
  return connectionChoices(known, dataverse, (a, b) => a.localeCompare(b));
}

describe('the connections to choose from', () => {
  it('are those of the connector from every source, each once, with what is known best', () => {
    const found = choices(
      [connection('ONE', { displayName: 'Live one' }), connection('mail', { connector: 'shared_office365' })],
      [connection('one', { displayName: 'Old one', source: 'service' }), connection('two', { source: 'service' })],
      [bound('one'), bound('One'), bound('three'), bound(null), bound('mail', 'shared_office365')],
    );
    expect(found.map(({ title, state, references }) => [title, state, references])).toEqual([
      ['Live one', 'connected', 2],
      ['two', 'connected', 0],
      ['three', null, 1],
    ]);
  });

  it('have those in error last', () => {
    const error = connection('a', { statuses: [{ status: 'Error', target: null, error: null }] });
    expect(choices([error, connection('z'), connection('m', { statuses: [] })], [], []).map(({ id }) => id)).toEqual(['z', 'm', 'a']);
  });
});

describe('searching them', () => {
  const many = Array.from({ length: 80 }, (_, index): ConnectionChoice => ({ id: `c${index}`, title: `Connection ${index}`, account: `u${index}@x`, state: null, references: 0 }));

  it('finds every word in name, account or ID', () => {
    expect(foundChoices(many, 'connection U7@', null).shown.map(({ id }) => id)).toEqual(['c7']);
  });

  it('shows the first of many, and the one that is picked', () => {
    const { shown, more } = foundChoices(many, '', 'c79');
    expect(shown).toHaveLength(shownAtMost + 1);
    expect(shown[shownAtMost]?.id).toBe('c79');
    expect(more).toBe(30);
  });

  it('keeps the picked one in sight although the search does not find it', () => {
    expect(foundChoices(many, 'u7@x', 'c3').shown.map(({ id }) => id)).toEqual(['c3', 'c7']);
  });
});
