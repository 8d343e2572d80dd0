import * as React from 'react';
import type { Texts } from '../../strings/texts';
import { NameCell } from '../../ui/NameCell';
import { HealthWord } from '../../ui/status/HealthWord';
import { identityWord } from '../../ui/status/identityWord';
import { RunsWord } from '../../ui/status/RunsWord';
import { SaveWord } from '../../ui/status/SaveWord';
import { healthOrder, runsOrder, saveOrder } from '../../ui/status/statusWords';
import { TextCell } from '../../ui/TextCell';
import type { GridColumn } from '../../ui/VirtualGrid';
import type { ConnectionRow } from './connectionRows';
import { AnswerCell, FlowCount } from './FlowCells';

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
      render: (row) => <NameCell name={row.name} label={texts.text('Grid_Open', { name: row.name })} {...secondLine(row, texts)} />,
    },
    {
      id: 'connector',
      title: texts.text('Connections_Column_Connector'),
      share: 1.8,
      from: 640,
      compare: (a, b) => texts.compare(a.connector, b.connector),
      render: (row) => <TextCell>{row.connector}</TextCell>,
    },
    {
      id: 'status',
      title: texts.text('Connections_Column_Status'),
      share: 1.7,
      from: 0,
      compare: (a, b) => healthOrder.indexOf(a.assessment.health) - healthOrder.indexOf(b.assessment.health),
      render: (row) => <HealthWord health={row.assessment.health} />,
    },
    ...answerColumns(texts),
    ...whoseColumns(texts),
  ];
}

function answerColumns(texts: Texts): readonly GridColumn<ConnectionRow>[] {
  return [
    {
      id: 'saving',
      title: texts.text('Connections_Column_Saving'),
      share: 1.3,
      from: 540,
      compare: (a, b) => rank(saveOrder, a.assessment.save) - rank(saveOrder, b.assessment.save),
      render: ({ assessment }) => (
        <AnswerCell knowledge={assessment.knowledge}>{assessment.save && <SaveWord save={assessment.save} />}</AnswerCell>
      ),
    },
    {
      id: 'runs',
      title: texts.text('Connections_Column_Runs'),
      share: 1.1,
      from: 540,
      compare: (a, b) => rank(runsOrder, a.assessment.runs) - rank(runsOrder, b.assessment.runs),
      render: ({ assessment }) => (
        <AnswerCell knowledge={assessment.knowledge}>{assessment.runs && <RunsWord runs={assessment.runs} />}</AnswerCell>
      ),
    },
  ];
}

function whoseColumns(texts: Texts): readonly GridColumn<ConnectionRow>[] {
  return [
    {
      id: 'identity',
      title: texts.text('Connections_Column_Identity'),
      share: 1.3,
      from: 1_180,
      compare: (a, b) => texts.compare(identityWord(a.assessment.identity, texts), identityWord(b.assessment.identity, texts)),
      render: ({ assessment: { identity } }) => <TextCell quiet={identity === 'unknown'}>{identityWord(identity, texts)}</TextCell>,
    },
    {
      id: 'flows',
      title: texts.text('Connections_Column_Flows'),
      share: 0.9,
      from: 900,
      compare: (a, b) => a.flows - b.flows || a.flowsOn - b.flowsOn,
      render: (row) => <FlowCount row={row} />,
    },
    {
      id: 'owner',
      title: texts.text('Connections_Column_Owner'),
      share: 1.6,
      from: 1_040,
      compare: (a, b) => texts.compare(a.owner, b.owner),
      render: (row) => <TextCell quiet={!row.ownerKnown}>{row.owner}</TextCell>,
    },
    {
      id: 'modified',
      title: texts.text('Connections_Column_Modified'),
      share: 1.8,
      from: 1_340,
      compare: (a, b) => (a.modifiedOn?.getTime() ?? 0) - (b.modifiedOn?.getTime() ?? 0),
      render: ({ modifiedOn }) => (modifiedOn ? <TextCell>{texts.dateTime(modifiedOn)}</TextCell> : null),
    },
  ];
}

function secondLine({ name, reference }: ConnectionRow, texts: Texts): { readonly below?: string; readonly note?: string } {
  if (reference === null) {
    return { note: texts.text('Connections_NoReference') };
  }
  return name === reference.logicalName ? {} : { below: reference.logicalName };
}

/** What there is no answer of stands behind every answer. */
function rank<T>(order: readonly T[], answer: T | null): number {
  return answer === null ? order.length : order.indexOf(answer);
}
