import * as React from 'react';
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { CloudFlow } from '../../model/cloudFlow';
import { useTexts } from '../../strings/texts';
import type { ReferenceRow } from './connectionRows';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  list: { marginTop: 0, marginBottom: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** More names than these say less. */
const namedAtMost = 10;

/**
 * Says which flows will use the other connection, as far as that is known.
 *
 * @param props.rows The connection references that are to have it.
 */
export function AffectedFlows({ rows }: { readonly rows: readonly ReferenceRow[] }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const flows = flowsOf(rows);
  const allKnown = rows.every(({ assessment: { knowledge } }) => knowledge.state === 'complete' && knowledge.unreadFlows === 0);
  return (
    <div className={styles.root}>
      {flows.length === 0 && allKnown ? <Body1>{texts.text('Change_NoFlows')}</Body1> : null}
      {flows.length > 0 ? (
        <>
          <Body1>{texts.count('Change_Flows', flows.length)}</Body1>
          <ul className={styles.list}>
            {flows.slice(0, namedAtMost).map(({ id, name }) => (
              <li key={id}>
                <bdi>{name || texts.text('Flows_Unnamed')}</bdi>
              </li>
            ))}
            {flows.length > namedAtMost ? <li>{texts.count('Common_More', flows.length - namedAtMost)}</li> : null}
          </ul>
        </>
      ) : null}
      {allKnown ? null : <Caption1>{texts.text('Change_FlowsNotAllKnown')}</Caption1>}
    </div>
  );
}

function flowsOf(rows: readonly ReferenceRow[]): readonly CloudFlow[] {
  const flows = rows.flatMap(({ assessment }) => assessment.uses.map(({ flow }) => flow));
  return [...new Map(flows.map((flow) => [flow.id, flow])).values()];
}
