import { makeStyles, tokens } from '@fluentui/react-components';

/** Fluent's own hover inverts a row in the high contrast theme, where links and captions keep their colours and can't be read. */
const pointedAt = { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 };

/** Columns share the width. A status with its icon has room on two lines in the narrowest; the name's is what gives way. */
const share = { flexBasis: 0, flexShrink: 1, minWidth: '104px', outlineOffset: '-2px' } as const;

const selectionCell = {
  flexGrow: 0,
  flexShrink: 0,
  flexBasis: '32px',
  minWidth: '32px',
  minHeight: 0,
  height: '100%',
  justifyContent: 'center',
  outlineOffset: '-2px',
  paddingLeft: 0,
  paddingRight: 0,
  cursor: 'default',
} as const;

/** Styles of the grid: columns share the width, and open and selected rows are marked. */
export const useGridStyles = makeStyles({
  frame: { flexGrow: 1, flexShrink: 1, minWidth: 0, overflowX: 'hidden', overflowY: 'hidden', position: 'relative' },
  grid: { minWidth: 0 },
  header: { backgroundColor: tokens.colorNeutralBackground1 },
  row: { cursor: 'pointer', ':hover': pointedAt, ':active': pointedAt },
  selectedRow: { cursor: 'pointer', ...pointedAt, ':hover': pointedAt, ':active': pointedAt },
  groupRow: { cursor: 'pointer', backgroundColor: tokens.colorNeutralBackground1, ':hover': pointedAt, ':active': pointedAt },
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
  nameColumn: { minWidth: 0 },
  groupCell: { ...share, flexGrow: 1, minHeight: 0, height: '100%' },
  selectionHeader: { ...selectionCell, display: 'flex', alignItems: 'center' },
  selectionCell,
});
