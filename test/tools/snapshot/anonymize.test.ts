import { anonymize } from '../../../tools/snapshot/anonymize/anonymize';
import type { Row } from '../../../tools/snapshot/readRows';
import { takeSnapshot, type Snapshot } from '../../../tools/snapshot/takeSnapshot';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { rowsOf, type EnvironmentData } from '../../emulator/environmentData';
import { generateSample } from '../../emulator/sample/generateSample';
import { loopbackOrg } from '../org/loopbackOrg';

const formattedValue = '@OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = '@Microsoft.Dynamics.CRM.lookuplogicalname';

const jane = { systemuserid: '11111111-0000-0000-0000-000000000001', azureactivedirectoryobjectid: 'AAAAAAAA-0000-0000-0000-00000000000A' };
const joao = { systemuserid: '11111111-0000-0000-0000-000000000002', azureactivedirectoryobjectid: 'bbbbbbbb-0000-0000-0000-00000000000b' };

const users: Row[] = [
  {
    ...jane,
    fullname: 'Jane Doe',
    domainname: 'jdoe@contoso.onmicrosoft.com',
    internalemailaddress: "jane.o'doe@contoso.com",
    isdisabled: false,
  },
  { ...joao, fullname: 'João Pedro de Almeida', domainname: 'CONTOSO\\joao', internalemailaddress: '', isdisabled: true },
  {
    systemuserid: '11111111-0000-0000-0000-000000000003',
    fullname: 'SYSTEM',
    domainname: '',
    internalemailaddress: null,
    azureactivedirectoryobjectid: null,
  },
];

/** One flow, anonymized. */
function flow(row: Row, sets: Record<string, Row[]> = { systemusers: users }): Row {
  const snapshot: Snapshot = { user: jane.systemuserid, notes: [], sets: new Map([['workflows', [row]], ...Object.entries(sets)]) };
  return anonymize(snapshot).sets.get('workflows')?.[0] ?? {};
}

/** A row that says who owns it. */
function lookup(target: string, id: string, name: string): Row {
  return { _ownerid_value: id, [`_ownerid_value${formattedValue}`]: name, [`_ownerid_value${lookupLogicalName}`]: target };
}

/** A text of a flow, anonymized. */
const text = (original: string): unknown => flow({ suspensionreasondetails: original }).suspensionreasondetails;

/** The rows of a set, from the text of all sets. */
function rowsIn(sets: string, name: string): Row[] {
  return new Map(JSON.parse(sets) as [string, Row[]][]).get(name) ?? [];
}

const flowsOf = (sets: string): Row[] => rowsIn(sets, 'workflows');

