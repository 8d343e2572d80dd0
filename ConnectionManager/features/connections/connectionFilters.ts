import type { IdentityKind } from '../../model/connection';
import type { Texts } from '../../strings/texts';
import type { FilterOption, ListFilter } from '../../ui/listParts';
import { identityWord } from '../../ui/status/identityWord';
import { healthOrder, healthWords } from '../../ui/status/statusWords';
import type { ConnectionRow } from './connectionRows';

const identities: readonly IdentityKind[] = ['user', 'guest', 'service-principal', 'unknown'];

/**
 * The ways to narrow the connections list down.
 *
 * @param rows All rows.
 * @param texts The texts of the control.
 * @returns The filters.
 */
export function connectionFilters(rows: readonly ConnectionRow[], texts: Texts): readonly ListFilter<ConnectionRow>[] {
  return [
    {
      id: 'status',
      label: texts.text('Connections_Column_Status'),
      kind: 'counts',
      options: healthOrder.map((value) => ({ value, label: texts.text(healthWords[value].text), tone: healthWords[value].tone })),
      matches: (row, option) => row.assessment.health === option,
    },
    {
      id: 'connector',
      label: texts.text('Connections_Column_Connector'),
      kind: 'choice',
      options: connectorOptions(rows, texts),
      matches: (row, option) => connectorValue(row) === option,
    },
    {
      id: 'owner',
      label: texts.text('Connections_Column_Owner'),
      kind: 'choice',
      options: [
        { value: 'mine', label: texts.text('Connections_Filter_Mine') },
        { value: 'disabled', label: texts.text('Connections_Filter_OwnerDisabled') },
      ],
      matches: (row, option) => (option === 'mine' ? row.mine : row.reference?.owner.disabled === true),
    },
    {
      id: 'identity',
      label: texts.text('Connections_Column_Identity'),
      kind: 'choice',
      options: identities.map((value) => ({ value, label: identityWord(value, texts) })),
      matches: (row, option) => row.assessment.identity === option,
    },
    {
      id: 'unused',
      label: texts.text('Filter_Unused'),
      kind: 'switch',
      options: [{ value: 'unused', label: texts.text('Filter_Unused') }],
      matches: (row) => row.assessment.reasons.some(({ code }) => code === 'unused'),
    },
  ];
}

/** An unknown connector is one of the choices. */
function connectorValue({ connectorName }: ConnectionRow): string {
  return connectorName ?? '?';
}

function connectorOptions(rows: readonly ConnectionRow[], texts: Texts): readonly FilterOption[] {
  const labels = new Map(rows.map((row) => [connectorValue(row), row.connector]));
  return [...labels].map(([value, label]) => ({ value, label })).sort((a, b) => texts.compare(a.label, b.label));
}
