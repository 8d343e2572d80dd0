import * as React from 'react';
import { Caption1 } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import { FoldedDetails } from '../../ui/FoldedDetails';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import type { RowResult } from './useConnectionChange';

/**
 * What became of each of several connection references.
 *
 * @param props.results The results, in order.
 */
export function ChangeResults({ results }: { readonly results: readonly RowResult[] }): React.ReactElement {
  const styles = useDetailsStyles();
  return (
    <ul className={styles.list}>
      {results.map((result) => (
        <li key={result.row.id} className={styles.item}>
          <ResultItem result={result} />
        </li>
      ))}
    </ul>
  );
}

function ResultItem({ result: { row, failure } }: { readonly result: RowResult }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <>
      <bdi className={styles.text}>{row.name}</bdi>
      <StatusWord tone={failure ? 'bad' : 'good'}>{texts.text(failure ? 'Change_Row_Failed' : 'Change_Row_Changed')}</StatusWord>
      {failure ? (
        <>
          <Caption1 className={styles.quiet}>{failure.message}</Caption1>
          <FoldedDetails text={failure.details} />
        </>
      ) : null}
    </>
  );
}
