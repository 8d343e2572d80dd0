import * as React from 'react';
import type { Texts } from '../../strings/texts';
import type { GridColumn } from '../../ui/gridColumns';
import type { ExportColumn } from '../../ui/listParts';
import { NameCell } from '../../ui/NameCell';
import { StatusWord } from '../../ui/StatusWord';
import { TextCell } from '../../ui/TextCell';
import { worstFinding } from './findingText';
import type { PrincipalRow } from './principalRows';

/**
 * The columns of the service principals.
 *
 * @param texts The texts of the control.
 * @returns The columns, the most important first; the narrower the grid, the fewer are shown.
 */
export function principalColumns(texts: Texts): readonly GridColumn<PrincipalRow>[] {
  const words = (row: PrincipalRow): string => worstFinding(row.findings, texts).word;
  const text = (id: string, title: string, share: number, from: number, value: (row: PrincipalRow) => string): GridColumn<PrincipalRow> => ({
    id,
    title,
    share,
    from,
    compare: (a, b) => texts.compare(value(a), value(b)),
    render: (row) => <TextCell>{value(row)}</TextCell>,
  });
  const count = (id: string, title: string, from: number, value: (row: PrincipalRow) => number): GridColumn<PrincipalRow> => ({
    id,
    title,
    share: 0.9,
    from,
    compare: (a, b) => value(a) - value(b),
    render: (row) => <TextCell>{texts.number(value(row))}</TextCell>,
  });
  return [
    {
      id: 'name',
      title: texts.text('Principals_Column_Name'),
      share: 2.6,
      from: 0,
      compare: (a, b) => texts.compare(a.name, b.name),
      render: (row) => <NameCell name={row.name} label={texts.text('Grid_Open', { name: row.name })} below={row.user.applicationId} />,
    },
    {
      id: 'status',
      title: texts.text('Principals_Column_Status'),
      share: 1.9,
      from: 0,
      compare: (a, b) => texts.compare(words(a), words(b)),
      render: ({ findings }) => {
        const { tone, word } = worstFinding(findings, texts);
        return <StatusWord tone={tone}>{word}</StatusWord>;
      },
    },
    text('state', texts.text('Principals_Column_State'), 0.9, 1_000, ({ user }) => texts.text(user.disabled ? 'Principals_Off' : 'Principals_On')),
    text('roles', texts.text('Principals_Column_Roles'), 2, 640, ({ roles }) => (roles === null ? texts.text('Common_Unknown') : roles.join(', '))),
    text('unit', texts.text('AppUser_BusinessUnit'), 1.4, 1_180, ({ user }) => user.businessUnitName ?? ''),
    count('connections', texts.text('Principals_Column_Connections'), 1_040, ({ uses }) => uses.connections.length),
    count('flows', texts.text('Principals_Column_Flows'), 860, ({ uses }) => uses.flows.length),
  ];
}

/**
 * The columns of the exported service principals.
 *
 * @param texts The texts of the control.
 * @returns The columns.
 */
export function principalExport(texts: Texts): readonly ExportColumn<PrincipalRow>[] {
  return [
    { name: texts.text('Principals_Column_Name'), value: ({ name }) => name },
    { name: texts.text('AppUser_ApplicationId'), value: ({ user }) => user.applicationId },
    { name: texts.text('Principals_Column_Status'), value: ({ findings }) => worstFinding(findings, texts).word },
    { name: texts.text('Principals_Column_State'), value: ({ user }) => texts.text(user.disabled ? 'Principals_Off' : 'Principals_On') },
    { name: texts.text('Principals_Column_Roles'), value: ({ roles }) => roles?.join(', ') ?? null },
    { name: texts.text('AppUser_BusinessUnit'), value: ({ user }) => user.businessUnitName },
    { name: texts.text('Principals_Column_Connections'), value: ({ uses }) => uses.connections.length },
    { name: texts.text('Principals_Column_Flows'), value: ({ uses }) => uses.flows.length },
  ];
}
