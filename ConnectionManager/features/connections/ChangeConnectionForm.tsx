import * as React from 'react';
import { Button, Caption1, Field, Input, Radio, RadioGroup, makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { AffectedFlows } from './AffectedFlows';
import { ChoiceLabel } from './ChoiceLabel';
import type { ConnectionChoice } from './connectionChoices';
import type { ReferenceRow } from './connectionRows';
import { readConnectionId, type ConnectionIdInput, type ConnectionIdProblem } from './readConnectionId';
import { foundChoices, searchedFrom, shownAtMost } from './searchChoices';

/** Properties of {@link ChangeConnectionForm}. */
export interface ChangeConnectionFormProps {
  /** The connection references that are to have the other connection. */
  readonly rows: readonly ReferenceRow[];
  /** The connections that can be chosen. */
  readonly choices: readonly ConnectionChoice[];
  /** Whether a change is under way: nothing can be sent then. */
  readonly busy: boolean;
  readonly onSubmit: (connectionId: string) => void;
  readonly onCancel: () => void;
}

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTopLeftRadius: tokens.borderRadiusMedium,
    borderTopRightRadius: tokens.borderRadiusMedium,
    borderBottomLeftRadius: tokens.borderRadiusMedium,
    borderBottomRightRadius: tokens.borderRadiusMedium,
  },
  heading: { ...typographyStyles.subtitle2, marginTop: 0, marginBottom: 0, outlineStyle: 'none' },
  choices: { maxHeight: '320px', overflowY: 'auto' },
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS },
});

/** The choice that stands for an ID that is pasted; no connection's ID has a blank. */
const pasting = ' ';

const problemTexts: Readonly<Record<ConnectionIdProblem, TextKey>> = {
  empty: 'Change_Id_Empty',
  'too-long': 'Change_Id_TooLong',
  blanks: 'Change_Id_Blanks',
};

/** Asks for another connection: one that is known in the environment, or one whose ID is pasted. */
export function ChangeConnectionForm({ rows, choices, busy, onSubmit, onCancel }: ChangeConnectionFormProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const headingId = useId('change-heading');
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [picked, setPicked] = React.useState<string | null>(choices.length === 0 ? pasting : null);
  const [pasted, setPasted] = React.useState('');
  const [asked, setAsked] = React.useState(false);
  const input = readConnectionId(pasted);
  React.useEffect(() => heading.current?.focus(), []);

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const id = picked === pasting ? input.problem === null && input.id : picked;
    setAsked(true);
    if (id && !busy) {
      onSubmit(id);
    }
  };
  const cancelByEscape = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isDefaultPrevented() && !busy) {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <form className={styles.form} aria-labelledby={headingId} onSubmit={submit} onKeyDown={cancelByEscape} noValidate>
      <h3 id={headingId} ref={heading} tabIndex={-1} className={styles.heading}>
        {texts.text('Change_Heading')}
      </h3>
      {choices.length === 0 ? (
        <Caption1>{texts.text('Change_NoneKnown')}</Caption1>
      ) : (
        <Choices {...{ choices, picked, onPick: setPicked }} missing={asked && picked === null} />
      )}
      {picked === pasting ? <PastedId text={pasted} onChange={setPasted} input={input} asked={asked} /> : null}
      <AffectedFlows rows={rows} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {texts.text('Change_Submit')}
        </Button>
        <Button disabledFocusable={busy} onClick={onCancel}>
          {texts.text('Action_Cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ChoicesProps {
  readonly choices: readonly ConnectionChoice[];
  readonly picked: string | null;
  readonly onPick: (picked: string) => void;
  /** Whether it was asked for and none is picked. */
  readonly missing: boolean;
}

function Choices({ choices, picked, onPick, missing }: ChoicesProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const [search, setSearch] = React.useState('');
  const found = foundChoices(choices, search, picked);
  return (
    <>
      {choices.length >= searchedFrom ? (
        <Field label={texts.text('Change_Search')} hint={found.more > 0 ? texts.text('Change_SearchHint', { shown: shownAtMost, total: choices.length }) : undefined}>
          <Input value={search} onChange={(_event, data) => setSearch(data.value)} />
        </Field>
      ) : null}
      <Field
        label={texts.text('Change_Choose')}
        validationState={missing ? 'error' : 'none'}
        validationMessage={missing ? texts.text('Change_ChooseOne') : undefined}
      >
        <RadioGroup className={styles.choices} value={picked ?? ''} onChange={(_event, data) => onPick(data.value)}>
          {found.shown.map((choice) => (
            <Radio key={choice.id} value={choice.id} label={<ChoiceLabel choice={choice} />} />
          ))}
          <Radio value={pasting} label={texts.text('Change_Other')} />
        </RadioGroup>
      </Field>
    </>
  );
}

interface PastedIdProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly input: ConnectionIdInput;
  readonly asked: boolean;
}

/** An unusual form only warns: that the forms which are known are all there are isn't established. */
function PastedId({ text, onChange, input, asked }: PastedIdProps): React.ReactElement {
  const texts = useTexts();
  const error = input.problem !== null && (asked || input.problem !== 'empty') ? problemTexts[input.problem] : null;
  const warning = input.problem === null && input.unusual ? texts.text('Change_Id_Unusual', { id: input.id }) : undefined;
  return (
    <Field
      label={texts.text('Details_ConnectionId')}
      hint={texts.text('Change_Id_Hint')}
      validationState={error ? 'error' : warning ? 'warning' : 'none'}
      validationMessage={error ? texts.text(error) : warning}
    >
      <Input dir="ltr" value={text} autoComplete="off" spellCheck={false} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
