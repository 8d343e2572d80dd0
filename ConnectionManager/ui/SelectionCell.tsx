import * as React from 'react';
import { Checkbox, DataGridCell, makeStyles, tokens, type CheckboxProps } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import type { RowSelection } from './rowSettings';
import { useGridStyles } from './useGridStyles';

/** Properties of {@link SelectionCell}. */
export interface SelectionCellProps {
  readonly rowId: string;
  /** What the row is called. */
  readonly name: string;
  readonly selection: RowSelection;
}

/** The cell that selects its row: a click anywhere in it, with Shift for all rows since the one selected last. */
export function SelectionCell({ rowId, name, selection }: SelectionCellProps): React.ReactElement {
  const styles = useGridStyles();
  const texts = useTexts();
  return (
    <DataGridCell
      className={styles.selectionCell}
      focusMode="none"
      onClick={(event: React.MouseEvent) => {
        event.stopPropagation();
        if (event.target === event.currentTarget) {
          selection.toggle(rowId, event.shiftKey);
        }
      }}
    >
      <SmallCheckbox
        aria-label={texts.text('Selection_Row', { name })}
        checked={selection.ids.has(rowId)}
        onChange={(event) => selection.toggle(rowId, withShift(event.nativeEvent))}
      />
    </DataGridCell>
  );
}

/** A checkbox changes by a click, also where that comes from the Space key. */
function withShift(event: Event): boolean {
  return 'shiftKey' in event && event.shiftKey === true;
}

/**
 * The header above the cells that select their rows: selects all of them. Fluent's own header cell would take the Space key for itself.
 *
 * @param props.selection The selection.
 */
export function SelectionHeaderCell({ selection }: { readonly selection: RowSelection }): React.ReactElement {
  const styles = useGridStyles();
  const texts = useTexts();
  return (
    <div role="columnheader" className={styles.selectionHeader}>
      <SmallCheckbox aria-label={texts.text('Selection_All')} checked={selection.all} onChange={selection.toggleAll} />
    </div>
  );
}

const useCheckboxStyles = makeStyles({
  indicator: {
    marginTop: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalXS,
    marginLeft: tokens.spacingHorizontalXS,
    marginRight: tokens.spacingHorizontalXS,
  },
  input: { width: '100%' },
});

/** A checkbox whose ring has room inside its cell; it is still a target of 24 px. */
function SmallCheckbox(props: Pick<CheckboxProps, 'aria-label' | 'checked' | 'onChange'>): React.ReactElement {
  const styles = useCheckboxStyles();
  return <Checkbox {...props} indicator={{ className: styles.indicator }} input={{ className: styles.input }} />;
}
