import type { DataRow } from '../environmentData';
import { apiPrefix, customConnectorId, dataverse, type ConnectorName } from './connectors';
import { referenceCatalogue, type ConnectionReferenceSpec } from './connectionReferenceCatalogue';
import { people, personKeys, type Person, type PersonKey } from './people';
import type { Identify, Random, SampleSource } from './random';
import { audited, customizable, ownedBy } from './rows';
import { solutions, unmanagedSolutions } from './solutionCatalogue';

const otherConnectors: readonly ConnectorName[] = [
  'shared_sharepointonline',
  'shared_office365',
  'shared_teams',
  'shared_sql',
  'shared_approvals',
  'shared_excelonlinebusiness',
  'shared_azureblob',
];

const departments = ['Sales', 'Finance', 'Field Service', 'HR', 'Procurement', 'Legal', 'Marketing', 'Warehouse', 'Quality', 'IT'] as const;

/** Users who make references: people with an enabled account and the Environment Maker role. */
export const makers: readonly PersonKey[] = personKeys.filter((key) => {
  const person: Person = people[key];
  return person.kind === 'licensed' && person.roles.includes('Environment Maker');
});

/** Makers who hold the company's own role too, and so may do what the generated flows do. */
export const builders: readonly PersonKey[] = makers.filter((key) => people[key].roles.includes('Contoso Operations'));

/**
 * The name of a connection. Both forms that captures of live environments show are used, 32 hexadecimal digits and the connector's
 * shortened name with a GUID, and the form that the Power Platform CLI gives (`pac-dv-`).
 * @param key the connection's key; the same key gives the same name. Keys that start with `pac.` are the CLI's.
 */
export function connectionName(identify: Identify, connector: ConnectorName, key: string): string {
  const id = identify('connection', `${connector}/${key}`);
  if (key.startsWith('pac.')) {
    return `pac-dv-${id}`;
  }
  return id < '8' ? id.replaceAll('-', '') : `${connector.replaceAll('_', '-').slice(0, 20)}-${id}`;
}

function generatedSpec(random: Random, index: number): ConnectionReferenceSpec {
  const connector = random.chance(0.6) ? dataverse : random.pick(otherConnectors);
  const owner = random.pick(makers);
  const solution = random.pick(unmanagedSolutions);
  const suffix = (0x10000 + index * 37).toString(16).padStart(5, '0');
  const label = connector === dataverse ? 'Dataverse' : connector.replace('shared_', '');
  return {
    logicalName: `contoso_${connector.replace('_', '')}_${suffix}`,
    name: random.chance(0.4)
      ? `${label} ${solutions[solution].uniqueName}-${suffix}`
      : `${label} - ${random.pick(departments)} ${index + 1}`,
    connector,
    owner,
    connection: random.chance(0.12) ? null : `${owner}.${connector}`,
    solution,
  };
}

/**
 * What the connection references of the sample are: the catalogue, then generated ones.
 * @param count how many; the catalogue's are always there.
 */
export function referenceSpecs({ random }: SampleSource, count: number): ConnectionReferenceSpec[] {
  const generated = Math.max(0, count - referenceCatalogue.length);
  return [...referenceCatalogue, ...Array.from({ length: generated }, (_, index) => generatedSpec(random, index))];
}

/**
 * A row of `connectionreferences`.
 * @param spec what the reference is.
 */
export function connectionReferenceRow({ identify, random }: SampleSource, spec: ConnectionReferenceSpec): DataRow {
  const created = random.between(40, 800);
  const { managed } = solutions[spec.solution];
  return {
    connectionreferenceid: identify('connectionreference', spec.logicalName),
    connectionreferencelogicalname: spec.logicalName,
    connectionreferencedisplayname: spec.name,
    connectorid: `${apiPrefix}${spec.connector}`,
    connectionid: spec.connection === null ? null : connectionName(identify, spec.connector, spec.connection),
    _customconnectorid_value: customConnectorId(identify, spec.connector),
    description: spec.description ?? null,
    promptingbehavior: 0,
    statecode: spec.inactive === true ? 1 : 0,
    statuscode: spec.inactive === true ? 2 : 1,
    ismanaged: managed,
    iscustomizable: customizable(),
    solutionid: identify('solution', managed ? spec.solution : 'active'),
    componentstate: 0,
    ...ownedBy(identify, spec.owner),
    ...audited(identify, created, random.between(1, created)),
  };
}
