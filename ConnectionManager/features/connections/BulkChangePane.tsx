import * as React from 'react';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { ChangeSection } from './ChangeSection';
import type { KnownConnections } from './connectionChoices';
import type { ReferenceRow } from './connectionRows';
import type { ConnectionsSession } from './connectionsSession';
import { changeKey } from './useConnectionChange';

/** Properties of {@link BulkChangePane}. */
export interface BulkChangePaneProps {
  /** Connection references of one connector. */
  readonly rows: readonly ReferenceRow[];
  readonly session: ConnectionsSession;
  readonly known: KnownConnections;
  readonly onClose: () => void;
}

/** Gives several connection references another connection, and says what became of each. It stays open to be undone. */
export function BulkChangePane({ rows, session, known, onClose }: BulkChangePaneProps): React.ReactElement {
  const texts = useTexts();
  const [open, setOpen] = React.useState(() => session.changes.of(changeKey(rows.map(({ id }) => id)))?.state.kind !== 'done');
  return (
    <DetailsPane id={rows.map(({ id }) => id).join(' ')} title={texts.count('Change_Title', rows.length)} subtitle={rows[0]?.connector} onClose={onClose}>
      <ChangeSection
        rows={rows}
        known={known}
        session={session}
        open={open}
        onClose={(why) => (why === 'cancelled' ? onClose() : setOpen(false))}
      />
    </DetailsPane>
  );
}
