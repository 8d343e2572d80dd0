import * as React from 'react';
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts, type Texts } from '../../strings/texts';
import { ActionStatus } from '../../ui/ActionStatus';
import { ResultList, type Result } from '../../ui/ResultList';
import { ChangeConnectionForm } from './ChangeConnectionForm';
import { connectionChoices, type KnownConnections } from './connectionChoices';
import type { ReferenceRow } from './connectionRows';
import type { ConnectionsSession } from './connectionsSession';
import { useConnectionChange, type RowResult } from './useConnectionChange';

/** Why the form was closed: nothing is to be done, or it has done its work. */
export type ClosedBecause = 'cancelled' | 'done';

/** Properties of {@link ChangeSection}. */
export interface ChangeSectionProps {
  /** Keeps how it is going. */
  readonly session: ConnectionsSession;
  /** Of one connector. */
  readonly rows: readonly ReferenceRow[];
  readonly known: KnownConnections;
  /** Whether the form is open. */
  readonly open: boolean;
  readonly onClose: (why: ClosedBecause) => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, outlineStyle: 'none' },
  undo: { alignSelf: 'flex-start' },
});

/** The form that changes connections, and how that is going: both stay as they are when it fails. */
export function ChangeSection({ rows, known, session, open, onClose }: ChangeSectionProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const root = React.useRef<HTMLDivElement>(null);
  const change = useConnectionChange(session, rows);
  const choices = useChoices(rows, known, open);
  const { kind } = change.state;
  const close = React.useRef(onClose);
  close.current = onClose;

  const told = React.useRef(kind);
  React.useEffect(() => {
    const before = told.current;
    told.current = kind;
    if (kind === 'done' && before !== 'done') {
      root.current?.focus();
      close.current('done');
    }
  }, [kind]);

  return (
    <div ref={root} tabIndex={-1} className={styles.root}>
      {open ? (
        <ChangeConnectionForm
          rows={rows}
          choices={choices}
          busy={kind === 'running'}
          onSubmit={(connectionId) => change.change(rows.map(({ id }) => id), connectionId)}
          onCancel={() => onClose('cancelled')}
        />
      ) : null}
      <ActionStatus state={change.state} />
      {change.results.length > 1 ? (
        <ResultList label={texts.text('Connections_Grid')} items={change.results} resultOf={(result) => toResult(result, texts)} />
      ) : null}
      {change.undo ? (
        <Button size="small" className={styles.undo} onClick={change.undo}>
          {texts.text('Change_UndoDone')}
        </Button>
      ) : null}
    </div>
  );
}

function toResult({ row: { id, name }, failure }: RowResult, texts: Texts): Result {
  return {
    id,
    name,
    told: { tone: failure ? 'bad' : 'good', message: texts.text(failure ? 'Change_Row_Failed' : 'Change_Row_Changed') },
    more: failure ? <Caption1>{failure.message}</Caption1> : null,
    details: failure?.details,
  };
}

/** A connection that all of the references have already is no choice. */
function useChoices(rows: readonly ReferenceRow[], known: KnownConnections, open: boolean): ReturnType<typeof connectionChoices> {
  const texts = useTexts();
  const connector = rows[0]?.connectorName ?? null;
  const { inventory, live } = known;
  const all = React.useMemo(
    () => (open && connector !== null ? connectionChoices({ inventory, live }, connector, (a, b) => texts.compare(a, b)) : []),
    [connector, inventory, live, open, texts],
  );
  return all.filter(({ id }) => rows.some(({ connectionId }) => connectionId?.toLowerCase() !== id.toLowerCase()));
}
