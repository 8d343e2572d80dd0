import * as React from 'react';
import { Caption1, Link, Text, makeStyles, tokens } from '@fluentui/react-components';
import { connectionReferenceName } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import type { FlowConnection } from '../../model/flow/flowProfile';
import type { ReasonCode } from '../../model/status/answers';
import type { EntryAssessment } from '../../model/status/assessment';
import { useTexts, type Texts } from '../../strings/texts';
import { CopyField } from '../../ui/CopyField';
import { Identifier } from '../../ui/Identifier';
import { NeedsTable } from '../../ui/status/NeedsTable';
import { ReasonList } from '../../ui/status/ReasonList';
import { RunsWord } from '../../ui/status/RunsWord';
import { SaveWord } from '../../ui/status/SaveWord';
import { StepsFold } from '../../ui/status/StepsFold';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { reachKeys } from './flowText';

/** Properties of {@link FlowConnectionItem}. */
export interface FlowConnectionItemProps {
  readonly assessment: EntryAssessment;
  /** Whether a person starts the flow, so that run-only users may bring their own connections. */
  readonly instant: boolean;
  readonly onShowConnection: (connectionReferenceId: string) => void;
}

const useStyles = makeStyles({
  answers: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalXXS },
  answer: { display: 'inline-flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
});

/** What the pane says of the flow as a whole. */
const saidOfTheFlow: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['flow-off', 'flow-suspended']);

/** One entry of a flow's connections: the connector, the reference behind it, who brings it, what it reaches, and what it means for the flow. */
export function FlowConnectionItem({ assessment, instant, onShowConnection }: FlowConnectionItemProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const { entry, reference, save, runs, reasons } = assessment;
  const connector = entry.connector === null ? texts.text('Connector_Unknown') : connectorTitle(entry.connector);
  return (
    <li className={shared.item}>
      <Text weight="semibold">{connector}</Text>
      <Caption1 className={shared.quiet}>
        <Identifier>{entry.key}</Identifier>
      </Caption1>
      {reference ? (
        <Link as="button" className={shared.itemName} onClick={() => onShowConnection(reference.id)}>
          <bdi>{connectionReferenceName(reference)}</bdi>
        </Link>
      ) : (
        <ReferenceName name={entry.connectionReference} />
      )}
      <span className={shared.traits}>
        {traits(entry, instant, texts).map((trait) => (
          <Caption1 key={trait} className={shared.quiet}>
            {trait}
          </Caption1>
        ))}
      </span>
      <span className={styles.answers}>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Save_Label')}</span>
          <SaveWord save={save} />
        </span>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Runs_Label')}</span>
          <RunsWord runs={runs} />
        </span>
      </span>
      <ReasonList reasons={reasons.filter(({ code }) => !saidOfTheFlow.has(code))} />
      <StepsFold steps={assessment.steps} />
      <NeedsTable entry={assessment} />
    </li>
  );
}

/** A reference that can't be shown, by its logical name; the reasons say why. */
function ReferenceName({ name }: { readonly name: string | null }): React.ReactElement | null {
  const texts = useTexts();
  return name === null ? null : <CopyField label={texts.text('Details_LogicalName')} value={name} />;
}

function traits(connection: FlowConnection, instant: boolean, texts: Texts): readonly string[] {
  return [
    ...provider(connection, instant, texts),
    ...(connection.reach === null || connection.reach === 'none' ? [] : [texts.text(reachKeys[connection.reach])]),
    ...(connection.operations === 0 ? [texts.text('Details_NoOperations')] : []),
  ];
}

/** The words of the run-only pane for instant flows, which alone have it, and of Run as for a connection that follows it. */
function provider({ providedBy, useInvoker }: FlowConnection, instant: boolean, texts: Texts): readonly string[] {
  if (providedBy === 'run-only-user') {
    return [texts.text('Details_ProvidedByRunOnlyUser')];
  }
  if (useInvoker) {
    return [texts.text('Details_UsesInvoker')];
  }
  return instant ? [texts.text('Details_UseThisConnection')] : [];
}
