import type { Connection } from '../../model/connection';
import { connectionReferenceName, type ConnectionReference } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import type { Inventory } from '../../model/inventory';
import type {
  ConnectionAssessment,
  EnvironmentAssessment,
  LooseConnectionAssessment,
  ReferenceAssessment,
} from '../../model/status/assessment';
import type { Texts } from '../../strings/texts';
import type { ListRow } from '../../ui/ListView';
import { ownerText } from '../../ui/ownerText';

/** One row of the connections list: a connection reference, or a connection without one. */
export interface ConnectionRow extends ListRow {
  /** Null for a connection that no connection reference points at. */
  readonly reference: ConnectionReference | null;
  /** What is known of the connection itself; null where nothing is. */
  readonly connection: Connection | null;
  readonly assessment: ConnectionAssessment;
  readonly name: string;
  /** Plain name of the connector, such as `shared_office365`; null where it isn't known. */
  readonly connectorName: string | null;
  /** The name that a person knows the connector by. */
  readonly connector: string;
  /** The owner in words: the reference's, or who made the connection. */
  readonly owner: string;
  readonly ownerKnown: boolean;
  readonly mine: boolean;
  /** The connection's own name; null where none is bound. */
  readonly connectionId: string | null;
  readonly modifiedOn: Date | null;
  readonly flows: number;
  readonly flowsOn: number;
}

/** Old names of the Dataverse connector, which people still search for. */
const oldDataverseNames = ['CDS', 'Common Data Service'];

/**
 * Makes the rows of the connections list from what has been read and what follows from it: one for each connection reference, in the
 * order they were read, then one for each connection without one.
 */
export type ConnectionRowMaker = (inventory: Pick<Inventory, 'people'>, assessment: EnvironmentAssessment) => readonly ConnectionRow[];

/**
 * Makes a maker of rows, which remembers the rows of assessments that stay the same from page to page.
 *
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @param texts The texts of the control.
 * @returns The maker.
 */
export function createConnectionRows(viewerId: string | null, texts: Texts): ConnectionRowMaker {
  const known = new WeakMap<ReferenceAssessment, ConnectionRow>();
  const rowOf = (assessment: ReferenceAssessment): ConnectionRow => {
    const row = known.get(assessment) ?? referenceRow(assessment, viewerId, texts);
    known.set(assessment, row);
    return row;
  };
  return ({ people }, { references, looseConnections }) => {
    const viewer = people.rows.find(({ id }) => id === viewerId);
    return [...references.map(rowOf), ...looseConnections.map((one) => looseRow(one, viewer?.objectId ?? null, texts))];
  };
}

/** A row of a connection reference. */
export type ReferenceRow = ConnectionRow & { readonly reference: ConnectionReference };

/**
 * Tells the rows of connection references from those of connections without one.
 *
 * @param row The row.
 * @returns Whether it is a connection reference's.
 */
export function isReferenceRow(row: ConnectionRow): row is ReferenceRow {
  return row.reference !== null;
}

function referenceRow(assessment: ReferenceAssessment, viewerId: string | null, texts: Texts): ConnectionRow {
  const { reference, connection } = assessment;
  return withSearch({
    ...common(assessment, reference.connector, texts),
    id: reference.id,
    reference,
    name: connectionReferenceName(reference),
    owner: ownerText(reference.owner, texts),
    ownerKnown: reference.owner.name !== null,
    mine: reference.owner.id === viewerId,
    connectionId: reference.connectionId,
    connection,
    modifiedOn: reference.modifiedOn,
  });
}

function looseRow(assessment: LooseConnectionAssessment, viewerObjectId: string | null, texts: Texts): ConnectionRow {
  const { connection } = assessment;
  const owner = connection.owner?.name ?? connection.owner?.userName ?? null;
  return withSearch({
    ...common(assessment, connection.connector, texts),
    id: `connection ${connection.connector ?? ''}/${connection.name}`,
    reference: null,
    name: connectionName(connection),
    owner: owner ?? texts.text('Owner_Unknown'),
    ownerKnown: owner !== null,
    mine: viewerObjectId !== null && connection.owner?.objectId === viewerObjectId,
    connectionId: connection.name,
    connection,
    modifiedOn: connection.modifiedOn,
  });
}

/**
 * The name a person knows a connection by.
 *
 * @param connection The connection.
 * @returns Its display name; the account or its own name where it has none.
 */
export function connectionName({ displayName, accountName, name }: Connection): string {
  return [displayName, accountName].find((text) => text?.trim()) ?? name;
}

type CommonPart = Pick<ConnectionRow, 'assessment' | 'connectorName' | 'connector' | 'flows' | 'flowsOn'>;

function common(assessment: ConnectionAssessment, connectorName: string | null, texts: Texts): CommonPart {
  return {
    assessment,
    connectorName,
    connector: connectorName === null ? texts.text('Connector_Unknown') : connectorTitle(connectorName),
    flows: assessment.uses.length,
    flowsOn: assessment.uses.filter(({ flow }) => flow.state === 'on').length,
  };
}

function withSearch(row: Omit<ConnectionRow, 'searchable'>): ConnectionRow {
  const { reference, connection, connectorName } = row;
  const parts = [
    row.name,
    reference?.logicalName,
    row.connector,
    connectorName,
    ...(connectorName?.includes('commondataservice') ? oldDataverseNames : []),
    row.ownerKnown ? row.owner : null,
    row.connectionId,
    connection?.displayName,
    connection?.accountName,
    connection?.owner?.name,
    connection?.owner?.userName,
    ...row.assessment.uses.map(({ flow }) => flow.name),
  ];
  return { ...row, searchable: parts.filter(Boolean).join('\n').toLowerCase() };
}
