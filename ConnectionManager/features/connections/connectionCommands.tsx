import * as React from 'react';
import { PlugConnectedRegular } from '@fluentui/react-icons/headless/svg/plug-connected';
import type { Texts } from '../../strings/texts';
import type { ListCommand } from '../../ui/listParts';
import { isReferenceRow, type ConnectionRow } from './connectionRows';

/**
 * What can be done with selected rows of the connections list.
 *
 * @param onChange Opens the form that changes the connection of these rows.
 * @param texts The texts of the control.
 * @returns The commands.
 */
export function connectionCommands(onChange: (ids: readonly string[]) => void, texts: Texts): readonly ListCommand<ConnectionRow>[] {
  return [
    {
      id: 'change-connection',
      label: texts.text('Change_Heading'),
      icon: <PlugConnectedRegular />,
      unavailable: (rows) => unavailable(rows, texts),
      run: (rows) => onChange(rows.map(({ id }) => id)),
    },
  ];
}

/** A connection belongs to one connector, and so can only be that of references of the same one. */
function unavailable(rows: readonly ConnectionRow[], texts: Texts): string | null {
  if (!rows.every(isReferenceRow)) {
    return texts.text('Change_Unavailable_NoReference');
  }
  const connectors = new Set(rows.map(({ connectorName }) => connectorName));
  return connectors.size > 1 || connectors.has(null) ? texts.text('Change_Unavailable_Connectors') : null;
}
