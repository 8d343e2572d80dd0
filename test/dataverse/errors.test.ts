import { toDataverseError } from '../../ConnectionManager/dataverse/errors';

const missingPrivilege =
  'Principal user (Id=1, type=8, roleCount=1, privilegeCount=9, accessMode=0), is missing prvReadconnectionreference privilege (Id=2) on OTC=10 for entity.';

it.each([
  ['a privilege is missing', { errorCode: 0x80040220, message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the same code as a negative number', { errorCode: 0x80040220 | 0, message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the same code as text', { code: '0x80040220', message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the user is no member', { errorCode: 0x80072560, message: 'The user is not a member of the organization.' }, 'notMember', '0x80072560'],
  ['the user has no role', { errorCode: 0x80042f09, message: 'The user has not been assigned any roles.' }, 'notMember', '0x80042f09'],
  ['the user is disabled', { errorCode: 0x8004a112, message: 'The user is disabled.' }, 'notMember', '0x8004a112'],
  ['a row is out of reach', { errorCode: 0x80048306, message: 'Principal with id 1 does not have ReadAccess right(s).' }, 'privilege', '0x80048306'],
  ['too many requests', { errorCode: 0x80072322, message: 'Number of requests exceeded the limit of 6000.' }, 'throttled', '0x80072322'],
  ['the studio', new Error('Method not implemented.'), 'notAvailable', null],
  ['a table that the environment lacks', { message: "Resource not found for the segment 'flowruns'." }, 'notAvailable', null],
  ['such a table, with a code', { errorCode: 0x80060888, message: "Resource not found for the segment 'flowruns'." }, 'notAvailable', '0x80060888'],
  ['no answer', new TypeError('Failed to fetch'), 'unreachable', null],
  ['no answer, in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'unreachable', null],
  ['no answer, in Safari', new TypeError('Load failed'), 'unreachable', null],
  ['no answer, offline in Safari', new TypeError('The Internet connection appears to be offline.'), 'unreachable', null],
  ['an answer cut off, in Safari', new TypeError('The network connection was lost.'), 'unreachable', null],
  ['no answer, by a DOMException', { name: 'NetworkError', code: 19, message: 'A network error occurred.' }, 'unreachable', null],
  ['no answer, under the code for anything unexpected', { errorCode: 0x80040216, message: 'Failed to fetch' }, 'unreachable', '0x80040216'],
  [
    "the database's trouble with its network",
    { errorCode: 0x80044150, message: 'A network-related or instance-specific error occurred while establishing a connection to SQL Server.' },
    'other',
    '0x80044150',
  ],
  ['a query option that is refused', { errorCode: 0x80060888, message: '$expand is not supported on this navigation.' }, 'other', '0x80060888'],
  ['the same, unexpected', { errorCode: 0x80040216, message: 'The method is not implemented.' }, 'other', '0x80040216'],
  ['a server that failed to fetch', { errorCode: 0x80044150, message: 'Failed to fetch the record.' }, 'other', '0x80044150'],
  ['the inner error alone', { innererror: { code: '0x80040220', message: missingPrivilege } }, 'privilege', '0x80040220'],
  ["the answer's own error", { error: { code: '0x80072560', message: 'The user is not a member.' } }, 'notMember', '0x80072560'],
  ["the answer's text", { raw: `{"error":{"code":"0x80072322","message":"Too many."}}` }, 'throttled', '0x80072322'],
  ["an answer's text that is no JSON", { errorCode: 0x80040216, message: 'Failed to fetch', raw: '<html>' }, 'unreachable', '0x80040216'],
  ['text instead of an error', 'boom', 'other', null],
  ['nothing at all', undefined, 'other', null],
  ['an error within an unexpected shape', { errorCode: 'x', message: 7 }, 'other', null],
])('tells what kind of problem it is: %s', (_what, thrown, kind, code) => {
  expect(toDataverseError(thrown).problem).toMatchObject({ kind, code });
});

it('names the missing privilege', () => {
  expect(toDataverseError({ errorCode: 0x80040220, message: missingPrivilege }).problem.privilege).toBe('prvReadconnectionreference');
});

it('leaves an error that was turned already as it is', () => {
  const error = toDataverseError(new Error('once'));
  expect(toDataverseError(error)).toBe(error);
});

it.each([
  ['its message', { message: 'Outer.', innererror: { message: 'Inner.' }, title: 'Title' }, 'Outer.'],
  ['the inner message where it has none', { message: '', innererror: { message: 'Inner.' }, title: 'Title' }, 'Inner.'],
  ["the answer's message", { raw: '{"error":{"message":"Raw."}}', title: 'Title' }, 'Raw.'],
  ['the title where there is no message', { title: 'Title' }, 'Title'],
  ['nothing where there are no words', { message: 7 }, ''],
])('has the words of the service: %s', (_what, thrown, detail) => {
  expect(toDataverseError(thrown).problem.detail).toBe(detail);
});

it('goes by the outermost code', () => {
  const thrown = { errorCode: 0x80060467, message: 'Refused.', innererror: { code: '0x80040220' } };
  expect(toDataverseError(thrown).problem).toMatchObject({ kind: 'other', code: '0x80060467' });
});
