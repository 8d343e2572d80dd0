import * as React from 'react';
import { Button, ToggleButton, makeStyles, mergeClasses, tokens, useId } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/headless/svg/filter';
import { useTexts } from '../strings/texts';
import { ChoiceFilter } from './ChoiceFilter';
import { CountFilter, type FilterControlProps } from './CountFilter';
import { useLayout } from './LayoutContext';
import type { ListFilter } from './listParts';
import type { ListState } from './listState';
import { SwitchFilter } from './SwitchFilter';
import { pickedOption, type OptionCounts } from './useFilteredRows';
import { useToggleStyles } from './useToggleStyles';

/** Properties of {@link FilterBar}. */
export interface FilterBarProps {
  readonly filters: readonly Pick<ListFilter<never>, 'id' | 'label' | 'kind' | 'options'>[];
  readonly counts: OptionCounts;
  readonly picked: ListState['filters'];
  readonly onPick: (filterId: string, value: string | undefined) => void;
  readonly onClear: () => void;
  /** Whether the rows are grouped, and what switches it; null where they can't be. */
  readonly grouping: { readonly label: string; readonly on: boolean; readonly onToggle: () => void } | null;
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalSNudge, rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  bar: { flexShrink: 0 },
});

/** The filters of a list, and how it is grouped. Where there is little room, all but the counts are behind a button. */
export function FilterBar(props: FilterBarProps): React.ReactElement | null {
  const { filters, picked, grouping } = props;
  const styles = useStyles();
  const toggle = useToggleStyles();
  const texts = useTexts();
  const narrow = useLayout() === 'narrow';
  const [unfolded, setUnfolded] = React.useState(false);
  const foldId = useId('filters');
  const counted = filters.filter(({ kind }) => kind === 'counts');
  const others = filters.filter(({ kind }) => kind !== 'counts');
  if (filters.length === 0 && !grouping) {
    return null;
  }
  const folds = narrow && (others.length > 0 || grouping !== null);
  const hidden = others.filter((filter) => pickedOption(filter, picked) !== undefined).length + Number(grouping?.on ?? false);
  return (
    <div role="group" aria-label={texts.text('Filter_Label')} className={mergeClasses(styles.row, styles.bar)}>
      {folds ? (
        <Button
          size="small"
          icon={<FilterRegular />}
          className={toggle.root}
          aria-expanded={unfolded}
          aria-controls={unfolded ? foldId : undefined}
          onClick={() => setUnfolded(!unfolded)}
        >
          {hidden > 0 ? texts.count('Filter_LabelSet', hidden) : texts.text('Filter_Label')}
        </Button>
      ) : null}
      {counted.map((filter) => (
        <FilterControl key={filter.id} filter={filter} {...props} />
      ))}
      {folds && !unfolded ? null : (
        <div id={foldId} className={styles.row}>
          {others.map((filter) => (
            <FilterControl key={filter.id} filter={filter} {...props} />
          ))}
          {grouping ? (
            <ToggleButton
              size="small"
              className={mergeClasses(toggle.root, grouping.on && toggle.checked)}
              checked={grouping.on}
              onClick={grouping.onToggle}
            >
              {grouping.label}
            </ToggleButton>
          ) : null}
        </div>
      )}
      {filters.some((filter) => pickedOption(filter, picked) !== undefined) ? (
        <Button size="small" appearance="subtle" className={toggle.root} onClick={props.onClear}>
          {texts.text('Filter_Clear')}
        </Button>
      ) : null}
    </div>
  );
}

interface FilterProps extends Pick<FilterBarProps, 'counts' | 'picked' | 'onPick'> {
  readonly filter: FilterBarProps['filters'][number];
}

function FilterControl({ filter, counts, picked, onPick }: FilterProps): React.ReactElement {
  const control: FilterControlProps = {
    label: filter.label,
    options: filter.options,
    picked: pickedOption(filter, picked),
    onPick: (value) => onPick(filter.id, value),
  };
  switch (filter.kind) {
    case 'counts':
      return <CountFilter {...control} counts={counts.get(filter.id)} />;
    case 'choice':
      return <ChoiceFilter {...control} />;
    default:
      return <SwitchFilter {...control} />;
  }
}
