import { matchConnections } from '../../../ConnectionManager/model/connections/matchConnections';
import type { Connection } from '../../../ConnectionManager/model/connection';
import { aReference } from '../builders';
import { aLiveConnection } from './rows';

const other = aLiveConnection({ name: 'other' });
const mine = aLiveConnection({ name: 'mine' });

function matched(reference: Parameters<typeof aReference>[0], connections: readonly Connection[]): Connection | undefined {
  return matchConnections([aReference({ id: 'r', connectionId: 'mine', ...reference })], connections).byReference.get('r');
}

test('a reference is bound to the connection of its connector and name, in whatever case', () => {
  expect(matched({}, [other, mine])).toBe(mine);
  expect(matched({ connectionId: 'MINE', connector: 'shared_CommonDataServiceForApps' }, [other, mine])).toBe(mine);
});

test('a reference without a connection, or with one that is not known, has none', () => {
  expect(matched({ connectionId: null }, [mine])).toBeUndefined();
  expect(matched({ connectionId: 'unheard-of' }, [mine])).toBeUndefined();
  expect(matched({}, [])).toBeUndefined();
});

test('a connection of the same name and another connector is another connection', () => {
  expect(matched({ connector: 'shared_office365' }, [mine])).toBeUndefined();
});

test('where either connector is not known, the name has to do, if only one connection has it', () => {
  const unknown = aLiveConnection({ name: 'mine', connector: null });
  const mail = aLiveConnection({ name: 'mine', connector: 'shared_office365' });
  expect(matched({ connector: null }, [other, mine])).toBe(mine);
  expect(matched({ connector: null }, [mine, mail])).toBeUndefined();
  expect(matched({}, [other, unknown])).toBe(unknown);
  expect(matched({}, [mine, unknown])).toBe(mine);
  expect(matched({ connector: 'shared_sql' }, [mail, unknown])).toBeUndefined();
});

test('several references may share a connection; the others are loose, each once', () => {
  const references = [aReference({ id: '1', connectionId: 'mine' }), aReference({ id: '2', connectionId: 'mine' })];
  const { byReference, loose } = matchConnections(references, [other, mine, { ...other, name: 'OTHER' }]);
  expect([...byReference]).toEqual([['1', mine], ['2', mine]]);
  expect(loose).toEqual([other]);
});

test('what the page hands in beats what the table says, then what is newer counts', () => {
  const service = aLiveConnection({ name: 'mine', source: 'service', modifiedOn: new Date('2026-06-01') });
  const older = aLiveConnection({ name: 'mine', modifiedOn: null });
  expect(matched({}, [service, older])).toBe(older);
  expect(matched({}, [older, service])).toBe(older);
  expect(matched({}, [older, mine, { ...older }])).toBe(mine);
});

test.each(['__proto__', 'constructor'])('a connection may be called %s', (name) => {
  const odd = aLiveConnection({ name, connector: name });
  expect(matched({ connectionId: name, connector: name }, [odd])).toBe(odd);
  expect(matched({ connectionId: name, connector: null }, [])).toBeUndefined();
});
