import * as React from 'react';
import { Button, Caption1, ProgressBar, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/headless/svg/arrow-clockwise';
import { useTexts } from '../strings/texts';
import { Announcer, type AnnouncerProps } from './Announcer';
import { useLayout } from './LayoutContext';
import { SearchBox, type SearchBoxProps } from './SearchBox';
import { useLostFocus } from './useLostFocus';

/** How far background work has come. */
export interface ListProgress {
  readonly label: string;
  /** From 0 to 1; null where the end isn't known. */
  readonly value: number | null;
  /** Whether the label is seen, too. */
  readonly shown?: boolean;
}

/** Properties of {@link ListPage}. */
export interface ListPageProps {
  readonly search: SearchBoxProps;
  readonly onRefresh: () => void;
  /** More commands for the whole list, beside refresh. */
  readonly commands: React.ReactNode;
  readonly filters: React.ReactNode;
  /** What the list holds, or what is selected of it. */
  readonly summary: React.ReactNode;
  readonly progress: ListProgress | null;
  /** What screen readers are told when it changes and settles. */
  readonly announcement: AnnouncerProps;
  readonly messages: React.ReactNode;
  /** Puts the focus somewhere sensible when what had it is gone. */
  readonly onLostFocus: () => void;
  /** The details of the open row, if any. */
  readonly details: React.ReactNode;
  /** The list, or what stands in its place. */
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  root: { display: 'flex', columnGap: tokens.spacingHorizontalM, flexGrow: 1, minHeight: 0, minWidth: 0 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0, rowGap: tokens.spacingVerticalS },
  covered: { display: 'none' },
  toolbar: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0, flexShrink: 0 },
  progress: { minHeight: '2px', flexShrink: 0 },
});

/** The frame of a list: search and commands, filters, summary and progress above, messages, the rows, and the details beside or in place. */
export function ListPage(props: ListPageProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const refresh = texts.text('Action_Refresh');
  const wide = useLayout() === 'wide';
  const covered = Boolean(props.details) && !wide;
  return (
    <div className={styles.root} {...useLostFocus(props.onLostFocus)}>
      <div className={mergeClasses(styles.main, covered && styles.covered)}>
        <div className={styles.toolbar}>
          <SearchBox {...props.search} />
          <Tooltip content={refresh} relationship="label">
            <Button appearance="subtle" icon={<ArrowClockwiseRegular />} onClick={props.onRefresh} />
          </Tooltip>
          {props.commands}
        </div>
        {props.filters}
        {props.summary}
        <div className={styles.progress}>
          {props.progress?.shown ? <Caption1>{props.progress.label}</Caption1> : null}
          {props.progress ? (
            <ProgressBar thickness="medium" aria-label={props.progress.label} value={props.progress.value ?? undefined} />
          ) : null}
        </div>
        {props.messages}
        {props.children}
        <Announcer {...props.announcement} />
      </div>
      {props.details}
    </div>
  );
}
