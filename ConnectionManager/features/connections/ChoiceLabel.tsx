import * as React from 'react';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectionState } from '../../model/connection';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { Identifier } from '../../ui/Identifier';
import { StatusWord, type StatusTone } from '../../ui/StatusWord';
import type { ConnectionChoice } from './connectionChoices';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
});

/** The platform's own words for a connection's state. */
const stateWords: Readonly<Record<ConnectionState, { readonly text: TextKey; readonly tone: StatusTone }>> = {
  connected: { text: 'ConnectionState_Connected', tone: 'good' },
  error: { text: 'ConnectionState_Error', tone: 'bad' },
  unclear: { text: 'ConnectionState_Unclear', tone: 'unknown' },
};

/**
 * A connection that can be chosen: its name, account, state and ID, and how many connection references use it.
 *
 * @param props.choice The connection.
 */
export function ChoiceLabel({ choice: { id, title, account, state, references } }: { readonly choice: ConnectionChoice }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <span className={styles.root}>
      <bdi>{title}</bdi>
      <span className={styles.line}>
        {state === null ? null : (
          <Caption1>
            <StatusWord tone={stateWords[state].tone}>{texts.text(stateWords[state].text)}</StatusWord>
          </Caption1>
        )}
        {account === null || account === title ? null : (
          <Caption1>
            <bdi>{account}</bdi>
          </Caption1>
        )}
        {references > 0 ? <Caption1>{texts.count('Change_UsedBy', references)}</Caption1> : null}
        {id === title ? null : (
          <Caption1>
            <Identifier>{id}</Identifier>
          </Caption1>
        )}
      </span>
    </span>
  );
}
