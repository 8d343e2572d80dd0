/**
 * Style of text on one line that is cut at its own end. Together with `dir="auto"` a left-to-right name keeps its beginning in
 * a right-to-left language too; `left` is turned to `right` there, so that it still stands at the start of its cell.
 */
export const cutText = {
  overflowX: 'hidden',
  overflowY: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'left',
  minWidth: 0,
} as const;
