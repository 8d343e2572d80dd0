import type { DataverseClient } from '../../../ConnectionManager/dataverse/client';
import { shareToRun, undoSharing } from '../../../ConnectionManager/dataverse/sharing/changeSharing';
import type { ChangedSharing } from '../../../ConnectionManager/dataverse/sharing/changedSharing';
import { ids } from '../../emulator/fixtures/contoso';
import { coOwner, otto, owners, rightsOf, runOnly, seen, share, stop, withShare, writes } from './sharingActions';
import { principal, shareRow, startSharing, type SharingUnderTest } from './startSharing';

const row = `workflows(${ids.invoiceFlow})`;

/** Somebody else changes what Otto may do. */
const elsewhere = async ({ send }: SharingUnderTest, action: 'GrantAccess' | 'ModifyAccess', AccessMask: string): Promise<void> => {
  const Principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: ids.operator };
  const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.invoiceFlow };
  const response = await send('POST', action, { Target, PrincipalAccess: { Principal, AccessMask } });
  expect(response.status).toBe(204);
};

describe('letting somebody run a flow', () => {
  it('gives them Read, says so after it has seen it, and tells what they had', async () => {
    const environment = await startSharing();
    expect(await share(environment)).toEqual({ outcome: 'done', before: [], after: ['Read'] });
    expect(await rightsOf(environment)).toEqual(['Read']);
    expect(environment.sent.slice(0, 3).map((line) => line.slice(0, 16))).toEqual(['GET RetrieveShar', 'POST GrantAccess', 'GET RetrieveShar']);
  });

  it.each([
    ['a user', otto, 'systemuser'],
    ['a team', owners, 'team'],
  ])('is sent as documentation has it for flows: %s by the key of owners', async (_who, who, type) => {
    const environment = await startSharing();
    await share(environment, who);
    expect(environment.bodies.get('POST GrantAccess')).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.invoiceFlow },
      PrincipalAccess: { Principal: { '@odata.type': `Microsoft.Dynamics.CRM.${type}`, ownerid: who.id }, AccessMask: 'ReadAccess' },
    });
    expect(await rightsOf(environment, who.id)).toEqual(['Read']);
  });

  it('does nothing where they may run it already', async () => {
    const environment = await withShare(1);
    expect(await share(environment)).toMatchObject({ outcome: 'already', now: { role: 'run-only' } });
    expect(writes(environment)).toEqual([]);
  });

  it('leaves a co-owner what they have, and says that they are one', async () => {
    const environment = await withShare(3);
    expect(await share(environment)).toMatchObject({ outcome: 'already', now: { role: 'co-owner', rights: ['Read', 'Write'] } });
    expect(writes(environment)).toEqual([]);
  });

  it('adds Read to other rights', async () => {
    const environment = await withShare(262_144);
    expect(await share(environment)).toEqual({ outcome: 'done', before: ['Share'], after: ['Share', 'Read'] });
    expect(await rightsOf(environment)).toEqual(['Read', 'Share']);
  });

  it('keeps what somebody else gives them at the same moment, and does not undo that', async () => {
    const environment = await startSharing();
    environment.on('POST GrantAccess', 1, async (pass) => {
      await elsewhere(environment, 'GrantAccess', 'ReadAccess,WriteAccess');
      return pass();
    });
    const done = await share(environment);
    expect(done).toEqual({ outcome: 'done', before: [], after: ['Read'] });
    expect(await undoSharing(environment.client, ids.invoiceFlow, otto, { before: [], after: ['Read'] }, environment.pause)).toMatchObject({
      outcome: 'conflict',
      now: { role: 'co-owner' },
    });
    expect(await rightsOf(environment)).toEqual(['Read', 'Write']);
  });

  it('by two at once comes to the same for both', async () => {
    const environment = await startSharing();
    const [one, other] = await Promise.all([
      shareToRun(environment.client, ids.invoiceFlow, otto, environment.pause),
      shareToRun(environment.as(ids.maker), ids.invoiceFlow, otto, environment.pause),
    ]);
    expect([one.outcome, other.outcome].filter((outcome) => outcome === 'done' || outcome === 'already')).toHaveLength(2);
    expect(await environment.sharedWith()).toHaveLength(1);
  });

  it('of different people by two at once loses nobody', async () => {
    const environment = await startSharing();
    const everybody = [otto, owners, principal(ids.stranger), principal(ids.colleague)];
    const by = (index: number): DataverseClient => environment.as(index % 2 ? ids.maker : ids.admin);
    const outcomes = await Promise.all(
      everybody.map((who, index) => shareToRun(by(index), ids.invoiceFlow, who, environment.pause)),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
    expect((await environment.sharedWith()).map((shared) => shared.principal.id).sort()).toEqual(everybody.map((who) => who.id).sort());
  });

  it('who is not in the environment is refused', async () => {
    const environment = await startSharing();
    expect(await share(environment, principal(ids.missingUser))).toMatchObject({ outcome: 'refused', problem: { code: '0x8004020c' } });
  });

  it('of a flow that was deleted does nothing', async () => {
    const environment = await startSharing();
    await environment.send('DELETE', row);
    expect(await share(environment)).toEqual({ outcome: 'gone' });
    expect(writes(environment)).toEqual([]);
  });

  it('of a flow that is deleted in between is told as such', async () => {
    const environment = await startSharing();
    environment.on('POST GrantAccess', 1, async (pass) => {
      await environment.send('DELETE', row);
      return pass();
    });
    expect(await share(environment)).toEqual({ outcome: 'gone' });
  });
});

