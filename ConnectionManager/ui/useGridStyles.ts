import { makeStyles, tokens } from '@fluentui/react-components';

/** Styles of the grid: columns share the width, and the open row is marked. */
export const useGridStyles = makeStyles({
  frame: { flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, overflowX: 'hidden', overflowY: 'hidden', position: 'relative' },
  grid: { minWidth: 0 },
  header: { backgroundColor: tokens.colorNeutralBackground1 },
  row: { cursor: 'pointer' },
  openRow: {
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { outlineWidth: '2px', outlineStyle: 'solid', outlineColor: 'Highlight', outlineOffset: '-2px' },
  },
  cell: { flexBasis: 0, flexShrink: 1, minWidth: 0 },
});
