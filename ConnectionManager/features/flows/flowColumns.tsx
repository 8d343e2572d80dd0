import * as React from 'react';
import type { Texts } from '../../strings/texts';
import { NameCell } from '../../ui/NameCell';
import { StatusWord } from '../../ui/StatusWord';
import { TextCell } from '../../ui/TextCell';
import type { GridColumn } from '../../ui/VirtualGrid';
import type { FlowRow } from './flowRows';
import { stateTones } from './flowText';

/**
 * The columns of the flows list.
 *
 * @param texts The texts of the control.
 * @returns The columns, the most important first; the narrower the grid, the fewer are shown.
 */
export function flowColumns(texts: Texts): readonly GridColumn<FlowRow>[] {
  return [
    {
      id: 'name',
      title: texts.text('Flows_Column_Name'),
      share: 3,
      from: 0,
      compare: (a, b) => texts.compare(a.name, b.name),
      render: (row) => <NameCell name={row.name} label={texts.text('Grid_Open', { name: row.name })} />,
    },
    {
      id: 'state',
      title: texts.text('Flows_Column_State'),
      share: 1.1,
      from: 0,
      compare: (a, b) => texts.compare(a.state, b.state),
      render: (row) => <StatusWord tone={stateTones[row.flow.state]}>{row.state}</StatusWord>,
    },
    {
      id: 'trigger',
      title: texts.text('Flows_Column_Trigger'),
      share: 2,
      from: 560,
      compare: (a, b) => texts.compare(a.trigger, b.trigger),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.trigger} />,
    },
    {
      id: 'runAs',
      title: texts.text('Flows_Column_RunAs'),
      share: 1.2,
      from: 900,
      compare: (a, b) => texts.compare(a.runAs, b.runAs),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.runAs} />,
    },
    {
      id: 'providers',
      title: texts.text('Flows_Column_Connections'),
      share: 1.8,
      from: 1_080,
      compare: (a, b) => (a.profile?.connections.length ?? -1) - (b.profile?.connections.length ?? -1),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.providers} />,
    },
    {
      id: 'owner',
      title: texts.text('Flows_Column_Owner'),
      share: 1.6,
      from: 760,
      compare: (a, b) => texts.compare(a.owner, b.owner),
      render: (row) => <TextCell quiet={row.flow.owner.name === null}>{row.owner}</TextCell>,
    },
  ];
}

interface DefinitionCellProps {
  readonly row: FlowRow;
  readonly texts: Texts;
  /** What the definition says; empty where it says nothing. */
  readonly value: string;
}

/** A cell whose value comes from the flow's definition, or why it isn't there. */
function DefinitionCell({ row, texts, value }: DefinitionCellProps): React.ReactElement {
  if (row.definition === 'known') {
    return value ? <TextCell>{value}</TextCell> : <span aria-label={texts.text('RunAs_NotApplicable')} role="img">–</span>;
  }
  return <TextCell quiet>{texts.text(row.definition === 'pending' ? 'Common_NotReadYet' : 'Common_CantRead')}</TextCell>;
}
