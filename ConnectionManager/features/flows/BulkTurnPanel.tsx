import * as React from 'react';
import { Body1, Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { FlowSwitch } from '../../dataverse/changeFlowState';
import type { TextKey } from '../../strings/TextKey';
import { useTexts, type PluralKey, type Texts } from '../../strings/texts';
import { ActionStatus, type ActionState } from '../../ui/ActionStatus';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ResultList } from '../../ui/ResultList';
import { changedRows, type BulkTurn, type BulkTurnControl } from './useBulkTurn';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, flexShrink: 0 },
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: 'anywhere' },
  list: { maxHeight: '160px', overflowY: 'auto', marginTop: tokens.spacingVerticalXS },
  halt: { alignSelf: 'flex-start' },
});

const titles: Readonly<Record<FlowSwitch, PluralKey>> = { on: 'Flows_TurnOn_Title', off: 'Flows_TurnOff_Title' };
const bodies: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flows_TurnOn_Body', off: 'Flows_TurnOff_Body' };
const buttons: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flow_TurnOn', off: 'Flow_TurnOff' };
const progress: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flows_TurningOn', off: 'Flows_TurningOff' };
const results: Readonly<Record<FlowSwitch, PluralKey>> = { on: 'Flows_TurnedOn', off: 'Flows_TurnedOff' };

/**
 * Asks before several flows are turned on or off, says how far it has come, and what became of each that isn't as asked for.
 *
 * @param props.control How it is going, and its commands.
 */
export function BulkTurnPanel({ control }: { readonly control: BulkTurnControl }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { bulk, confirm, halt, undo, close } = control;
  return (
    <div className={styles.root}>
      <BulkQuestion bulk={bulk} onConfirm={confirm} onCancel={close} />
      <ActionStatus state={actionState(bulk, undo, texts)} />
      {bulk.kind === 'running' ? (
        <Button size="small" className={styles.halt} onClick={halt}>
          {texts.text('Flows_Halt')}
        </Button>
      ) : null}
      {bulk.kind === 'done' ? <Failures bulk={bulk} onClose={close} /> : null}
    </div>
  );
}

interface BulkQuestionProps {
  readonly bulk: BulkTurn;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Its words stay while it closes. */
function BulkQuestion({ bulk, onConfirm, onCancel }: BulkQuestionProps): React.ReactElement {
  const texts = useTexts();
  const asked = React.useRef<{ readonly to: FlowSwitch; readonly count: number; readonly suspended: number }>({ to: 'off', count: 0, suspended: 0 });
  if (bulk.kind === 'asking') {
    asked.current = { to: bulk.to, count: bulk.rows.length, suspended: bulk.rows.filter(({ flow }) => flow.state === 'suspended').length };
  }
  const { to, count, suspended } = asked.current;
  const body = (
    <>
      <Body1 as="p" block>
        {texts.text(bodies[to])}
      </Body1>
      {suspended > 0 ? (
        <Body1 as="p" block>
          {texts.count('Flows_TurnOn_Suspended', suspended)}
        </Body1>
      ) : null}
    </>
  );
  return (
    <ConfirmDialog
      open={bulk.kind === 'asking'}
      title={texts.count(titles[to], count)}
      body={body}
      confirm={texts.text(buttons[to])}
      tone="normal"
      busy={false}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

function actionState(bulk: BulkTurn, undo: () => void, texts: Texts): ActionState {
  if (bulk.kind === 'running') {
    return { kind: 'running', message: texts.text(progress[bulk.to], { number: bulk.done + 1, total: bulk.total }) };
  }
  if (bulk.kind !== 'done') {
    return { kind: 'idle' };
  }
  const well = bulk.results.filter(({ told }) => told.well).length;
  return { kind: 'done', message: texts.count(results[bulk.to], well), undo: changedRows(bulk).length > 0 ? undo : undefined };
}

interface FailuresProps {
  readonly bulk: Extract<BulkTurn, { kind: 'done' }>;
  readonly onClose: () => void;
}

function Failures({ bulk: { results: all, left }, onClose }: FailuresProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const failed = all.filter(({ told }) => !told.well);
  const close = texts.text('Action_Close');
  const heading = texts.count('Flows_NotTurned', failed.length);
  if (failed.length === 0 && left === 0) {
    return (
      <Button size="small" className={styles.halt} onClick={onClose}>
        {close}
      </Button>
    );
  }
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody className={styles.body}>
        {failed.length > 0 ? <div>{heading}</div> : null}
        {left > 0 ? <div>{texts.count('Flows_LeftAsTheyWere', left)}</div> : null}
        {failed.length > 0 ? (
          // A list that scrolls has to be reachable by keyboard (WCAG 2.1.1).
          <div role="group" className={styles.list} tabIndex={0} aria-label={heading}>
            <ResultList
              label={heading}
              items={failed}
              resultOf={({ row: { id, name }, told: { message, details } }) => ({ id, name, told: { tone: 'bad', message }, details })}
            />
          </div>
        ) : null}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onClose}>
          {close}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
