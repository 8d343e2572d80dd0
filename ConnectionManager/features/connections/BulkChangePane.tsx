import * as React from 'react';
import type { DataverseClient } from '../../dataverse/client';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { ChangeSection } from './ChangeSection';
import type { KnownConnections } from './connectionChoices';
import type { ReferenceRow } from './connectionRows';

/** Properties of {@link BulkChangePane}. */
export interface BulkChangePaneProps {
  /** Connection references of one connector. */
  readonly rows: readonly ReferenceRow[];
  readonly client: DataverseClient;
  readonly known: KnownConnections;
  readonly onChanged: (referenceId: string) => void;
  readonly onClose: () => void;
}

/** Gives several connection references another connection, and says what became of each. It stays open to be undone. */
export function BulkChangePane({ rows, client, known, onChanged, onClose }: BulkChangePaneProps): React.ReactElement {
  const texts = useTexts();
  const [open, setOpen] = React.useState(true);
  return (
    <DetailsPane id={rows.map(({ id }) => id).join(' ')} title={texts.count('Change_Title', rows.length)} subtitle={rows[0]?.connector} onClose={onClose}>
      <ChangeSection
        rows={rows}
        known={known}
        client={client}
        onChanged={onChanged}
        open={open}
        onClose={(why) => (why === 'cancelled' ? onClose() : setOpen(false))}
      />
    </DetailsPane>
  );
}