describe('taking a run-only user away', () => {
  it('revokes, says so after it has seen it, and can be undone', async () => {
    const environment = await withShare(1);
    const stopped = await stop(environment);
    expect(stopped).toEqual({ outcome: 'done', before: ['Read'], after: [] });
    expect(await rightsOf(environment)).toBeUndefined();
    expect(environment.bodies.get('POST RevokeAccess')).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.invoiceFlow },
      Revokee: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: ids.operator },
    });
  });

  it('leaves the others alone', async () => {
    const environment = await startSharing({
      rows: { principalobjectaccessset: [shareRow(1, ids.operator, 1), shareRow(2, ids.team, 1, { principaltypecode: 'team' })] },
    });
    await stop(environment);
    expect((await environment.sharedWith()).map((shared) => shared.principal.id)).toEqual([ids.team]);
  });

  it('who has become a co-owner since takes nothing from them', async () => {
    const environment = await withShare(1);
    await elsewhere(environment, 'GrantAccess', 'WriteAccess');
    expect(await stop(environment)).toMatchObject({ outcome: 'conflict', now: { role: 'co-owner', rights: ['Read', 'Write'] } });
    expect(await stop(environment, runOnly, true)).toMatchObject({ outcome: 'conflict' });
    expect(writes(environment)).toEqual([]);
    expect(await rightsOf(environment)).toEqual(['Read', 'Write']);
  });

  it('who is gone already is nothing to do', async () => {
    const environment = await startSharing();
    expect(await stop(environment)).toEqual({ outcome: 'already', now: null });
    expect(writes(environment)).toEqual([]);
  });

  it('whose right comes with a parent row is told as not kept', async () => {
    const environment = await startSharing({
      rows: { principalobjectaccessset: [shareRow(1, ids.operator, 1, { inheritedaccessrightsmask: 1 })] },
    });
    expect(await stop(environment)).toMatchObject({ outcome: 'not-kept', now: { rights: ['Read'] } });
    expect(environment.pauses).toEqual([0, 500, 1_000, 2_000, 3_000, 3_500]);
  });
});

describe('taking a co-owner away', () => {
  it('is refused as a conflict unless it is said explicitly', async () => {
    const environment = await withShare(3);
    expect(await stop(environment, coOwner)).toMatchObject({ outcome: 'conflict', now: { role: 'co-owner' } });
    expect(await rightsOf(environment)).toEqual(['Read', 'Write']);
    expect(await stop(environment, coOwner, true)).toEqual({ outcome: 'done', before: ['Read', 'Write'], after: [] });
    expect(await rightsOf(environment)).toBeUndefined();
  });

  it('who has got more rights since is a conflict all the same', async () => {
    const environment = await withShare(3 + 262_144);
    expect(await stop(environment, coOwner, true)).toMatchObject({ outcome: 'conflict' });
    expect(writes(environment)).toEqual([]);
  });
});

describe('undoing', () => {
  const undo = ({ client, pause }: SharingUnderTest, changed: ChangedSharing): Promise<ChangedSharing> => {
    if (changed.outcome !== 'done') {
      throw new Error(`There is nothing to undo: ${changed.outcome}`);
    }
    return undoSharing(client, ids.invoiceFlow, otto, changed, pause);
  };

  it.each([
    ['a run-only user', 1, runOnly],
    ['a co-owner with all rights', 852_023, seen(['Read', 'Write', 'Append', 'AppendTo', 'Create', 'Delete', 'Share', 'Assign'])],
    ['somebody with rights of no name', 262_144, seen(['Share'])],
  ])('gives %s back exactly what they had', async (_who, mask, shared) => {
    const environment = await withShare(mask);
    const stopped = await stop(environment, shared, true);
    expect(await rightsOf(environment)).toBeUndefined();
    expect(await undo(environment, stopped)).toMatchObject({ outcome: 'done' });
    expect(await rightsOf(environment)).toEqual(shared.rights);
  });

  it('takes away what was given, and nothing else', async () => {
    const environment = await withShare(262_144);
    const shared = await share(environment);
    expect(await undo(environment, shared)).toEqual({ outcome: 'done', before: ['Read', 'Share'], after: ['Share'] });
    expect(await rightsOf(environment)).toEqual(['Share']);
    expect(writes(environment)).toEqual(['POST GrantAccess', 'POST ModifyAccess']);
  });

  it('takes the share away where there was none', async () => {
    const environment = await startSharing();
    await undo(environment, await share(environment));
    expect(await environment.sharedWith()).toEqual([]);
  });

  it('twice does nothing the second time', async () => {
    const environment = await withShare(1);
    const stopped = await stop(environment);
    await undo(environment, stopped);
    expect(await undo(environment, stopped)).toMatchObject({ outcome: 'already', now: { rights: ['Read'] } });
    expect(writes(environment)).toHaveLength(2);
  });

  it('of what somebody else has changed since is a conflict', async () => {
    const environment = await withShare(3);
    const stopped = await stop(environment, coOwner, true);
    await elsewhere(environment, 'GrantAccess', 'ReadAccess');
    expect(await undo(environment, stopped)).toMatchObject({ outcome: 'conflict', now: { rights: ['Read'] } });
    expect(await rightsOf(environment)).toEqual(['Read']);
  });
});
