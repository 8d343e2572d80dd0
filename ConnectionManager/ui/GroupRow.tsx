import * as React from 'react';
import { Caption1, DataGridCell, makeStyles, tokens, useFluent } from '@fluentui/react-components';
import { DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
import { ChevronRightRegular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { useTexts } from '../strings/texts';
import { cutText } from './cutText';
import { useRowSettings } from './rowSettings';
import type { GroupHeader } from './useGroupedRows';
import { useGridStyles } from './useGridStyles';

/** Properties of {@link GroupRow}. */
export interface GroupRowProps {
  readonly header: GroupHeader;
  /** Where the row stands among those that aren't drawn. */
  readonly style: React.CSSProperties;
}

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    height: '100%',
    minWidth: 0,
    paddingLeft: 0,
    paddingRight: 0,
    borderTopStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftStyle: 'none',
    borderRightStyle: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    outlineOffset: '-2px',
    ':focus-visible': { outlineWidth: tokens.strokeWidthThick, outlineStyle: 'solid', outlineColor: tokens.colorStrokeFocus2 },
  },
  chevron: { display: 'inline-flex', flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  title: { ...cutText, fontWeight: tokens.fontWeightSemibold },
  below: { ...cutText, color: tokens.colorNeutralForeground2 },
  count: { flexShrink: 0, marginLeft: 'auto', color: tokens.colorNeutralForeground2 },
});

/** The header of a group of rows, across all columns. It lists its rows or doesn't: by click, Enter, Space, and the arrow keys. */
export function GroupRow({ header: { group, count, expanded }, style }: GroupRowProps): React.ReactElement {
  const styles = useStyles();
  const gridStyles = useGridStyles();
  const texts = useTexts();
  const { dir } = useFluent();
  const { shares, nameColumn, selection, onToggleGroup } = useRowSettings();
  const toggle = (): void => onToggleGroup(group.id);
  const [expandKey, collapseKey] = dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  return (
    <DataGridRow
      style={style}
      className={gridStyles.groupRow}
      onClick={toggle}
      onKeyDown={(event: React.KeyboardEvent) => (event.key === (expanded ? collapseKey : expandKey) ? toggle() : undefined)}
    >
      {({ columnId }) =>
        columnId === nameColumn ? (
          <DataGridCell className={gridStyles.groupCell} focusMode="none" aria-colspan={shares.size + Number(selection !== null)}>
            <button type="button" className={styles.button} aria-expanded={expanded}>
              <span className={styles.chevron} style={{ transform: `rotate(${expanded ? 90 : dir === 'rtl' ? 180 : 0}deg)` }}>
                <ChevronRightRegular aria-hidden />
              </span>
              <bdi className={styles.title} title={group.title}>
                {group.title}
              </bdi>{' '}
              {group.below === undefined ? null : (
                <Caption1 dir="ltr" className={styles.below}>
                  {group.below}
                </Caption1>
              )}{' '}
              <Caption1 dir="auto" className={styles.count}>{texts.count('Group_Rows', count)}</Caption1>
            </button>
          </DataGridCell>
        ) : null
      }
    </DataGridRow>
  );
}
