import * as React from 'react';
import { PersonSwapRegular } from '@fluentui/react-icons/headless/svg/person-swap';
import { PlugConnectedRegular } from '@fluentui/react-icons/headless/svg/plug-connected';
import type { WantedSetting } from '../../../model/flowSettings/flowSettings';
import type { Texts } from '../../../strings/texts';
import type { ListCommand } from '../../../ui/listParts';
import type { FlowRow } from '../flowRows';

/**
 * The commands that set Run as, or who provides connections, of selected flows.
 *
 * @param start Opens the page for these flows.
 * @param texts The texts of the control.
 * @returns The commands.
 */
export function settingsCommands(
  start: (kind: WantedSetting['kind'], flowIds: readonly string[]) => void,
  texts: Texts,
): readonly ListCommand<FlowRow>[] {
  return [
    {
      id: 'set-run-as',
      label: texts.text('Bulk_RunAs'),
      icon: <PersonSwapRegular />,
      unavailable: (rows) => (rows.some(mayHaveRunAs) ? null : texts.text('Bulk_NoneHasRunAs')),
      run: (rows) => start('run-as', rows.map(({ id }) => id)),
    },
    {
      id: 'set-provided-by',
      label: texts.text('Bulk_ProvidedBy'),
      icon: <PlugConnectedRegular />,
      unavailable: (rows) => (rows.some(mayBeShared) ? null : texts.text('Bulk_NoneIsInstant')),
      run: (rows) => start('provided-by', rows.map(({ id }) => id)),
    },
  ];
}

/** A flow whose definition isn't known may have anything. */
function mayHaveRunAs({ profile, definition }: FlowRow): boolean {
  return profile ? profile.runAs !== null : definition === 'pending';
}

function mayBeShared({ profile, definition }: FlowRow): boolean {
  return profile
    ? profile.trigger?.kind === 'instant' || profile.connections.some(({ providedBy }) => providedBy === 'run-only-user')
    : definition === 'pending';
}
