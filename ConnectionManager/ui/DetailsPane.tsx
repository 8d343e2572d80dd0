import * as React from 'react';
import {
  Button,
  Caption1,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  tokens,
  useId,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/lib/atoms/svg/dismiss';
import { useTexts } from '../strings/texts';
import { useLayout } from './LayoutContext';

/** Properties of {@link DetailsPane}. */
export interface DetailsPaneProps {
  /** Name of the thing whose details these are. */
  readonly title: string;
  /** What kind of thing it is, or its identifier; below the title. */
  readonly subtitle?: React.ReactNode;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  inline: { height: '100%', flexShrink: 0, width: 'clamp(320px, 42%, 592px)' },
  title: { overflowWrap: 'anywhere', outlineStyle: 'none' },
  subtitle: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXXL },
});

/** The details of one thing: beside the list where there is room, over it where there isn't. Escape closes it. */
export function DetailsPane({ title, subtitle, onClose, children }: DetailsPaneProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const layout = useLayout();
  const inline = layout === 'wide';
  const heading = React.useRef<HTMLSpanElement>(null);
  const headingId = useId('details-title');

  React.useEffect(() => heading.current?.focus(), [title, inline]);

  const content = (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.text('Action_Close')} onClick={onClose} />}
        >
          <span ref={heading} id={headingId} tabIndex={-1} className={styles.title}>
            <bdi>{title}</bdi>
          </span>
        </DrawerHeaderTitle>
        {subtitle === undefined ? null : <Caption1 className={styles.subtitle}>{subtitle}</Caption1>}
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.content}>{children}</div>
      </DrawerBody>
    </>
  );

  return inline ? (
    <Drawer
      type="inline"
      open
      separator
      position="end"
      size="medium"
      className={styles.inline}
      role="region"
      aria-labelledby={headingId}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {content}
    </Drawer>
  ) : (
    <Drawer
      type="overlay"
      open
      position="end"
      size={layout === 'narrow' ? 'full' : 'medium'}
      aria-labelledby={headingId}
      onOpenChange={(_event, data) => {
        if (!data.open) {
          onClose();
        }
      }}
    >
      {content}
    </Drawer>
  );
}
