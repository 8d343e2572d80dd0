import * as React from 'react';
import { Body1, Button, Caption1, Text } from '@fluentui/react-components';
import type { SharedRole, SharedWith } from '../../../model/sharing';
import { useTexts } from '../../../strings/texts';
import { PagedList } from '../../../ui/PagedList';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import { isolated } from '../../../ui/isolated';
import { DoneElsewhere, PrincipalFacts } from './PrincipalFacts';
import { principalName } from './principalText';
import type { NeedsOf } from './usePrincipalNeeds';

/** Properties of {@link PeopleList}. */
export interface PeopleListProps {
  readonly flowId: string;
  readonly role: SharedRole;
  readonly shared: readonly SharedWith[];
  readonly needsOf: NeedsOf;
  readonly busy: boolean;
  /** Takes somebody off; null where this host can't. */
  readonly onRemove: ((shared: SharedWith) => void) | null;
}

const headings = {
  'run-only': 'RunOnly_RunOnlyUsers',
  'co-owner': 'RunOnly_CoOwnersHeading',
  other: 'RunOnly_OthersHeading',
} as const;

/** Those of one role. Only run-only users can be removed; co-owners would lose more than running the flow. */
export function PeopleList({ role, shared, ...others }: PeopleListProps): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return shared.length === 0 ? null : (
    <>
      <Text as="h4" weight="semibold" className={styles.heading}>
        {texts.text(headings[role])}
      </Text>
      {role === 'co-owner' ? <Caption1 className={styles.quiet}>{texts.text('RunOnly_CoOwnersHint')}</Caption1> : null}
      <PagedList
        label={texts.text(headings[role])}
        items={shared}
        shownAtFirst={10}
        keyOf={({ principal }) => principal.id}
        renderItem={(each) => <PeopleItem {...others} each={each} />}
      />
    </>
  );
}

interface PeopleItemProps extends Omit<PeopleListProps, 'role' | 'shared'> {
  readonly each: SharedWith;
}

function PeopleItem({ flowId, each, needsOf, busy, onRemove }: PeopleItemProps): React.ReactElement {
  const texts = useTexts();
  const [asked, setAsked] = React.useState(false);
  const { principal, role } = each;
  const name = isolated(principalName(principal, texts));
  const removable = role === 'run-only' && each.rights.length > 0;
  const remove =
    removable && onRemove ? (
      <Button size="small" disabledFocusable={busy} aria-label={texts.text('RunOnly_Remove_Name', { name })} onClick={() => onRemove(each)}>
        {texts.text('RunOnly_Remove')}
      </Button>
    ) : null;
  return (
    <>
      <PrincipalFacts principal={principal} role={role === 'other' ? texts.text('RunOnly_Role_Other') : ''} needs={needsOf(principal)} action={remove} />
      {each.inherited ? <Body1>{texts.text('RunOnly_Inherited')}</Body1> : null}
      {removable && !onRemove ? (
        <>
          <Button size="small" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {texts.text('RunOnly_Remove_Where', { name })}
          </Button>
          {asked ? <DoneElsewhere what="remove" principal={principal} flowId={flowId} /> : null}
        </>
      ) : null}
    </>
  );
}