describe('people of the sample', () => {
  const data = sampleWithTraces();
  const org = loopbackOrg(data);
  let original = '';
  let result: Snapshot;
  let written = '';

  beforeEach(async () => {
    const snapshot = await takeSnapshot(org().connect(), { withClientdata: true, tell: () => undefined, wait: () => Promise.resolve() });
    result = anonymize(snapshot);
    original = JSON.stringify([...snapshot.sets]);
    written = JSON.stringify([...result.sets]);
  });

  it('are nowhere by name or address', () => {
    const known = rowsOf(data, 'systemusers')
      .flatMap((user) => [user.fullname, user.domainname, user.internalemailaddress, user.azureactivedirectoryobjectid])
      .filter((value) => typeof value === 'string' && value !== '')
      .map((value) => JSON.stringify(value).slice(1, -1));
    expect(known.filter((each) => !original.includes(each))).toEqual([]);
    expect(known.filter((each) => written.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
    const mails = written.match(/[\w.+-]+(?:@|%40)(?!odata|OData|Microsoft)[\w-]+\.[\w.]+/g) ?? [];
    expect(mails.filter((mail) => !/(?:@|%40)example\.com$/.test(mail))).toEqual([]);
  });

  it('own what they owned, and flows keep their names and connections', () => {
    const owners = (snapshot: string): unknown => flowsOf(snapshot).map((row) => [row.workflowid, row._ownerid_value, row.statecode]);
    expect(owners(written)).toEqual(owners(original));
    const references = (snapshot: string): unknown =>
      rowsIn(snapshot, 'connectionreferences').map((row) => [row.connectionreferenceid, row._ownerid_value, row.connectorid, row.connectionid]);
    expect(references(written)).toEqual(references(original));
    const names = (snapshot: string): unknown[] => flowsOf(snapshot).map(({ name }) => name);
    const changed = names(original).filter((name, index) => name !== names(written)[index]);
    expect(changed).toEqual(['Send Daniel Weber a list']);
  });

  it('are one and the same wherever they come', () => {
    const user = result.sets.get('systemusers')?.find(({ systemuserid }) => systemuserid === data.user);
    const number = /^User (\d+)$/.exec(String(user?.fullname))?.[1] ?? '';
    expect(user).toMatchObject({ domainname: `user${number}@example.com`, internalemailaddress: `user${number}@example.com` });
    const owned = [...result.sets.values()].flat().filter(({ _owninguser_value: id }) => id === data.user);
    expect(owned.length).toBeGreaterThan(3);
    expect(new Set(owned.map((row) => row[`_owninguser_value${formattedValue}`]))).toEqual(new Set([user?.fullname]));
  });

  it('still use the same connections in their flows', () => {
    const profiles = (snapshot: string): unknown =>
      flowsOf(snapshot).map(({ clientdata }) => {
        const reading = parseFlow(typeof clientdata === 'string' ? clientdata : '', '');
        return JSON.stringify(reading).match(/"logicalName":"[^"]*"/g);
      });
    expect(profiles(written)).toEqual(profiles(original));
  });
});

/** The sample, and in one flow of it what people leave behind in definitions. */
function sampleWithTraces(): EnvironmentData {
  const data = generateSample();
  const definition = {
    Mail_to_Daniel_Weber: { to: 'Daniel.Weber@contoso.com; someone.else@fabrikam.example', body: 'Dear Weber, Daniel' },
    runAfter: { Mail_to_Daniel_Weber: ['Succeeded'] },
    file: 'https://contoso-my.sharepoint.com/personal/daniel_weber_contoso_com/Documents',
    nested: JSON.stringify({ 'contoso_OwnerId@odata.bind': 'x', claims: 'i%3A0%23.f%7Cmembership%7Cdaniel.weber%40contoso.com' }),
  };
  const changed = rowsOf(data, 'workflows').map((row, index) =>
    index === 0 ? { ...row, name: 'Send Daniel Weber a list', category: 5, type: 1, clientdata: JSON.stringify(definition) } : row);
  return { ...data, workflows: changed };
}

describe('columns of users, teams, business units and the organization', () => {
  const sets = {
    systemusers: users,
    teams: [{ teamid: 't1', name: 'Jane’s team', azureactivedirectoryobjectid: 'cccccccc-0000-0000-0000-00000000000c' }],
    businessunits: [{ businessunitid: 'b1', name: 'Contoso' }],
    organizations: [{ organizationid: 'o1', name: 'contoso' }],
  };

  it('are replaced, and nothing that was empty is filled', () => {
    const snapshot: Snapshot = { user: jane.systemuserid, notes: [], sets: new Map(Object.entries(sets)) };
    const anonymous = Object.fromEntries(anonymize(snapshot).sets);
    expect(anonymous.systemusers).toEqual([
      {
        systemuserid: jane.systemuserid,
        azureactivedirectoryobjectid: '00000000-0000-4000-8000-000000000001',
        fullname: 'User 1',
        domainname: 'user1@example.com',
        internalemailaddress: 'user1@example.com',
        isdisabled: false,
      },
      {
        systemuserid: joao.systemuserid,
        azureactivedirectoryobjectid: '00000000-0000-4000-8000-000000000002',
        fullname: 'User 2',
        domainname: 'user2@example.com',
        internalemailaddress: '',
        isdisabled: true,
      },
      { ...users[2], fullname: 'User 3' },
    ]);
    expect(anonymous.teams).toEqual([{ teamid: 't1', name: 'Team 1', azureactivedirectoryobjectid: '00000000-0000-4000-8000-000000000003' }]);
    expect(anonymous.businessunits).toEqual([{ businessunitid: 'b1', name: 'Business unit 1' }]);
    expect(anonymous.organizations).toEqual([{ organizationid: 'o1', name: 'Organization' }]);
  });

  it.each([
    ['systemuser', jane.systemuserid, 'Jane Doe', 'User 1'],
    ['systemuser', 'somebody-else', 'Secret Person', 'User 4'],
    ['team', 't1', 'Jane’s team', 'Team 1'],
    ['businessunit', 'b1', 'Contoso', 'Business unit 1'],
    ['organization', 'o1', 'contoso', 'Organization'],
    ['unknown', 'x', 'Jane Doe', 'User 4'],
    ['role', 'r1', 'System Administrator', 'System Administrator'],
    ['workflow', 'w1', 'Mail to Jane Doe', 'Mail to User 1'],
  ])('have their replacement where a lookup at a %s shows them', (target, id, name, replacement) => {
    expect(flow(lookup(target, id, name), sets)).toEqual(lookup(target, id, replacement));
  });

  it('need no table of users: a lookup tells a name too', () => {
    const owner = (name: string): Row => lookup('systemuser', jane.systemuserid, name);
    expect(flow({ ...owner('Jane Doe'), name: 'For Jane Doe' }, {})).toEqual({ ...owner('User 1'), name: 'For User 1' });
  });
});

describe('in texts', () => {
  it.each([
    ['by Jane Doe.', 'by User 1.'],
    ['JANE DOE', 'User 1'],
    ['Doe, Jane', '1, User'],
    ['Send_to_Jane_Doe', 'Send_to_User_1'],
    ['jane-doe/jane.doe', 'User-1/User.1'],
    ['Jane%20Doe%2C%20Jane', 'User%201%2C%20Jane'],
    ['q=x%20Jane%20Doe', 'q=x%20User%201'],
    ['João Pedro de Almeida', 'User 2'],
    ['João Almeida', 'User 2'],
    ['Almeida, João Pedro de', '2, User'],
    ['João Almeida'.normalize('NFD'), 'User 2'],
    ['JOAO ALMEIDA', 'User 2'],
    ['Jo%C3%A3o%20Almeida', 'User%202'],
    ['jane%E2%80%93doe', 'User%E2%80%931'],
  ])('a name is replaced in any form: %s', (original, replacement) => {
    expect(text(original)).toBe(replacement);
  });

  it('a name is found without what it has in brackets', () => {
    const guests = { systemusers: [{ ...jane, fullname: 'Doe, Jane (External)' }] };
    expect(flow({ name: 'Jane Doe, Doe, Jane, Doe, Jane (External)' }, guests)).toEqual({ name: '1 User, User, 1, User, 1 (External)' });
  });

  it('names of applications stay, since they may be those of products', () => {
    const robot = { systemuserid: 'r', fullname: 'Power Automate', applicationid: 'a' };
    const row = { ...lookup('systemuser', 'r', 'Power Automate'), name: 'Power Automate nightly' };
    expect(flow(row, { systemusers: [robot] })).toEqual({ ...lookup('systemuser', 'r', 'User 1'), name: 'Power Automate nightly' });
  });

  const noFullNames = ['Jane', 'Doe', 'Janet Doe', 'Jane Doering', 'MaryJane Doe', 'SYSTEM', 'Jane and John Doe', 'João'];

  it.each(noFullNames)('what is no full name stays: %s', (original) => {
    expect(text(original)).toBe(original);
  });

  it.each([
    ["jane.o'doe@contoso.com", 'user1@example.com'],
    ["JANE.O'DOE@CONTOSO.COM, jdoe@contoso.onmicrosoft.com", 'user1@example.com, user1@example.com'],
    ["concat('jdoe@contoso.onmicrosoft.com')", "concat('user1@example.com')"],
    ['Dataverse jdoe@contoso.onmicrosoft.com-1a2b', 'Dataverse user1@example.com-1a2b'],
    ['membership%7Cjdoe%40contoso.onmicrosoft.com', 'membership%7Cuser1%40example.com'],
    ['membership|jdoe@contoso.onmicrosoft.com', 'membership|user1@example.com'],
    ['/personal/jdoe_contoso_onmicrosoft_com/Documents', '/personal/user1_example_com/Documents'],
    ['CONTOSO\\joao', 'user2_example_com'],
    ['Office 365 Outlook (ann@fabrikam.com)', 'Office 365 Outlook (person1@example.com)'],
    ['info@fabrikam.com; INFO@Fabrikam.com; müller@größe.de', 'person1@example.com; person1@example.com; person2@example.com'],
    ['to...info@fabrikam.com', 'to...person1@example.com'],
    ['+info@fabrikam.com', '+person1@example.com'],
    ['100%info@fabrikam.com', '100%person1@example.com'],
    ['müller@größe.de, müller@größe.de'.normalize('NFD'), 'person1@example.com, person1@example.com'],
    ['m%C3%BCller%40fabrikam.com, müller@fabrikam.com', 'person1%40example.com, person1@example.com'],
    ['jane.o%27doe%40contoso.com', 'user1%40example.com'],
    ['jdoe%2540contoso.onmicrosoft.com', 'user1%2540example.com'],
    ['@json(\'{"to":"jdoe\\u0040contoso.onmicrosoft.com"}\')', '@json(\'{"to":"user1\\u0040example.com"}\')'],
    ['jdoe&#64;contoso.onmicrosoft.com', 'user1&#64;example.com'],
    ['bob_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'person1@example.com'],
    ['bob_fabrikam.com%23EXT%23%40contoso.onmicrosoft.com', 'person1%40example.com'],
  ])('an address is replaced, known or not: %s', (original, replacement) => {
    expect(text(original)).toBe(replacement);
  });

  it.each([
    'ownerid@odata.bind',
    '_ownerid_value@OData.Community.Display.V1.FormattedValue',
    'x@Microsoft.Dynamics.CRM.lookuplogicalname',
    "@{outputs('a')}",
    'https://jdoe.contoso.onmicrosoft.com',
    'a@b',
  ])('what only looks like an address stays: %s', (original) => {
    expect(text(original)).toBe(original);
  });

  it('addresses are looked for in a time that grows with the text, not with its square', () => {
    const begun = performance.now();
    expect(text(`${'a-'.repeat(200_000)} jdoe@contoso.onmicrosoft.com`)).toMatch(/- user1@example\.com$/);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('known ids in Entra ID are replaced, others stay', () => {
    expect(text(`i:0#.f|${jane.azureactivedirectoryobjectid.toLowerCase()}|`)).toBe('i:0#.f|00000000-0000-4000-8000-000000000001|');
    expect(text(`flow ${jane.systemuserid}`)).toBe(`flow ${jane.systemuserid}`);
  });

  it('phone numbers in international notation are replaced, the same by the same', () => {
    expect(text('+49 (170) 123-4567, +491701234567, +1 206 555 0100')).toBe('+000 0000 0001, +000 0000 0001, +000 0000 0002');
    expect(text('2026-01-01T00:00:00+05:30, 1+1, 20260101')).toBe('2026-01-01T00:00:00+05:30, 1+1, 20260101');
  });

  it('that are JSON, whatever the notation, names of members are replaced like what refers to them', () => {
    const clientdata =
      '{"actions": {"Ask_Jane_Doe": 1, "Then": {"runAfter": {"Ask_Jane_Doe": []}, "a": "body(\'Ask_Jane_Doe\')", ' +
      '"b": "Jo\\u00e3o Almeida", "c": "{\\"x\\": \\"Jane Doe\\"}"}}}';
    expect(JSON.parse(String(flow({ clientdata }).clientdata))).toEqual({
      actions: { Ask_User_1: 1, Then: { runAfter: { Ask_User_1: [] }, a: "body('Ask_User_1')", b: 'User 2', c: '{"x":"User 1"}' } },
    });
  });

  it('that are JSON without people stay as they are, blanks included', () => {
    const clientdata = '{ "number": 1.0,\n "text": "nobody" }';
    expect(flow({ clientdata })).toEqual({ clientdata });
  });

  it('of roles nothing is looked for: their names have a meaning', () => {
    const roles = [{ roleid: 'r', name: 'Jane Doe' }];
    const snapshot: Snapshot = { user: 'u', notes: [], sets: new Map([['roles', roles], ['systemusers', users]]) };
    expect(anonymize(snapshot).sets.get('roles')).toEqual(roles);
  });
});
