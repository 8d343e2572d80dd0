import * as React from 'react';
import { Body1, Button, Caption1, Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useTexts } from '../strings/texts';
import type { ListCommand } from './listParts';

/** Properties of {@link SelectionBar}. */
export interface SelectionBarProps<T> {
  /** The selected rows that are shown. */
  readonly rows: readonly T[];
  /** How many more are selected but not shown. */
  readonly hidden: number;
  readonly commands: readonly ListCommand<T>[];
  readonly onClear: () => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalXS,
    paddingTop: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalXXS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTopLeftRadius: tokens.borderRadiusMedium,
    borderTopRightRadius: tokens.borderRadiusMedium,
    borderBottomLeftRadius: tokens.borderRadiusMedium,
    borderBottomRightRadius: tokens.borderRadiusMedium,
  },
  hidden: { color: tokens.colorNeutralForeground2 },
  clear: { marginLeft: 'auto' },
});

/** How many rows are selected, and what can be done with them. */
export function SelectionBar<T>({ rows, hidden, commands, onClear }: SelectionBarProps<T>): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div role="group" aria-label={texts.text('Selection_Label')} className={styles.root}>
      <Body1 dir="auto">{texts.count('Selection_Count', rows.length)}</Body1>
      {hidden > 0 ? <Caption1 dir="auto" className={styles.hidden}>{texts.count('Selection_Hidden', hidden)}</Caption1> : null}
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} rows={rows} />
      ))}
      <Button appearance="subtle" size="small" className={styles.clear} icon={<DismissRegular />} onClick={onClear}>
        {texts.text('Selection_Clear')}
      </Button>
    </div>
  );
}

interface CommandButtonProps<T> {
  readonly command: ListCommand<T>;
  readonly rows: readonly T[];
}

/** A command that isn't available keeps its place and takes the focus, so that everybody can learn why. */
function CommandButton<T>({ command: { label, icon, unavailable, run }, rows }: CommandButtonProps<T>): React.ReactElement {
  const why = unavailable(rows);
  const [pointedAt, setPointedAt] = React.useState(false);
  return (
    <Tooltip
      content={why ?? label}
      relationship={why === null ? 'inaccessible' : 'description'}
      visible={pointedAt && why !== null}
      onVisibleChange={(_event, { visible }) => setPointedAt(visible)}
    >
      <Button appearance="subtle" size="small" icon={icon} disabledFocusable={why !== null} onClick={() => run(rows)}>
        {label}
      </Button>
    </Tooltip>
  );
}
