import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../../ui/StatusWord';
import { TextCell } from '../../ui/TextCell';
import type { LastRun } from './lastRun';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0, width: '100%' },
  time: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/**
 * How the last recorded run of a flow ended, and when.
 *
 * @param props.lastRun The last run, or why none is known.
 */
export function LastRunCell({ lastRun }: { readonly lastRun: LastRun }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  if (lastRun.kind === 'run') {
    const { outcome, startedOn } = lastRun.run;
    const failed = outcome === 'failed';
    return (
      <div className={styles.root}>
        <StatusWord tone={failed ? 'bad' : 'good'}>{texts.text(failed ? 'Run_Failed' : 'Run_Succeeded')}</StatusWord>
        {startedOn ? <span className={styles.time}>{texts.dateTime(startedOn)}</span> : null}
      </div>
    );
  }
  if (lastRun.kind === 'not-recent' || lastRun.kind === 'not-visible') {
    const label = texts.text(lastRun.kind === 'not-recent' ? 'Run_NotRecent_Label' : 'Run_NotVisible_Label');
    return (
      <span role="img" aria-label={label} title={label}>
        –
      </span>
    );
  }
  return <TextCell quiet>{texts.text(withoutRun[lastRun.kind])}</TextCell>;
}

const withoutRun: Readonly<Record<'pending' | 'unread' | 'none', TextKey>> = {
  pending: 'Common_NotReadYet',
  unread: 'Common_Unknown',
  none: 'Run_None',
};
