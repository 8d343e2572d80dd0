import * as React from 'react';
import { Button, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../../strings/texts';
import { SearchBox } from '../../../ui/SearchBox';

/** Something to pick. */
export interface PickItem {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name; empty for nothing. */
  readonly detail: string;
}

/** Properties of {@link PickList}. */
export interface PickListProps {
  /** What is picked, such as "Flows". */
  readonly label: string;
  readonly searchHint: string;
  /** Said where there is nothing to pick. */
  readonly empty: string;
  readonly items: readonly PickItem[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}

/** How many are shown at first, and how many more at a time. */
const atOnce = 25;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  search: { display: 'flex' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '320px',
    overflowY: 'auto',
    minWidth: 0,
    borderTopWidth: tokens.strokeWidthThin,
    borderBottomWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderBottomStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke2,
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  item: { minWidth: 0, '& label': { minWidth: 0, overflowWrap: 'anywhere' } },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  more: { alignSelf: 'flex-start' },
});

/** Picks several of many: a search, and a check box for each; those that are picked come first. */
export function PickList({ label, searchHint, empty, items, picked, onChange }: PickListProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const [search, setSearch] = React.useState('');
  const [shown, setShown] = React.useState(atOnce);
  // The order is that of the beginning: a box that is checked doesn't jump away.
  const [first] = React.useState(() => new Set(picked));
  const sorted = React.useMemo(
    () => [...items].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || texts.compare(a.name, b.name)),
    [items, first, texts],
  );
  const wanted = search.trim().toLowerCase();
  const found = sorted.filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(wanted));
  const change = (id: string, on: boolean): void => onChange(on ? [...picked, id] : picked.filter((other) => other !== id));
  return (
    <div role="group" aria-label={label} className={styles.root}>
      <div className={styles.search}>
        <SearchBox label={texts.text('Pick_Search', { what: label })} hint={searchHint} value={search} onChange={setSearch} />
      </div>
      <Caption1 role="status">
        {items.length === 0 ? empty : texts.text('Pick_Count', { picked: picked.length, found: found.length, all: items.length })}
      </Caption1>
      {found.length > 0 ? (
        <div className={styles.list}>
          {found.slice(0, shown).map(({ id, name, detail }) => (
            <Checkbox
              key={id}
              className={styles.item}
              checked={picked.includes(id)}
              onChange={(_event, data) => change(id, data.checked === true)}
              label={
                <>
                  {name}
                  {detail ? (
                    <Caption1 block className={styles.detail}>
                      {detail}
                    </Caption1>
                  ) : null}
                </>
              }
            />
          ))}
        </div>
      ) : null}
      {found.length > shown ? (
        <Button className={styles.more} size="small" onClick={() => setShown(shown + atOnce)}>
          {texts.count('Pick_More', found.length - shown)}
        </Button>
      ) : null}
    </div>
  );
}
