import * as React from 'react';
import type { Texts } from '../../strings/texts';
import { NameCell } from '../../ui/NameCell';
import { RunsWord } from '../../ui/status/RunsWord';
import { SaveWord } from '../../ui/status/SaveWord';
import { runsOrder, saveOrder } from '../../ui/status/statusWords';
import { TextCell } from '../../ui/TextCell';
import type { GridColumn } from '../../ui/VirtualGrid';
import type { FlowRow } from './flowRows';
import { lastRunTime } from './lastRun';
import { LastRunCell } from './LastRunCell';
import { StateCell } from './StateCell';

/**
 * The columns of the flows list.
 *
 * @param texts The texts of the control.
 * @returns The columns, the most important first; the narrower the grid, the fewer are shown.
 */
export function flowColumns(texts: Texts): readonly GridColumn<FlowRow>[] {
  return [...answerColumns(texts), ...definitionColumns(texts), ...otherColumns(texts)];
}

function answerColumns(texts: Texts): readonly GridColumn<FlowRow>[] {
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
      share: 1.2,
      from: 480,
      compare: (a, b) => texts.compare(a.state, b.state),
      render: (row) => <StateCell row={row} />,
    },
    {
      id: 'runs',
      title: texts.text('Flows_Column_Runs'),
      share: 1.2,
      from: 0,
      compare: (a, b) => runsOrder.indexOf(a.assessment.runs) - runsOrder.indexOf(b.assessment.runs),
      render: (row) => <RunsWord runs={row.assessment.runs} />,
    },
    {
      id: 'save',
      title: texts.text('Flows_Column_Save'),
      share: 1.2,
      from: 760,
      compare: (a, b) => saveOrder.indexOf(a.assessment.save) - saveOrder.indexOf(b.assessment.save),
      render: (row) => <SaveWord save={row.assessment.save} />,
    },
  ];
}

function definitionColumns(texts: Texts): readonly GridColumn<FlowRow>[] {
  return [
    {
      id: 'trigger',
      title: texts.text('Flows_Column_Trigger'),
      share: 2,
      from: 620,
      compare: (a, b) => texts.compare(a.trigger, b.trigger),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.trigger} />,
    },
    {
      id: 'runAs',
      title: texts.text('Flows_Column_RunAs'),
      share: 1.3,
      from: 1_180,
      compare: (a, b) => texts.compare(a.runAs, b.runAs),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.runAs} />,
    },
    {
      id: 'providers',
      title: texts.text('Flows_Column_Connections'),
      share: 1.8,
      from: 1_320,
      compare: (a, b) => (a.profile?.connections.length ?? -1) - (b.profile?.connections.length ?? -1),
      render: (row) => <DefinitionCell row={row} texts={texts} value={row.providers} />,
    },
  ];
}

function otherColumns(texts: Texts): readonly GridColumn<FlowRow>[] {
  return [
    {
      id: 'lastRun',
      title: texts.text('Flows_Column_LastRun'),
      share: 2,
      from: 900,
      compare: (a, b) => lastRunTime(a.lastRun) - lastRunTime(b.lastRun),
      render: (row) => <LastRunCell lastRun={row.lastRun} />,
    },
    {
      id: 'owner',
      title: texts.text('Flows_Column_Owner'),
      share: 1.6,
      from: 1_040,
      compare: (a, b) => texts.compare(a.owner, b.owner),
      render: (row) => <TextCell quiet={row.flow.owner.name === null}>{row.owner}</TextCell>,
    },
    {
      id: 'modified',
      title: texts.text('Flows_Column_Modified'),
      share: 1.5,
      from: 1_460,
      compare: (a, b) => timeOf(a) - timeOf(b),
      render: ({ flow }) => <TextCell>{flow.modifiedOn ? texts.dateTime(flow.modifiedOn) : ''}</TextCell>,
    },
  ];
}

function timeOf({ flow }: FlowRow): number {
  return flow.modifiedOn?.getTime() ?? 0;
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
