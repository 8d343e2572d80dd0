import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { choosePersonas } from './session';
import { signInTo } from './signInTo';

const user = (systemuserid: string, more: DataRow = {}): DataRow => ({
  systemuserid,
  fullname: `User ${systemuserid}`,
  isdisabled: false,
  ...more,
});
const flow = (owner: string, category = 5): DataRow => ({ category, _ownerid_value: owner });

function environment(users: DataRow[], roles: Record<string, string[]>, workflows: DataRow[] = []): EnvironmentData {
  const names = [...new Set(Object.values(roles).flat())];
  return {
    user: 'a',
    systemusers: users,
    workflows,
    roles: names.map((name) => ({ roleid: `role ${name}`, name })),
    systemuserrolescollection: Object.entries(roles).flatMap(([systemuserid, held]) =>
      held.map((name) => ({ systemuserid, roleid: `role ${name}` })),
    ),
  };
}

describe('the people whom the page can sign in as', () => {
  it('are found by their roles', () => {
    const data = environment([user('a'), user('m'), user('o'), user('both'), user('b')], {
      a: ['System Administrator'],
      m: ['Environment Maker', 'Basic User'],
      o: ['Power Automate Operator'],
      both: ['Basic User', 'Delegate'],
      b: ['Basic User'],
    });
    expect(choosePersonas(data)).toEqual({
      admin: { id: 'a', name: 'User a', roleIds: ['role System Administrator'] },
      maker: { id: 'm', name: 'User m', roleIds: ['role Environment Maker', 'role Basic User'] },
      operator: { id: 'o', name: 'User o', roleIds: ['role Power Automate Operator'] },
      basic: { id: 'b', name: 'User b', roleIds: ['role Basic User'] },
    });
  });

  it('have as maker the one with the most cloud flows who is not an administrator', () => {
    const maker = ['Environment Maker'];
    const data = environment(
      [user('a'), user('few'), user('many'), user('classic')],
      { a: ['Environment Maker', 'System Administrator'], few: maker, many: maker, classic: maker },
      [flow('a'), flow('a'), flow('a'), flow('few'), flow('many'), flow('many'), flow('classic', 0), flow('classic', 0), flow('classic', 0)],
    );
    expect(choosePersonas(data).maker.id).toBe('many');
  });

  it('are nobody who cannot sign in', () => {
    const data = environment([user('a'), user('gone', { isdisabled: true }), user('app', { applicationid: 'x' }), user('b')], {
      gone: ['Basic User'],
      app: ['Basic User'],
      b: ['Basic User'],
    });
    expect(choosePersonas(data).basic.id).toBe('b');
  });

  it('are played by the environment’s own user where the environment has none, with a note', () => {
    expect(choosePersonas(environment([user('a')], {})).operator).toEqual({
      id: 'a',
      name: 'User a',
      roleIds: [],
      note: 'The environment has no operator: signed in as User a.',
    });
  });

  it('need no table of users', () => {
    expect(choosePersonas({ user: 'a' }).admin).toMatchObject({ id: 'a', roleIds: [] });
  });

  it('are found among very many', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `u${index}`);
    const roles = Object.fromEntries(many.map((name) => [name, ['Delegate', 'Basic User']]));
    const data = environment(['a', ...many].map((name) => user(name)), roles);
    const begun = performance.now();
    expect(choosePersonas(data).admin).toEqual({ id: 'a', name: 'User a', roleIds: [] });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('what the page knows beside the rows', () => {
  const roles = { a: ['System Administrator'], m: ['Environment Maker'] };
  const connection = (name: string, createdBy: string): DataRow => ({ name, connectorId: '/apis/shared_sql', createdBy });
  const names = (json: string | undefined): unknown => (JSON.parse(json ?? '{}') as { value?: DataRow[] }).value?.map(({ name }) => name);

  it("is the environment's id, everybody's connections for its own user, and each persona's own", () => {
    const data = {
      ...environment([user('a'), user('m')], roles),
      OrganizationDetails: [{ EnvironmentId: 'e' }],
      PowerAppsConnections: [connection('of a', 'a'), connection('of m', 'm'), { ...connection('shared', 'x'), sharedWith: ['m'] }],
    };
    const { environmentId, connections } = signInTo(data);
    expect(environmentId).toBe('e');
    expect(names(connections.admin)).toEqual(['of a', 'of m', 'shared']);
    expect(names(connections.maker)).toEqual(['of m', 'shared']);
  });

  it('is nothing of connections where the data has none', () => {
    expect(signInTo(environment([user('a')], roles))).toMatchObject({ connections: {}, appUrl: expect.stringMatching(/^https:/) as string });
  });
});
