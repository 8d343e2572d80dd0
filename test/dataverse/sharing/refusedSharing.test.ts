import { canShare, shareToRun, stopSharing, undoSharing } from '../../../ConnectionManager/dataverse/sharing/changeSharing';
import type { ChangedSharing } from '../../../ConnectionManager/dataverse/sharing/changedSharing';
import { id, ids } from '../../emulator/fixtures/contoso';
import { roleId, type Depth, type RoleFixture } from '../../emulator/fixtures/roles';
import { otto, owners, rightsOf, runOnly, share, stop, withShare, writes } from './sharingActions';
import { noAnswer, refuse, shareRow, startSharing } from './startSharing';

describe('a maker', () => {
  const everything: Record<string, Depth> = {
    prvReadWorkflow: 'Global',
    prvWriteWorkflow: 'Basic',
    prvReadUser: 'Global',
    prvReadTeam: 'Global',
  };
  const role = (name: string, privileges: Record<string, Depth>): RoleFixture => ({ name, privileges, holders: [ids.maker] });

  it('with the Share privilege shares an own flow', async () => {
    const environment = await startSharing({ roles: [role('Maker', { ...everything, prvShareWorkflow: 'Basic' })] });
    expect(await shareToRun(environment.as(ids.maker), ids.invoiceFlow, otto, environment.pause)).toMatchObject({ outcome: 'done' });
  });

  it('without it is refused, and told which privilege is missing', async () => {
    const environment = await startSharing({ roles: [role('Reader', everything)] });
    const shared = await shareToRun(environment.as(ids.maker), ids.invoiceFlow, otto, environment.pause);
    expect(shared).toMatchObject({ outcome: 'refused', problem: { kind: 'privilege', privilege: 'prvShareworkflow' } });
    expect(environment.pauses).toEqual([0]);
    expect(await environment.sharedWith()).toEqual([]);
  });

  it('who loses it midway is refused from then on, and what was done before stays', async () => {
    const roles = [role('Reader', everything), role('Sharer', { prvShareWorkflow: 'Basic' })];
    const environment = await startSharing({ roles });
    const attempt = (who = otto): Promise<ChangedSharing> => shareToRun(environment.as(ids.maker), ids.invoiceFlow, who, environment.pause);
    expect(await attempt()).toMatchObject({ outcome: 'done' });
    const held = `systemusers(${ids.maker})/systemuserroles_association(${roleId(1, ids.europe)})/$ref`;
    expect((await environment.send('DELETE', held)).status).toBe(204);
    expect(await attempt(owners)).toMatchObject({ outcome: 'refused', problem: { privilege: 'prvShareworkflow' } });
    expect((await environment.sharedWith()).map((shared) => shared.principal.id)).toEqual([ids.operator]);
  });

  it("can't take anybody away from somebody else's flow", async () => {
    const rows = { principalobjectaccessset: [shareRow(1, ids.operator, 1, { objectid: ids.orderFlow })] };
    const environment = await startSharing({ roles: [role('Maker', { ...everything, prvShareWorkflow: 'Basic' })], rows });
    const stopped = await stopSharing(environment.as(ids.maker), ids.orderFlow, runOnly, { pause: environment.pause });
    expect(stopped).toMatchObject({ outcome: 'refused', problem: { code: '0x80040223' } });
    expect(await environment.sharedWith(ids.orderFlow)).toHaveLength(1);
  });
});

describe('an answer that got lost', () => {
  it.each(['GrantAccess', 'RevokeAccess'])('after %s took effect counts as done, and it is not sent twice', async (path) => {
    const environment = await withShare(path === 'GrantAccess' ? 0 : 1, { faults: [{ path, fault: { drop: 'after' } }] });
    expect(await (path === 'GrantAccess' ? share : stop)(environment)).toMatchObject({ outcome: 'done' });
    expect(writes(environment)).toEqual([`POST ${path}`]);
  });

  it.each(['GrantAccess', 'RevokeAccess'])('before %s took effect is told as such, and it can be tried again', async (path) => {
    const environment = await withShare(path === 'GrantAccess' ? 0 : 1, { faults: [{ path, first: 1, fault: { drop: 'before' } }] });
    const attempt = (): Promise<ChangedSharing> => (path === 'GrantAccess' ? share(environment) : stop(environment));
    expect(await attempt()).toMatchObject({ outcome: 'lost' });
    expect(writes(environment)).toHaveLength(1);
    expect(await attempt()).toMatchObject({ outcome: 'done' });
  });

  it('with nothing to be read afterwards leaves it open', async () => {
    const environment = await startSharing({ faults: [{ path: 'GrantAccess', fault: { drop: 'after' } }] });
    [2, 3, 4, 5, 6, 7].forEach((number) => environment.on('GET Retrieve', number, noAnswer));
    expect(await share(environment)).toMatchObject({ outcome: 'uncertain' });
  });

  it('of the reading afterwards leaves it open too', async () => {
    const environment = await startSharing();
    [2, 3, 4, 5, 6, 7].forEach((number) => environment.on('GET Retrieve', number, noAnswer));
    expect(await share(environment)).toMatchObject({ outcome: 'uncertain', problem: { kind: 'unreachable' } });
    expect(await rightsOf(environment)).toEqual(['Read']);
  });

  it('once while reading is read again', async () => {
    const environment = await startSharing();
    environment.on('GET Retrieve', 2, noAnswer);
    expect(await share(environment)).toMatchObject({ outcome: 'done' });
    expect(environment.pauses).toEqual([0, 500]);
  });
});

describe('the service', () => {
  it('that accepts and does nothing is found out', async () => {
    const environment = await startSharing();
    environment.on('POST GrantAccess', 1, () => Promise.resolve(new Response(null, { status: 204 })));
    expect(await share(environment)).toEqual({ outcome: 'not-kept', now: null });
  });

  it('that limits requests is not asked to write again', async () => {
    const environment = await startSharing({ faults: [{ path: 'GrantAccess', fault: { throttle: 'requests' } }] });
    expect(await share(environment)).toMatchObject({ outcome: 'refused', problem: { kind: 'throttled' } });
    expect(writes(environment)).toHaveLength(1);
  });

  it('that fails after it has written has written', async () => {
    const environment = await startSharing();
    environment.on('POST GrantAccess', 1, async (pass) => {
      await pass();
      return refuse(500, '0x80040216', 'An unexpected error occurred.')(pass);
    });
    expect(await share(environment)).toMatchObject({ outcome: 'done' });
  });

  it('that refuses to read comes before anything is written', async () => {
    const environment = await startSharing();
    environment.on('GET Retrieve', 1, refuse(403, '0x80040220', 'Principal user is missing prvReadworkflow privilege'));
    expect(await share(environment)).toMatchObject({ outcome: 'refused', problem: { privilege: 'prvReadworkflow' } });
    expect(environment.sent).toHaveLength(1);
  });
});

describe('a host without execute', () => {
  it('can not share, which is known beforehand and told without a request', async () => {
    const environment = await startSharing({ execute: false });
    expect([canShare(environment.client), canShare((await startSharing()).client)]).toEqual([false, true]);
    const refused = { outcome: 'refused', problem: { kind: 'notAvailable' } };
    expect(await share(environment)).toMatchObject(refused);
    expect(await stop(environment)).toMatchObject(refused);
    expect(await undoSharing(environment.client, id('a', 1), otto, { before: [], after: ['Read'] })).toMatchObject(refused);
    expect(environment.sent).toEqual([]);
  });
});
