import * as React from 'react';
import { Button, Caption1, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/headless/svg/chevron-up';
import { stepNames, type StepName } from '../../../model/servicePrincipals/setup';
import { useTexts } from '../../../strings/texts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { useLayout } from '../../../ui/LayoutContext';
import { StepList } from '../../../ui/StepList';
import type { ServicePrincipalsSession } from '../servicePrincipalsSession';
import { isDirty, type OpenSetup } from '../setupDrafts';
import { ConnectionStep } from './connection/ConnectionStep';
import { PermissionsStep } from './permissions/PermissionsStep';
import { RegistrationStep } from './registration/RegistrationStep';
import { SecretStep } from './secret/SecretStep';
import type { Setup, StepProps } from './setup';
import { stepNameKeys, stepStateKeys, waitingKeys } from './stepWords';
import { UseStep } from './use/UseStep';
import { UserStep } from './user/UserStep';
import { useSetup, type SetupSurroundings } from './useSetup';

/** Properties of {@link SetupPage}. */
export interface SetupPageProps {
  readonly session: ServicePrincipalsSession;
  readonly open: OpenSetup;
  /** The control around it. */
  readonly surroundings: SetupSurroundings;
}

const useStyles = makeStyles({
  // On a form nothing else gives the page a height.
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: '480px', minWidth: 0 },
  title: {
    ...typographyStyles.subtitle1,
    marginTop: 0,
    marginBottom: 0,
    overflowWrap: 'anywhere',
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalL,
    paddingRight: tokens.spacingHorizontalL,
  },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0 },
  stacked: { flexDirection: 'column' },
  steps: { width: '260px', flexShrink: 0, overflowY: 'auto', paddingLeft: tokens.spacingHorizontalM, paddingRight: tokens.spacingHorizontalM },
  folded: { width: 'auto', flexShrink: 0, overflowY: 'visible' },
  main: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXXL,
    paddingLeft: tokens.spacingHorizontalL,
    paddingRight: tokens.spacingHorizontalL,
  },
  content: { maxWidth: '720px', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  heading: { ...typographyStyles.subtitle1, marginTop: 0, marginBottom: 0, outlineStyle: 'none' },
  place: { color: tokens.colorNeutralForeground2, display: 'block' },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalL,
    paddingRight: tokens.spacingHorizontalL,
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke2,
  },
  rest: { flexGrow: 1 },
});

const contents: Readonly<Record<StepName, (props: StepProps) => React.ReactElement>> = {
  registration: RegistrationStep,
  secret: SecretStep,
  user: UserStep,
  permissions: PermissionsStep,
  connection: ConnectionStep,
  use: UseStep,
};

/** Sets up a service principal connection, step by step, in place of the tabs. */
export function SetupPage({ session, open, surroundings }: SetupPageProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const beside = useLayout() !== 'narrow';
  const { step } = open;
  const main = React.useRef<HTMLDivElement>(null);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [tried, setTried] = React.useState<StepName | null>(null);
  const [waits, setWaits] = React.useState<StepName | null>(null);
  const known = useSetup(session, open, surroundings);
  const setup: Setup = { ...known, tried: tried === step };
  const Content = contents[step];
  const number = stepNames.indexOf(step) + 1;
  const name = open.draft.name.trim();
  useShownFromTheTop(step, heading, main);
  useFirstMistake(tried, main);

  const go = (to: StepName): void => {
    if (setup.states[to] === 'waiting') {
      setWaits(to);
      setTried(step);
      return;
    }
    setWaits(null);
    setTried(null);
    setup.go(to);
  };
  const place = texts.text('Setup_Place', { number, count: stepNames.length });
  return (
    <div className={styles.root} role="region" aria-label={texts.text('Setup_Title')}>
      <h1 className={styles.title}>{name === '' ? texts.text('Setup_Title') : texts.text('Setup_TitleOf', { name })}</h1>
      <div className={mergeClasses(styles.body, !beside && styles.stacked)}>
        <div className={mergeClasses(styles.steps, !beside && styles.folded)}>
          <Foldable folded={!beside} label={texts.text('Setup_PlaceName', { place, name: texts.text(stepNameKeys[step]) })} current={step}>
            <StepList
              label={texts.text('Setup_Steps')}
              current={step}
              number={(value) => texts.number(value)}
              onSelect={go}
              steps={stepNames.map((id) => {
                const state = setup.states[id];
                return { id, state, label: texts.text(stepNameKeys[id]), word: texts.text(state === 'waiting' ? waitingKeys[id] : stepStateKeys[state]) };
              })}
            />
          </Foldable>
        </div>
        <div ref={main} className={styles.main}>
          <div className={styles.content}>
            <h2 ref={heading} tabIndex={-1} className={styles.heading}>
              <Caption1 className={styles.place}>{place}</Caption1>
              {texts.text(stepNameKeys[step])}
            </h2>
            <Content key={step} setup={setup} />
            <div role="status">{waits === null ? null : texts.text('Setup_Waits', { step: texts.text(stepNameKeys[waits]), why: texts.text(waitingKeys[waits]) })}</div>
          </div>
        </div>
      </div>
      <Footer session={session} open={open} setup={setup} onGo={go} />
    </div>
  );
}

