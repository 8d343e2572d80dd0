import type { Connection, ConnectionStatus } from '../../../ConnectionManager/model/connection';
import { connectionError, connectionState, statusWords } from '../../../ConnectionManager/model/connections/connectionState';
import { aLiveConnection } from './rows';

function withStatuses(...words: (string | ConnectionStatus)[]): Connection {
  const statuses = words.map((word) => (typeof word === 'string' ? { status: word, target: null, error: null } : word));
  return aLiveConnection({ statuses });
}

test.each([
  ['connected', ['Connected']],
  ['connected', ['Connected', 'connected ']],
  ['error', ['Error']],
  ['error', ['Connected', 'ERROR']],
  ['error', ['Unknown', 'Error']],
  ['unclear', []],
  ['unclear', ['Unknown']],
  ['unclear', ['PendingConfirmation']],
  ['unclear', ['Connected', 'PendingConfirmation']],
  ['unclear', ['Disconnected']],
])('is %s where the statuses say %j', (state, words) => {
  expect(connectionState(withStatuses(...words))).toBe(state);
});

test('has the first error that a status in error has', () => {
  const error = { code: 'Unauthorized', message: 'The sign-in was revoked.' };
  const later = { status: 'Error', target: null, error: { ...error, code: 'Later' } };
  expect(connectionError(withStatuses('Error', { status: 'Error', target: 'token', error }, later))).toEqual(error);
});

test('has no error where the status with one does not say Error', () => {
  expect(connectionError(withStatuses({ status: 'Connected', target: null, error: { code: 'Old', message: null } }))).toBeNull();
  expect(connectionError(withStatuses('Error'))).toBeNull();
});

test('has each word of its statuses once', () => {
  expect(statusWords(withStatuses('Error', 'Connected', 'Error'))).toBe('Error, Connected');
  expect(statusWords(withStatuses())).toBe('');
});
