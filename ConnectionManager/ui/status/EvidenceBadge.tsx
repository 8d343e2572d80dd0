import * as React from 'react';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { EvidenceLevel } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { evidenceText } from './evidenceText';

/** Properties of {@link EvidenceBadge}. */
export interface EvidenceBadgeProps {
  readonly level: EvidenceLevel;
  /** When the evidence was seen; null where that isn't known. */
  readonly at: Date | null;
}

const useStyles = makeStyles({ root: { color: tokens.colorNeutralForeground3 } });

/** How a thing is known and since when, in small print. */
export function EvidenceBadge({ level, at }: EvidenceBadgeProps): React.ReactElement {
  const styles = useStyles();
  return <Caption1 className={styles.root}>{evidenceText(level, at, useTexts())}</Caption1>;
}
