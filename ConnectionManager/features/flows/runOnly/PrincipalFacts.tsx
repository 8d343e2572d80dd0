import * as React from 'react';
import { Body1, Caption1, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Principal } from '../../../model/sharing';
import type { SharingNeed } from '../../../model/sharingNeeds';
import { useTexts } from '../../../strings/texts';
import { CopyField } from '../../../ui/CopyField';
import { useLinks } from '../../../ui/LinksContext';
import { PageLink } from '../../../ui/status/PageLink';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import { kindWord, needSentences, principalName } from './principalText';

/** Properties of {@link PrincipalFacts}. */
export interface PrincipalFactsProps {
  readonly principal: Principal;
  /** What they may do with the flow; empty where that is said already. */
  readonly role: string;
  /** What they lack; null while that is being found out. */
  readonly needs: readonly SharingNeed[] | null;
  /** What can be done with them, at the end of the name's line. */
  readonly action?: React.ReactNode;
}

const useStyles = makeStyles({
  first: { display: 'flex', alignSelf: 'stretch', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0 },
  needs: { marginTop: 0, marginBottom: 0, overflowWrap: 'anywhere' },
});

/** Who somebody is, what they may do with a flow, and what they lack to run it. */
export function PrincipalFacts({ principal, role, needs, action }: PrincipalFactsProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const name = principalName(principal, texts);
  const address = principal.userName ?? principal.email;
  const sentences = needs === null ? [] : needSentences(principal, needs, texts);
  return (
    <>
      <div className={styles.first}>
        <Text weight="semibold" className={mergeClasses(shared.text, styles.name)}>
          <bdi>{name}</bdi>
        </Text>
        {action}
      </div>
      <span className={shared.traits}>
        <Caption1 className={shared.quiet}>{kindWord(principal, texts)}</Caption1>
        {role === '' ? null : <Caption1 className={shared.quiet}>{role}</Caption1>}
        {address === null || address === name ? null : (
          <Caption1 className={shared.text}>
            <bdi dir="ltr">{address}</bdi>
          </Caption1>
        )}
      </span>
      {sentences.length === 0 ? null : (
        <ul className={styles.needs}>
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Caption1>{sentence}</Caption1>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Properties of {@link DoneElsewhere}. */
export interface DoneElsewhereProps {
  readonly what: 'add' | 'remove';
  readonly principal: Principal;
  readonly flowId: string;
}

/** Where people are added and removed when this host can't do it, with what has to be entered there. */
export function DoneElsewhere({ what, principal, flowId }: DoneElsewhereProps): React.ReactElement {
  const texts = useTexts();
  const link = useLinks()({ page: 'flow', flowId });
  return (
    <>
      <Body1>{texts.text(what === 'add' ? 'RunOnly_AddThere' : 'RunOnly_RemoveThere')}</Body1>
      {principal.name === null ? null : <CopyField label={texts.text('RunOnly_Name')} value={principal.name} />}
      {principal.userName === null ? null : <CopyField label={texts.text('RunOnly_UserName')} value={principal.userName} />}
      {principal.email === null || principal.email === principal.userName ? null : (
        <CopyField label={texts.text('RunOnly_Email')} value={principal.email} />
      )}
      {link === null ? <Body1>{texts.text('Flow_FindIt')}</Body1> : <PageLink target={{ page: 'flow', flowId }} />}
    </>
  );
}
