import { toDataverseError } from '../../ConnectionManager/dataverse/errors';

const missingPrivilege =
  'Principal user (Id=1, type=8, roleCount=1, privilegeCount=9, accessMode=0), is missing prvReadconnectionreference privilege (Id=2) on OTC=10 for entity.';

it.each([
  ['a privilege is missing', { errorCode: 0x80040220, message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the same code as a negative number', { errorCode: 0x80040220 | 0, message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the same code as text', { code: '0x80040220', message: missingPrivilege }, 'privilege', '0x80040220'],
  ['the user is no member', { errorCode: 0x80072560, message: 'The user is not a member of the organization.' }, 'notMember', '0x80072560'],
  ['too many requests', { errorCode: 0x80072322, message: 'Number of requests exceeded the limit of 6000.' }, 'throttled', '0x80072322'],
  ['the studio', new Error('Method not implemented.'), 'notAvailable', null],
  ['a table that the environment lacks', { message: "Resource not found for the segment 'flowruns'." }, 'notAvailable', null],
  ['no answer', new TypeError('Failed to fetch'), 'unreachable', null],
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
