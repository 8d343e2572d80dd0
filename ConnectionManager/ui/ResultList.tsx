import * as React from 'react';
import { Subtitle2 } from '@fluentui/react-components';
import { FoldedDetails } from './FoldedDetails';
import { PagedList } from './PagedList';
import { StatusWord, type StatusTone } from './StatusWord';
import { useDetailsStyles } from './useDetailsStyles';

/** What will become, or has become, of one of several things. */
export interface Result {
  readonly id: string;
  readonly name: string;
  /** In place of the name alone, such as a checkbox with it. */
  readonly title?: React.ReactNode;
  /** What became of it, in a word or a sentence. */
  readonly told?: { readonly tone: StatusTone; readonly message: string };
  /** What else there is to say. */
  readonly more?: React.ReactNode;
  /** Code and the service's own words; empty for none. */
  readonly details?: string;
}

/** Properties of {@link ResultList}. */
export interface ResultListProps<T> {
  /** What the list is of, such as how many of which fate; screen readers name the list so. */
  readonly label: string;
  /** Whether the label is a heading above the list as well. */
  readonly headed?: boolean;
  readonly items: readonly T[];
  /** Asked of the items that are drawn. */
  readonly resultOf: (item: T) => Result;
  /** What stands between the heading and the list. */
  readonly children?: React.ReactNode;
}

/** Several things by name, with what will become or has become of each; nothing where there are none. */
export function ResultList<T>({ label, headed = false, items, resultOf, children }: ResultListProps<T>): React.ReactElement | null {
  const styles = useDetailsStyles();
  return items.length === 0 ? null : (
    <section className={styles.section}>
      {headed ? (
        <Subtitle2 as="h3" className={styles.heading}>
          {label}
        </Subtitle2>
      ) : null}
      {children}
      <PagedList label={label} items={items} keyOf={(item) => resultOf(item).id} renderItem={(item) => <ResultItem {...resultOf(item)} />} />
    </section>
  );
}

function ResultItem({ name, title, told, more, details = '' }: Result): React.ReactElement {
  const styles = useDetailsStyles();
  return (
    <>
      {title ?? <bdi className={styles.text}>{name}</bdi>}
      {told ? <StatusWord tone={told.tone}>{told.message}</StatusWord> : null}
      {more}
      <FoldedDetails text={details} />
    </>
  );
}
