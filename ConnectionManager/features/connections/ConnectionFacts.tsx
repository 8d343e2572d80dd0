import * as React from 'react';
import type { Connection } from '../../model/connection';
import type { TextKey } from '../../strings/TextKey';
import { useTexts, type Texts } from '../../strings/texts';
import { statusWords } from '../../model/connections/connectionState';
import { CopyField } from '../../ui/CopyField';
import { Facts, type Fact } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import { identityWord } from '../../ui/status/identityWord';
import type { ConnectionRow } from './connectionRows';

/**
 * Everything else that is known of a connection reference and its connection, with identifiers that can be copied.
 *
 * @param props.row The row.
 */
export function ConnectionFacts({ row }: { readonly row: ConnectionRow }): React.ReactElement {
  const texts = useTexts();
  return <Facts facts={[...referenceFacts(row, texts), ...(row.connection ? connectionFacts(row.connection, texts) : [])]} />;
}

function referenceFacts(row: ConnectionRow, texts: Texts): readonly Fact[] {
  const { reference, connectorName, connectionId } = row;
  return [
    { label: texts.text('Details_Connector'), value: <bdi>{row.connector}</bdi> },
    ...copyFact('Details_ConnectorId', connectorName, texts),
    ...copyFact('Details_LogicalName', reference?.logicalName ?? null, texts),
    ...(connectionId === null
      ? [{ label: texts.text('Details_ConnectionId'), value: texts.text('Details_NoConnection') }]
      : copyFact('Details_ConnectionId', connectionId, texts)),
    ...copyFact('Details_ReferenceId', reference?.id ?? null, texts),
    { label: texts.text('Connections_Column_Identity'), value: identityWord(row.assessment.identity, texts) },
    ...(reference ? ownFacts(row, texts) : []),
  ];
}

function ownFacts({ reference, owner, modifiedOn }: ConnectionRow, texts: Texts): readonly Fact[] {
  return [
    ...(reference?.active === false ? [{ label: texts.text('Details_Status'), value: texts.text('Connections_Inactive') }] : []),
    { label: texts.text('Details_Owner'), value: <bdi>{owner}</bdi> },
    { label: texts.text('Details_Managed'), value: texts.text(reference?.managed ? 'Details_Managed_Yes' : 'Details_Managed_No') },
    ...(modifiedOn ? [{ label: texts.text('Details_Modified'), value: texts.dateTime(modifiedOn) }] : []),
  ];
}

/** What is known of the connection itself; its expiration time is never shown, since it is the access token's. */
function connectionFacts(connection: Connection, texts: Texts): readonly Fact[] {
  const { displayName, accountName, parameterSet, applicationId, modifiedOn, owner } = connection;
  const maker = owner?.name ?? owner?.userName ?? null;
  return [
    ...dataFact('Details_ConnectionName', displayName, texts),
    ...dataFact('Details_Account', accountName, texts),
    ...dataFact('Details_ConnectionOwner', maker, texts),
    ...dataFact('Details_ConnectionStatus', statusWords(connection) || null, texts),
    ...(modifiedOn ? [{ label: texts.text('Details_LastChecked'), value: texts.dateTime(modifiedOn) }] : []),
    ...(parameterSet ? [{ label: texts.text('Details_Authentication'), value: authentication(parameterSet, texts) }] : []),
    ...copyFact('Details_ApplicationId', applicationId, texts),
  ];
}

/** Names of parameter sets of the Dataverse connector's definition; others are shown as they are. */
const authentications: Readonly<Record<string, TextKey>> = {
  serviceprincipaloauth: 'Authentication_ServicePrincipal',
  certoauth: 'Authentication_Certificate',
  oauth: 'Authentication_SignIn',
};

function authentication(parameterSet: string, texts: Texts): React.ReactNode {
  const key = new Map(Object.entries(authentications)).get(parameterSet.toLowerCase());
  return key ? texts.text(key) : <Identifier>{parameterSet}</Identifier>;
}

function copyFact(label: TextKey, value: string | null, texts: Texts): readonly Fact[] {
  return value ? [{ label: texts.text(label), value: <CopyField label={texts.text(label)} value={value} /> }] : [];
}

function dataFact(label: TextKey, value: string | null, texts: Texts): readonly Fact[] {
  return value ? [{ label: texts.text(label), value: <bdi>{value}</bdi> }] : [];
}
