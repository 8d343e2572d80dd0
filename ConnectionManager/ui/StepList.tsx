import * as React from 'react';
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/headless/svg/checkmark';
import { WarningFilled } from '@fluentui/react-icons/headless/svg/warning';

/** How far a step is. */
export type ListedState = 'waiting' | 'todo' | 'attention' | 'done';

/** One step of several. */
export interface ListedStep<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly state: ListedState;
  /** The state in words, or why it can't be begun. */
  readonly word: string;
}

/** Properties of {@link StepList}. */
export interface StepListProps<T extends string> {
  /** What the steps are of. */
  readonly label: string;
  readonly steps: readonly ListedStep<T>[];
  readonly current: T;
  /** Is told of steps that wait, too: whoever listens says why. */
  readonly onSelect: (step: T) => void;
  /** Writes a number of the list. */
  readonly number: (value: number) => string;
}

const circle = '24px';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', listStyleType: 'none', marginTop: 0, marginBottom: 0, paddingLeft: 0, paddingRight: 0 },
  item: { position: 'relative' },
  button: {
    display: 'grid',
    gridTemplateColumns: `${circle} minmax(0, 1fr)`,
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    width: '100%',
    minHeight: '48px',
    boxSizing: 'border-box',
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    borderTopWidth: 0,
    borderBottomWidth: 0,
    borderLeftWidth: 0,
    borderRightWidth: 0,
    borderTopLeftRadius: tokens.borderRadiusMedium,
    borderTopRightRadius: tokens.borderRadiusMedium,
    borderBottomLeftRadius: tokens.borderRadiusMedium,
    borderBottomRightRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outlineWidth: tokens.strokeWidthThick, outlineStyle: 'solid', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '-2px' },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
  waits: { color: tokens.colorNeutralForeground3, cursor: 'default' },
  mark: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: circle,
    height: circle,
    boxSizing: 'border-box',
    borderTopLeftRadius: tokens.borderRadiusCircular,
    borderTopRightRadius: tokens.borderRadiusCircular,
    borderBottomLeftRadius: tokens.borderRadiusCircular,
    borderBottomRightRadius: tokens.borderRadiusCircular,
    borderTopWidth: tokens.strokeWidthThin,
    borderBottomWidth: tokens.strokeWidthThin,
    borderLeftWidth: tokens.strokeWidthThin,
    borderRightWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderBottomStyle: 'solid',
    borderLeftStyle: 'solid',
    borderRightStyle: 'solid',
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  currentMark: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  doneMark: { color: tokens.colorPaletteGreenForeground1 },
  attentionMark: { color: tokens.colorPaletteDarkOrangeForeground1 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere', paddingTop: tokens.spacingVerticalXXS },
  word: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

/** The steps of something that is done in several, each a button that leads there: its number or state as an icon, its name, and its state in words. */
export function StepList<T extends string>({ label, steps, current, onSelect, number }: StepListProps<T>): React.ReactElement {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ol className={styles.list}>
        {steps.map(({ id, label: name, state, word }, index) => (
          <li key={id} className={styles.item}>
            <button
              type="button"
              aria-current={id === current ? 'step' : undefined}
              aria-disabled={state === 'waiting' ? true : undefined}
              className={mergeClasses(styles.button, id === current && styles.current, state === 'waiting' && styles.waits)}
              onClick={() => onSelect(id)}
            >
              <span
                aria-hidden
                className={mergeClasses(
                  styles.mark,
                  state === 'done' && styles.doneMark,
                  state === 'attention' && styles.attentionMark,
                  id === current && styles.currentMark,
                )}
              >
                <Mark state={state} number={number(index + 1)} />
              </span>
              <span className={styles.words}>
                <span>{name}</span>
                <Caption1 className={styles.word}>{word}</Caption1>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ state, number }: { readonly state: ListedState; readonly number: string }): React.ReactElement {
  return state === 'done' ? <CheckmarkFilled /> : state === 'attention' ? <WarningFilled /> : <>{number}</>;
}
