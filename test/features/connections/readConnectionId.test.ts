import { readConnectionId } from '../../../ConnectionManager/features/connections/readConnectionId';

const hex = '0123456789abcdef0123456789abcdef';
const shared = 'shared-commondataser-0a1b2c3d-0000-4000-8000-000000000001';

it.each([hex, shared, 'pac-dv-0a1b2c3d-0000-4000-8000-000000000001'])('takes the usual form %s as it is', (id) => {
  expect(readConnectionId(` ${id}\n`)).toEqual({ id, problem: null, unusual: false });
});

it.each([
  `/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps/connections/${hex}`,
  `https://make.powerautomate.com/environments/0a1b2c3d-0000-4000-8000-00000000000e/connections/shared_commondataserviceforapps/${hex}/details?x=1#y`,
  `https://make.powerautomate.com/environments/e/connections/${hex}/`,
])('finds the ID in %s', (text) => {
  expect(readConnectionId(text)).toEqual({ id: hex, problem: null, unusual: false });
});

it('takes the last segment where none has a usual form, and says that it is unusual', () => {
  expect(readConnectionId('https://contoso.example/connections/my%20own')).toEqual({ id: 'my own', problem: 'blanks', unusual: true });
  expect(readConnectionId('connections/odd.name')).toEqual({ id: 'odd.name', problem: null, unusual: true });
  expect(readConnectionId('odd%zz')).toMatchObject({ id: 'odd%zz' });
});

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['///', 'empty'],
  ['two words', 'blanks'],
  ['x'.repeat(1_001), 'too-long'],
])('refuses %j', (text, problem) => {
  expect(readConnectionId(text).problem).toBe(problem);
});

it('takes an ID of the full length of the column', () => {
  expect(readConnectionId('x'.repeat(1_000)).problem).toBeNull();
});
