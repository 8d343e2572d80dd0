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
  /** How many are drawn before more are asked for; 50 unless said. */
  readonly shownAtFirst?: number;
}

const useStyles = makeStyles({ more: { alignSelf: 'flex-start' } });

/** So many more are drawn with each step. */
const step = 50;

/** A list in a pane that draws the first of its items, and more when asked: thousands drawn at once make every key wait. */
export function PagedList<T>({ label, items, keyOf, renderItem, shownAtFirst = step }: PagedListProps<T>): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  const [drawn, setDrawn] = React.useState(shownAtFirst);
  const firstNew = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    if (drawn > shownAtFirst) {
      firstNew.current?.focus();
    }
  }, [drawn, shownAtFirst]);
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
