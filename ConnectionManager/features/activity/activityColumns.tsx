import * as React from 'react';
import type { Texts } from '../../strings/texts';
import type { ExportColumn } from '../../ui/listParts';
import { NameCell } from '../../ui/NameCell';
import { TextCell } from '../../ui/TextCell';
import type { GridColumn } from '../../ui/VirtualGrid';
import type { ActivityRow } from './activityRows';
import { standingKeys, StandingWord } from './StandingWord';

const timeOf = ({ activity }: ActivityRow): number => activity.at.getTime();

/**
 * The columns of the activity list.
 *
 * @param texts The texts of the control.
 * @returns The columns, the most important first; the narrower the grid, the fewer are shown.
 */
export function activityColumns(texts: Texts): readonly GridColumn<ActivityRow>[] {
  const column = (id: 'what' | 'before' | 'after', title: string, from: number): GridColumn<ActivityRow> => ({
    id,
    title,
    share: 2,
    from,
    compare: (a, b) => texts.compare(a[id], b[id]),
    render: (row) => <TextCell>{row[id]}</TextCell>,
  });
  return [
    {
      id: 'name',
      title: texts.text('Activity_Column_Subject'),
      share: 2.5,
      from: 0,
      compare: (a, b) => texts.compare(a.name, b.name),
      render: (row) => <NameCell name={row.name} label={texts.text('Grid_Open', { name: row.name })} />,
    },
    column('what', texts.text('Activity_Column_What'), 480),
    column('before', texts.text('Activity_Column_Before'), 760),
    column('after', texts.text('Activity_Column_After'), 620),
    {
      id: 'time',
      title: texts.text('Activity_Column_Time'),
      share: 1.5,
      from: 900,
      compare: (a, b) => timeOf(a) - timeOf(b) || Number(a.id) - Number(b.id),
      render: ({ time }) => <TextCell>{time}</TextCell>,
    },
    {
      id: 'standing',
      title: texts.text('Activity_Column_Standing'),
      share: 1.6,
      from: 0,
      compare: (a, b) => texts.compare(texts.text(standingKeys[a.standing]), texts.text(standingKeys[b.standing])),
      render: ({ standing }) => <StandingWord standing={standing} />,
    },
  ];
}

/**
 * The columns of an exported activity list.
 *
 * @param texts The texts of the control.
 * @returns The columns: one row of the file for each change that was recorded.
 */
export function activityExport(texts: Texts): readonly ExportColumn<ActivityRow>[] {
  const joined = (pick: 'what' | 'before' | 'after') => (row: ActivityRow): string => row.lines.map((line) => line[pick]).join('\n');
  return [
    { name: texts.text('Activity_Column_Time'), value: ({ activity }) => activity.at.toISOString() },
    { name: texts.text('Activity_Column_Subject'), value: ({ name }) => name },
    { name: texts.text('Activity_Column_Id'), value: ({ activity }) => activity.subject.id },
    { name: texts.text('Activity_Column_What'), value: joined('what') },
    { name: texts.text('Activity_Column_Before'), value: joined('before') },
    { name: texts.text('Activity_Column_After'), value: joined('after') },
    { name: texts.text('Activity_Column_Standing'), value: ({ standing }) => texts.text(standingKeys[standing]) },
  ];
}
