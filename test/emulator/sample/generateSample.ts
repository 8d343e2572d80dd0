import type { EnvironmentData } from '../environmentData';
import { callbackRegistrationRows } from './callbackRegistrations';
import { connectionInstanceRows, connectionRows } from './connections';
import { connectionReferenceRow, referenceSpecs } from './connectionReferences';
import { connectorRows } from './connectors';
import { flowSpecs } from './flowCatalogue';
import { flowRow } from './flows';
import { organizationDetailRows, organizationRows } from './organization';
import { otherProcessRows } from './otherProcesses';
import { signedIn } from './people';
import { createIdentify, createRandom, type SampleSource } from './random';
import { roleRows } from './roles';
import type { RowSets } from './rows';
import { runRows } from './runs';
import { sharingRows } from './sharing';
import { solutionRows } from './solutions';
import { tableDefinitionRows } from './tables';

export { sampleNow } from './clock';

/** What a sample environment is to be like. */
export interface SampleOptions {
  /** Whole number; the same seed gives the same environment. */
  seed?: number;
  /** Connection references, 60 by default; the catalogue of cases (some 50) is always there. */
  connectionReferences?: number;
  /** Cloud flows, 120 by default; the catalogue of cases (some 80) is always there. Processes of other kinds come on top. */
  flows?: number;
  /** Length to which each flow's clientdata is filled up, in characters; its natural length where undefined. */
  clientdataBytes?: number;
}

/** Version numbers are one of a kind and grow in the whole database. */
function withVersions(sets: RowSets): RowSets {
  let version = 1_048_576;
  return Object.fromEntries(
    Object.entries(sets).map(([set, rows]) => [
      set,
      rows.map((row) => {
        version += 3;
        return { ...row, versionnumber: version };
      }),
    ]),
  );
}

/**
 * Makes the environment of Contoso, a fictitious company: people, roles, connections and connection references, flows of every kind with
 * their runs, subscriptions and shares. Nothing of it depends on the clock or on anything but the options.
 * @param options see {@link SampleOptions}.
 */
export function generateSample(options: SampleOptions = {}): EnvironmentData {
  const { seed = 1, connectionReferences = 60, flows = 120, clientdataBytes } = options;
  const source: SampleSource = { random: createRandom(seed), identify: createIdentify(seed) };
  const references = referenceSpecs(source, connectionReferences);
  const specs = flowSpecs(source, flows, references);
  return {
    user: source.identify('systemuser', signedIn),
    ...organizationDetailRows(source),
    ...connectionRows(source, references),
    ...tableDefinitionRows(source),
    ...withVersions({
      ...organizationRows(source),
      ...roleRows(source),
      ...connectorRows(source),
      ...solutionRows(source, references, specs),
      connectionreferences: references.map((spec) => connectionReferenceRow(source, spec)),
      connectioninstances: connectionInstanceRows(source, references),
      workflows: [...specs.map((spec) => flowRow(source, spec, clientdataBytes)), ...otherProcessRows(source)],
      callbackregistrations: callbackRegistrationRows(source, specs),
      flowruns: runRows(source, specs),
      principalobjectaccessset: sharingRows(source, specs),
    }),
  };
}
