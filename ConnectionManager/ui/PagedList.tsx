import * as React from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import { useDetailsStyles } from './useDetailsStyles';

/** Properties of {@link PagedList}. */
export interface PagedListProps<T> {
  /** Name of the list, for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly renderItem: (item: T) => React.ReactNode;
}

const useStyles = makeStyles({ more: { alignSelf: 'flex-start' } });

/** So many are drawn at first, and more with each step. */
const step = 50;

/** A list in a pane that draws the first of its items, and more when asked: thousands drawn at once make every key wait. */
export function PagedList<T>({ label, items, keyOf, renderItem }: PagedListProps<T>): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  const [drawn, setDrawn] = React.useState(step);
  const firstNew = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    if (drawn > step) {
      firstNew.current?.focus();
    }
  }, [drawn]);
  const left = items.length - drawn;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, drawn).map((item, index) => (
          <li key={keyOf(item)} className={styles.item} {...(index === drawn - step ? { ref: firstNew, tabIndex: -1 } : {})}>
            {renderItem(item)}
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <Button size="small" className={own.more} onClick={() => setDrawn(drawn + step)}>
          {texts.count('List_ShowMore', left)}
        </Button>
      ) : null}
    </>
  );
}
