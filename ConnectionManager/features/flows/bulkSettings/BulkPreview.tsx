import * as React from 'react';
import { Body1, Caption1 } from '@fluentui/react-components';
import { useTexts } from '../../../strings/texts';
import { ChangeLine } from '../../../ui/activity/ChangeLine';
import { ResultList, type Result } from '../../../ui/ResultList';
import { StatusWord } from '../../../ui/StatusWord';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import { changeOf } from '../recordSave';
import { noteText, obstacleText } from '../settings/remarkText';
import type { BulkPlan, PlannedFlow } from './planBulk';

/** What will happen to each of several flows, and what can't be done and why. */
export function BulkPreview({ plan }: { readonly plan: BulkPlan }): React.ReactElement {
  const texts = useTexts();
  const { changing, impossible, unread, already } = plan;
  return (
    <>
      <ResultList headed label={texts.count('Bulk_Changing', changing.length)} items={changing} resultOf={planned} />
      <ResultList headed label={texts.count('Bulk_Impossible', impossible.length)} items={impossible} resultOf={planned} />
      <ResultList headed label={texts.count('Bulk_Unread', unread.length)} items={unread} resultOf={(row) => named(row, <Unread row={row} />)} />
      <ResultList headed label={texts.count('Bulk_Already', already.length)} items={already} resultOf={(row) => named(row)} />
    </>
  );
}

function named({ id, name }: FlowRow, more?: React.ReactNode): Result {
  return { id, name, more };
}

function planned(item: PlannedFlow): Result {
  return named(item.row, <Planned {...item} />);
}

function Planned({ row, plan }: PlannedFlow): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <>
      {plan.changes.map((change) => (
        <ChangeLine key={JSON.stringify(change.to)} change={changeOf(row, change)} made={false} />
      ))}
      {plan.obstacles.map((obstacle) => (
        <StatusWord key={obstacle.code} tone={plan.changes.length > 0 ? 'warning' : 'bad'}>
          {obstacleText(obstacle, texts)}
        </StatusWord>
      ))}
      {plan.notes.map((note) => (
        <Caption1 key={note.code} className={styles.quiet}>
          {noteText(note, texts)}
        </Caption1>
      ))}
    </>
  );
}

function Unread({ row: { definition } }: { readonly row: FlowRow }): React.ReactElement {
  const texts = useTexts();
  return <Body1>{texts.text(definition === 'pending' ? 'Common_NotReadYet' : 'Common_CantRead')}</Body1>;
}
