import { callerId, user, zeros } from './scenario';
import type { Scenario } from './scenario';

const applicationid = zeros(31);

/** The exchanges that users of Dataverse reported. */
export const reportScenarios: Readonly<Record<string, Scenario>> = {
  'user-reports dup-appuser-412': {
    rows: { systemusers: [user(zeros(6), { applicationid })] },
    request: { body: { applicationid, 'businessunitid@odata.bind': '/businessunits(38e0dbe4-131b-e111-ba7e-78e7d1620f5e)' } },
    note: 'the report describes the body',
  },
  'user-reports rowversion-412': {
    rows: { accounts: [{ accountid: zeros(1), '@odata.etag': 'W/"2"' }] },
    request: { method: 'PATCH', url: `accounts(${zeros(1)})`, headers: { 'If-Match': 'W/"1"' }, body: { name: 'Changed' } },
    note: 'the report is of the SDK; sent: a stale If-Match',
  },
  'user-reports bad-property-select': {
    laterCode: '0x80060888',
    note: 'compared with the code of later reports; the server of 2016 sent none',
  },
  'user-reports bad-nav-bind': { rows: { tasks: [{ activityid: zeros(1), subject: 'A task' }] } },
  'user-reports segment-404': {
    request: { method: 'GET', url: 'Microsoft.Dynamics.CRM.RetrieveUserPrivileges' },
    note: 'the report prints the message alone; sent: the function without the user that it is bound to',
  },
  'user-reports not-member-403': {
    request: { method: 'GET', url: 'WhoAmI', headers: { MSCRMCallerID: zeros(404) } },
    note: 'the source prints the answer alone; sent: as somebody who is no user',
  },
  'user-reports ref-bad-role': {
    request: {
      method: 'POST',
      url: `systemusers(${callerId})/systemuserroles_association/$ref`,
      body: { '@odata.id': `http://org/api/data/v9.2/roles(${zeros(404)})` },
    },
    message: new RegExp(zeros(404)),
    note: 'the source prints what the message contains; sent: the id of no role',
  },
};
