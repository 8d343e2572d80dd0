import type { DataRow } from '../environmentData';
import type { ConnectionReferenceSpec } from './connectionReferenceCatalogue';
import { daysAgo } from './clock';
import { flowId } from './flowCatalogue';
import type { FlowSpec } from './flowSpec';
import type { Identify, SampleSource } from './random';
import { audited, type RowSets } from './rows';
import { solutions, type SolutionKey, type SolutionSpec } from './solutionCatalogue';

/** Component type of processes (choice `componenttype`). */
const workflowComponent = 29;

/** Component type of connection references: a number that each environment gives out itself, so nobody may rely on it. */
const connectionReferenceComponent = 10184;

function solutionRow(identify: Identify, key: string, spec: SolutionSpec, visible: boolean): DataRow {
  return {
    solutionid: identify('solution', key),
    uniquename: spec.uniqueName,
    friendlyname: spec.name,
    version: spec.version,
    ismanaged: spec.managed,
    isvisible: visible,
    isapimanaged: false,
    installedon: daysAgo(350),
    updatedon: spec.managed ? daysAgo(30) : null,
    _organizationid_value: identify('organization', 'contoso'),
    ...audited(identify, 350, 30),
  };
}

function componentRow(identify: Identify, solution: SolutionKey, objectid: string, componenttype: number): DataRow {
  return {
    solutioncomponentid: identify('solutioncomponent', `${solution}/${objectid}`),
    _solutionid_value: identify('solution', solution),
    objectid,
    componenttype,
    rootcomponentbehavior: 0,
    ismetadata: false,
    ...audited(identify, 100),
  };
}

/**
 * Solutions with the connection references and flows that they hold, and the two unmanaged layers of every environment.
 * @param references the connection references of the sample.
 * @param flows the flows of the sample.
 */
export function solutionRows(
  { identify }: SampleSource,
  references: readonly ConnectionReferenceSpec[],
  flows: readonly FlowSpec[],
): RowSets {
  const keys = Object.keys(solutions) as SolutionKey[];
  return {
    solutions: [
      solutionRow(identify, 'active', { uniqueName: 'Active', name: 'Active Solution', version: '1.0', managed: false }, false),
      solutionRow(identify, 'default', { uniqueName: 'Default', name: 'Default Solution', version: '1.0', managed: false }, true),
      ...keys.map((key) => solutionRow(identify, key, solutions[key], true)),
    ],
    solutioncomponents: [
      ...references.map(({ solution, logicalName }) =>
        componentRow(identify, solution, identify('connectionreference', logicalName), connectionReferenceComponent),
      ),
      ...flows.map(({ solution, name }) => componentRow(identify, solution, flowId(identify, name), workflowComponent)),
    ],
  };
}
