import { zeros } from './scenario';
import type { Scenario } from './scenario';

const probe = {
  '@odata.etag': 'W/"3589700"',
  workflowid: zeros(1111),
  name: 'flightcheck-infra003-probe',
  category: 5,
  type: 1,
  statecode: 0,
  statuscode: 1,
  primaryentity: 'none',
  clientdata: JSON.stringify({
    properties: { connectionReferences: {}, definition: { triggers: { manual: { type: 'Request', kind: 'Http' } }, actions: {} } },
    schemaVersion: '1.0.0.0',
  }),
};

/** What a query for the probe must not find: a flow of another name, and a process of its name that is no flow. */
const others = [
  { ...probe, workflowid: zeros(7), name: 'another flow' },
  { ...probe, workflowid: zeros(8), category: 0 },
];

const metadataVersion = ['@Microsoft.Dynamics.CRM.globalmetadataversion'];

/** The exchanges that Microsoft's kit captured from a live environment in 2026. */
export const kitScenarios: Readonly<Record<string, Scenario>> = {
  'ess-kit references, full 1': { generated: metadataVersion },
  'ess-kit references, simplified 1': { generated: metadataVersion },
  'ess-kit flow 1': { rows: { workflows: others } },
  'ess-kit flow 2': { generated: ['@odata.etag', 'versionnumber', 'createdon', 'modifiedon'] },
  'ess-kit flow 3': { rows: { workflows: [probe] } },
  'ess-kit flow 10': {
    rows: { workflows: [{ ...probe, '@odata.etag': 'W/"3589772"', statecode: 1, statuscode: 2 }, ...others] },
  },
  'ess-kit flow 11': { rows: { workflows: [{ ...probe, statecode: 1, statuscode: 2 }] } },
};
