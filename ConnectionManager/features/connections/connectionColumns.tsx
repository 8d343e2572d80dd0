import * as React from 'react';
import type { Texts } from '../../strings/texts';
import { NameCell } from '../../ui/NameCell';
import { TextCell } from '../../ui/TextCell';
import type { GridColumn } from '../../ui/VirtualGrid';
import type { ConnectionRow } from './connectionRows';
import { ConnectionWord } from './ConnectionWord';

/**
 * The columns of the connections list.
 *
 * @param texts The texts of the control.
 * @returns The columns, the most important first; the narrower the grid, the fewer are shown.
 */
export function connectionColumns(texts: Texts): readonly GridColumn<ConnectionRow>[] {
  return [
    {
      id: 'name',
      title: texts.text('Connections_Column_Name'),
      share: 3,
      from: 0,
      compare: (a, b) => texts.compare(a.name, b.name),
      render: (row) => (
        <NameCell
          name={row.name}
          label={texts.text('Grid_Open', { name: row.name })}
          below={row.name === row.reference.logicalName ? undefined : row.reference.logicalName}
        />
      ),
    },
    {
      id: 'connector',
      title: texts.text('Connections_Column_Connector'),
      share: 2,
      from: 560,
      compare: (a, b) => texts.compare(a.connector, b.connector),
      render: (row) => <TextCell>{row.connector}</TextCell>,
    },
    {
      id: 'binding',
      title: texts.text('Connections_Column_Binding'),
      share: 1.2,
      from: 0,
      compare: (a, b) => Number(isConnected(a)) - Number(isConnected(b)),
      render: (row) => <ConnectionWord health={row.status.health} inColumn />,
    },
    {
      id: 'flows',
      title: texts.text('Connections_Column_Flows'),
      share: 0.8,
      from: 460,
      compare: (a, b) => a.uses.length - b.uses.length,
      render: (row) => <FlowCount row={row} texts={texts} />,
    },
    {
      id: 'owner',
      title: texts.text('Connections_Column_Owner'),
      share: 2,
      from: 760,
      compare: (a, b) => texts.compare(a.owner, b.owner),
      render: (row) => <TextCell quiet={row.reference.owner.name === null}>{row.owner}</TextCell>,
    },
  ];
}

interface CellProps {
  readonly row: ConnectionRow;
  readonly texts: Texts;
}

function isConnected(row: ConnectionRow): boolean {
  return row.status.health !== 'not-connected';
}

function FlowCount({ row: { uses, knowledge }, texts }: CellProps): React.ReactElement {
  if (uses.length === 0 && knowledge.state !== 'complete') {
    return <TextCell quiet>{texts.text(knowledge.state === 'reading' ? 'Common_NotReadYet' : 'Common_Unknown')}</TextCell>;
  }
  return <TextCell quiet={uses.length === 0}>{texts.number(uses.length)}</TextCell>;
}
