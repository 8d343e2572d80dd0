import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import { useTexts, type PluralKey } from '../../../strings/texts';
import { ChangeLine } from '../../../ui/activity/ChangeLine';
import { PagedList } from '../../../ui/PagedList';
import { StatusWord } from '../../../ui/StatusWord';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import { noteText, obstacleText } from '../settings/remarkText';
import type { BulkPlan, PlannedFlow } from './planBulk';

/** What will happen to each of several flows, and what can't be done and why. */
export function BulkPreview({ plan }: { readonly plan: BulkPlan }): React.ReactElement {
  return (
    <>
      <Group title="Bulk_Changing" items={plan.changing} rowOf={({ row }) => row} renderMore={(planned) => <Planned planned={planned} />} />
      <Group title="Bulk_Impossible" items={plan.impossible} rowOf={({ row }) => row} renderMore={(planned) => <Planned planned={planned} />} />
      <Group title="Bulk_Unread" items={plan.unread} rowOf={(row) => row} renderMore={(row) => <Unread row={row} />} />
      <Group title="Bulk_Already" items={plan.already} rowOf={(row) => row} renderMore={() => null} />
    </>
  );
}

interface GroupProps<T> {
  readonly title: PluralKey;
  readonly items: readonly T[];
  readonly rowOf: (item: T) => FlowRow;
  readonly renderMore: (item: T) => React.ReactNode;
}

/** Flows with the same fate, under their number; nothing where there are none. */
function Group<T>({ title, items, rowOf, renderMore }: GroupProps<T>): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const heading = texts.count(title, items.length);
  return items.length === 0 ? null : (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {heading}
      </Subtitle2>
      <PagedList
        label={heading}
        items={items}
        keyOf={(item) => rowOf(item).id}
        renderItem={(item) => (
          <>
            <bdi className={styles.text}>{rowOf(item).name}</bdi>
            {renderMore(item)}
          </>
        )}
      />
    </section>
  );
}

function Planned({ planned: { plan } }: { readonly planned: PlannedFlow }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <>
      {plan.changes.map((change) => (
        <ChangeLine key={JSON.stringify(change.to)} change={{ what: 'setting', change }} made={false} />
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
