import type { DataRow } from '../environmentData';
import { padded } from './clientdata';
import { flowId } from './flowCatalogue';
import type { FlowSpec } from './flowSpec';
import type { SampleSource } from './random';
import { audited, customizable, ownedBy, userFor } from './rows';
import { solutions } from './solutionCatalogue';

/** What a cloud flow and a process of another kind have in common (a capture of a freshly created flow). */
export const processDefaults: DataRow = {
  asyncautodelete: false,
  businessprocesstype: 0,
  clientdataiscompressed: false,
  componentstate: 0,
  connectionreferences: null,
  description: null,
  introducedversion: '1.0',
  istransacted: true,
  mode: 0,
  modernflowtype: 0,
  ondemand: false,
  overwritetime: '1900-01-01T00:00:00Z',
  planverified: false,
  primaryentity: 'none',
  runas: 1,
  scope: 4,
  subprocess: false,
  suspensionreasondetails: null,
  throttlingbehavior: null,
  triggeroncreate: false,
  triggerondelete: false,
  trustedaccess: false,
  type: 1,
  uiflowtype: null,
};

const states = {
  off: { statecode: 0, statuscode: 1 },
  on: { statecode: 1, statuscode: 2 },
  suspended: { statecode: 2, statuscode: 3 },
} as const;

const policyMessage =
  'The flow was suspended because it violates the data policy "Contoso default policy": ' +
  'the connectors used may not be combined. (CompanyDLPViolation)';

function clientdataText({ clientdata }: FlowSpec, size: number | undefined): string | null {
  if (clientdata === null || typeof clientdata === 'string') {
    return clientdata;
  }
  return JSON.stringify(size === undefined ? clientdata : padded(clientdata, size));
}

/**
 * A row of `workflows` for a cloud flow.
 * @param spec what the flow is.
 * @param clientdataBytes length to which clientdata is filled up, in characters; its natural length where undefined.
 */
export function flowRow({ identify, random }: SampleSource, spec: FlowSpec, clientdataBytes: number | undefined): DataRow {
  const id = flowId(identify, spec.name);
  const { managed } = solutions[spec.solution];
  const state = spec.state ?? 'on';
  const created = random.between(30, 700);
  return {
    workflowid: id,
    name: spec.name,
    ...processDefaults,
    category: 5,
    ...states[state],
    clientdata: clientdataText(spec, clientdataBytes),
    description: spec.description ?? null,
    modernflowtype: spec.modernFlowType ?? 0,
    suspensionreasondetails: state === 'suspended' ? policyMessage : null,
    workflowidunique: identify('workflowidunique', spec.name),
    resourceid: identify('flowresource', spec.name),
    _licensee_value: null,
    ismanaged: managed,
    iscustomizable: customizable('iscustomizableanddeletable', spec.customizable),
    solutionid: identify('solution', managed ? spec.solution : 'active'),
    ...ownedBy(identify, spec.owner),
    ...audited(identify, created, random.between(10, created), userFor(spec.owner)),
  };
}