interface FooterProps {
  readonly session: ServicePrincipalsSession;
  readonly open: OpenSetup;
  readonly setup: Setup;
  readonly onGo: (step: StepName) => void;
}

/** Back, next, and the two ways out; what was typed is given up only after asking. */
function Footer({ session, open, setup, onGo }: FooterProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const [asking, setAsking] = React.useState(false);
  const index = stepNames.indexOf(open.step);
  const before = stepNames[index - 1];
  const after = stepNames[index + 1];
  const save = (): void => session.close(stepNames.every((step) => setup.states[step] === 'done'));
  return (
    <div className={styles.footer}>
      <Button disabledFocusable={before === undefined} onClick={() => (before ? onGo(before) : undefined)}>
        {texts.text('Setup_Back')}
      </Button>
      {after ? (
        <Button appearance="primary" onClick={() => onGo(after)}>
          {texts.text('Setup_Next')}
        </Button>
      ) : null}
      <Button appearance={after ? 'secondary' : 'primary'} onClick={save}>
        {texts.text('Setup_SaveClose')}
      </Button>
      <span className={styles.rest} />
      <Button appearance="subtle" onClick={() => (isDirty(open) ? setAsking(true) : session.close(null))}>
        {texts.text('Action_Cancel')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={texts.text('Setup_Discard_Title')}
        body={texts.text('Setup_Discard_Body')}
        confirm={texts.text('Setup_Discard')}
        tone="normal"
        busy={false}
        onConfirm={() => session.close(null)}
        onCancel={() => setAsking(false)}
      />
    </div>
  );
}

interface FoldableProps {
  readonly folded: boolean;
  readonly label: string;
  /** Another step folds the list again. */
  readonly current: StepName;
  readonly children: React.ReactNode;
}

/** Where there is little room, the steps are behind a button. */
function Foldable({ folded, label, current, children }: FoldableProps): React.ReactElement {
  const [unfolded, setUnfolded] = React.useState(false);
  React.useEffect(() => setUnfolded(false), [current]);
  return folded ? (
    <>
      <Button
        appearance="subtle"
        aria-expanded={unfolded}
        icon={unfolded ? <ChevronUpRegular /> : <ChevronDownRegular />}
        iconPosition="after"
        onClick={() => setUnfolded(!unfolded)}
      >
        {label}
      </Button>
      {unfolded ? children : null}
    </>
  ) : (
    <>{children}</>
  );
}

/** A step that is entered begins at its heading. */
function useShownFromTheTop(step: StepName, heading: React.RefObject<HTMLElement>, main: React.RefObject<HTMLElement>): void {
  React.useEffect(() => {
    if (main.current) {
      main.current.scrollTop = 0;
    }
    heading.current?.focus();
  }, [step, heading, main]);
}

/** Whoever wants to go on and can't is led to the first mistake. */
function useFirstMistake(tried: StepName | null, main: React.RefObject<HTMLElement>): void {
  React.useEffect(() => {
    if (tried !== null) {
      main.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [tried, main]);
}
