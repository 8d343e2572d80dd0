import type { DataRow } from '../environmentData';
import { callerId, unitId, user, zeros } from './scenario';
import type { Scenario } from './scenario';

const account: DataRow = { accountid: zeros(1), name: 'Account' };
const changedName = { body: { name: 'Updated Account Name' } };
const otherUser = user(zeros(5), { fullname: 'Another user' });

const flow: DataRow = {
  workflowid: zeros(2),
  name: 'Sample flow',
  category: 5,
  type: 1,
  statecode: 0,
  statuscode: 1,
  primaryentity: 'none',
  clientdata: '{"properties":{"connectionReferences":{},"definition":{}},"schemaVersion":"1.0.0.0"}',
};

const sharedWithOtherUser: DataRow = {
  principalobjectaccessid: zeros(9),
  objectid: zeros(2),
  objecttypecode: 'workflow',
  principalid: zeros(5),
  principaltypecode: 'systemuser',
  accessrightsmask: 1,
};

/** A share that is no answer to who has access to the flow. */
const otherShare: DataRow = { ...sharedWithOtherUser, principalobjectaccessid: zeros(10), objectid: zeros(12), principalid: callerId };

/** Data in which privileges are checked and nobody's role has one. */
const withoutPrivileges = {
  roles: [{ roleid: zeros(23), name: 'A role', _businessunitid_value: unitId }],
  systemuserrolescollection: [{ systemuserroleid: zeros(24), systemuserid: callerId, roleid: zeros(23) }],
  privileges: [
    { privilegeid: zeros(21), name: 'prvReadWorkflow', accessright: 1 },
    { privilegeid: zeros(22), name: 'prvReadIncident', accessright: 1 },
  ],
  roleprivilegescollection: [],
};

const litware: DataRow = {
  '@odata.etag': 'W/"80649578"',
  accountid: '78914942-34cb-ed11-b596-0022481d68cd',
  name: 'Litware, Inc. (sample)',
  _primarycontactid_value: '70bf4d48-34cb-ed11-b596-0022481d68cd',
  _createdby_value: '4026be43-6b69-e111-8f65-78e7d1620f5e',
};

/** The exchanges that Microsoft's documentation prints. */
export const docsScenarios: Readonly<Record<string, Scenario>> = {
  'ms-docs cond-304': { rows: { accounts: [{ ...account, '@odata.etag': 'W/"468026"' }] } },
  'ms-docs cond-404-ifmatch-star': {
    request: changedName,
    laterCode: '0x80040217',
    note: 'compared with the code of live bodies; the page of 2022 prints none',
  },
  'ms-docs cond-412-ifnonematch-star': {
    rows: { accounts: [account] },
    request: changedName,
    laterCode: '0x80040237',
    note: 'compared with the code of a report of 2025; the page of 2022 prints none',
  },
  'ms-docs cond-412-stale-delete': {
    rows: { accounts: [{ ...account, '@odata.etag': 'W/"470868"' }] },
    laterCode: '0x80060882',
    note: 'compared with the code of a report; the page of 2022 prints none',
  },
  'ms-docs cond-412-stale-patch': {
    rows: { accounts: [{ ...account, '@odata.etag': 'W/"470868"' }] },
    laterCode: '0x80060882',
    note: 'compared with the code of a report; the page of 2022 prints none',
  },
  'ms-docs flows-list': { cut: true },
  'ms-docs flows-filter': { rows: { workflows: [flow] } },
  'ms-docs flow-assign': { rows: { workflows: [flow], systemusers: [otherUser] } },
  'ms-docs flow-on': { rows: { workflows: [flow] } },
  'ms-docs flow-delete-active': {
    rows: { workflows: [{ ...flow, statecode: 1, statuscode: 2 }] },
    options: { behaviour: { deletingActiveFlows: 'refused' } },
    note: 'with deletingActiveFlows refused, as this page says; a capture of 2026 shows 204, which is the default (ess-kit flow 11)',
  },
  'ms-docs flow-shared-with': {
    rows: { workflows: [flow], systemusers: [otherUser], principalobjectaccessset: [otherShare, sharedWithOtherUser] },
  },
  'ms-docs flow-grant': { rows: { workflows: [flow], systemusers: [otherUser] } },
  'ms-docs flow-revoke': { rows: { workflows: [flow], systemusers: [otherUser], principalobjectaccessset: [sharedWithOtherUser] } },
  'ms-docs desktopflow-403': {
    rows: { ...withoutPrivileges, workflows: [flow] },
    message: /Principal user \(Id=[^)]*type=8.*is missing prvReadworkflow privilege \(Id=/,
    note: 'this page prints the short form of the message; the emulator has the long one (ms-docs case-403-long-form)',
  },
  'ms-docs case-403-long-form': {
    rows: withoutPrivileges,
    request: { method: 'GET', url: 'incidents' },
    note: 'the page prints the message alone; the request follows from it',
  },
  'ms-docs page-2': {
    rows: {
      contacts: [
        { '@odata.etag': 'W/"72201545"', contactid: '49b0be2e-d01c-ed11-b83e-000d3a572421', fullname: 'Yvonne McKay (sample)' },
        { '@odata.etag': 'W/"80648695"', contactid: '70bf4d48-34cb-ed11-b596-0022481d68cd', fullname: 'Susanna Stubberod (sample)' },
        { '@odata.etag': 'W/"80648700"', contactid: 'd5026a4d-d01c-ed11-b83e-000d3a572421', fullname: 'A third one' },
      ],
    },
  },
  'ms-docs lookup-annotations': {
    rows: {
      accounts: [
        {
          '@odata.etag': 'W/"81550512"',
          accountid: '1adef0b8-54d3-ed11-a7c7-000d3a993550',
          name: 'Adventure Works (sample)',
          _ownerid_value: '39e0dbe4-131b-e111-ba7e-78e7d1620f5e',
        },
      ],
      teams: [{ teamid: '39e0dbe4-131b-e111-ba7e-78e7d1620f5e', name: 'A team', _businessunitid_value: unitId }],
    },
  },
  'ms-docs expand-single': {
    rows: {
      accounts: [litware],
      contacts: [{ contactid: '70bf4d48-34cb-ed11-b596-0022481d68cd', fullname: 'Susanna Stubberod (sample)' }],
    },
  },
  'ms-docs expand-collection': {
    rows: {
      accounts: [litware],
      contacts: [{ contactid: '70bf4d48-34cb-ed11-b596-0022481d68cd', fullname: 'Susanna Stubberod (sample)' }],
      tasks: [
        {
          '@odata.etag': 'W/"80649460"',
          activityid: 'f68393c1-34cb-ed11-b597-000d3a993550',
          subject: 'Task 1 for Litware',
          _regardingobjectid_value: '78914942-34cb-ed11-b596-0022481d68cd',
          '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
        },
      ],
    },
    cut: true,
  },
  'ms-docs innererror-removed': {
    request: { method: 'GET', url: 'workflows?$select=nosuchcolumn' },
    message: /./,
    note: 'the page describes the body of any error; sent: an unknown column',
  },
  'ms-docs throttle-429': {
    request: { method: 'GET', url: 'workflows?$select=name' },
    options: { faults: [{ fault: { throttle: 'requests' } }] },
    note: 'with the fault asked for; the page prints code and message, the shape of the body is inferred',
  },
};
