import * as React from 'react';
import { Body1, Button, Caption1, Subtitle2 } from '@fluentui/react-components';
import { connectionReferenceName } from '../../../model/connectionReference';
import type { Registration } from '../../../model/registration';
import type { Reason, ReasonCode } from '../../../model/status/answers';
import type { EntryAssessment } from '../../../model/status/assessment';
import { useTexts } from '../../../strings/texts';
import { ActionStatus, type ActionState } from '../../../ui/ActionStatus';
import { ReasonList } from '../../../ui/status/ReasonList';
import { runAsKeys } from '../../../ui/status/runAsKeys';
import { StepsFold } from '../../../ui/status/StepsFold';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import { runAsMeanings } from './RunAsChoices';

/** Properties of {@link RunAsSection}. */
export interface RunAsSectionProps {
  readonly row: FlowRow;
  /** What the flow's trigger is subscribed to, as far as it was read. */
  readonly registrations: readonly Registration[];
  /** How saving goes, or has gone. */
  readonly state: ActionState;
  readonly editButton: React.RefObject<HTMLButtonElement>;
  readonly onEdit: () => void;
}

const ownFindings: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'run-as-without-effect',
  'run-as-not-valid',
  'run-as-needs-delegate',
  'invoker-with-environment',
  'subscription-differs',
]);

/**
 * Whether a finding is told in the section on Run as, rather than with those on the flow as a whole.
 *
 * @param row The flow.
 * @param reason The finding.
 * @returns Whether it is.
 */
export function isOfRunAs({ profile }: FlowRow, { code }: Reason): boolean {
  return typeof profile?.runAs === 'string' && ownFindings.has(code);
}

/** Whom a row-triggered flow runs as, which connections follow that, what it is really subscribed with, and the way to change it. */
export function RunAsSection({ row, registrations, state, editButton, onEdit }: RunAsSectionProps): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const runAs = row.profile?.runAs ?? null;
  if (runAs === null) {
    return null;
  }
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.text('RunAs_Current', { runAs: texts.text(runAsKeys[runAs]) })}
      </Subtitle2>
      <Body1>{texts.text(runAsMeanings[runAs])}</Body1>
      <InvokerUses entries={row.assessment.entries.filter(({ entry }) => entry.useInvoker)} />
      <Subscribed registrations={registrations} />
      <ReasonList reasons={row.assessment.findings.filter((reason) => isOfRunAs(row, reason))} />
      <div>
        <Button ref={editButton} disabledFocusable={state.kind === 'running'} onClick={onEdit}>
          {texts.text('RunAs_Edit')}
        </Button>
      </div>
      <LateStatus state={state} />
    </section>
  );
}

function InvokerUses({ entries }: { readonly entries: readonly EntryAssessment[] }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return entries.length === 0 ? (
    <Body1>{texts.text('RunAs_InvokerUnused')}</Body1>
  ) : (
    <>
      <Body1>{texts.text('RunAs_InvokerUsed')}</Body1>
      <ul className={styles.list}>
        {entries.map(({ entry, reference, steps }) => (
          <li key={entry.key}>
            <bdi>{reference ? connectionReferenceName(reference) : (entry.connectionReference ?? entry.key)}</bdi>
            <StepsFold steps={steps} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nothing where no subscription is in sight: whether one is missed is among the findings. */
function Subscribed({ registrations }: { readonly registrations: readonly Registration[] }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const kinds = [...new Set(registrations.map(({ runAs }) => runAs ?? 'flow-owner'))];
  return kinds.length === 0 ? null : (
    <>
      {kinds.map((runAs) => (
        <Caption1 key={runAs} className={styles.quiet}>
          {texts.text('RunAs_Subscribed', { runAs: texts.text(runAsKeys[runAs]) })}
        </Caption1>
      ))}
    </>
  );
}

/** A result that comes with the section is said only when the region for it is on the page, or screen readers miss it. */
export function LateStatus({ state }: { readonly state: ActionState }): React.ReactElement {
  const [said, say] = React.useState<ActionState>({ kind: 'idle' });
  React.useEffect(() => say(state), [state]);
  return <ActionStatus state={said} />;
}
