import { makeStyles, tokens } from '@fluentui/react-components';

/** Fluent's own hover inverts a row in the high contrast theme, where links and captions keep their colours and can't be read. */
const pointedAt = { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 };

/** Columns share the width. */
const share = { flexBasis: 0, flexShrink: 1, minWidth: 0, outlineOffset: '-2px' } as const;

/** Styles of the grid: columns share the width, and the open row is marked. */
export const useGridStyles = makeStyles({
  frame: { flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, overflowX: 'hidden', overflowY: 'hidden', position: 'relative' },
  grid: { minWidth: 0 },
  header: { backgroundColor: tokens.colorNeutralBackground1 },
  row: { cursor: 'pointer', ':hover': pointedAt, ':active': pointedAt },
  openRow: {
    cursor: 'pointer',
    ...pointedAt,
    ':hover': pointedAt,
    ':active': pointedAt,
    '::before': {
      content: '""',
      position: 'absolute',
      top: 0,
      bottom: 0,
      left: 0,
      borderLeftWidth: tokens.strokeWidthThicker,
      borderLeftStyle: 'solid',
      borderLeftColor: tokens.colorCompoundBrandStroke,
    },
  },
  /** The ring of the focus is drawn inside of its cell, and the cell inside of its row: the scroller would cut off what is outside. */
  headerCell: share,
  cell: { ...share, minHeight: 0, height: '100%' },
});
