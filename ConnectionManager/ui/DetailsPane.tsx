import * as React from 'react';
import {
  Button,
  Caption1,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  InlineDrawer,
  makeStyles,
  tokens,
  useId,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useTexts } from '../strings/texts';
import { useLayout } from './LayoutContext';

/** Properties of {@link DetailsPane}. */
export interface DetailsPaneProps {
  /** The thing's id: another one takes the focus. */
  readonly id: string;
  /** Name of the thing whose details these are. */
  readonly title: string;
  /** What kind of thing it is, or its identifier; below the title. */
  readonly subtitle?: React.ReactNode;
  readonly onClose: () => void;
  /** Where closing leads to, in words, where that isn't the list. */
  readonly closeLabel?: string;
  /** What stays in sight below what scrolls, such as the buttons of a page where something is edited. */
  readonly footer?: React.ReactNode;
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  // On a form nothing else gives the pane a height.
  beside: { height: '100%', minHeight: '480px', flexShrink: 0, width: 'clamp(320px, 42%, 592px)' },
  instead: { height: '100%', minHeight: '480px', width: '100%' },
  title: { overflowWrap: 'anywhere', outlineStyle: 'none' },
  footer: { borderTopWidth: tokens.strokeWidthThin, borderTopStyle: 'solid', borderTopColor: tokens.colorNeutralStroke2 },
  subtitle: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXXL },
});

const DetailsFocusContext = React.createContext(true);

/** Tells a details pane inside whether it takes the focus when it opens: not where the host has opened it by itself. */
export const DetailsFocusProvider = DetailsFocusContext.Provider;

/**
 * The details of one thing: beside the list where there is room, in its place where there isn't. It stays inside the control,
 * which may be one of several things on a page. Escape closes it.
 */
export function DetailsPane({ id, title, subtitle, onClose, closeLabel, footer, children }: DetailsPaneProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const beside = useLayout() === 'wide';
  const heading = React.useRef<HTMLSpanElement>(null);
  const headingId = useId('details-title');
  const takesFocus = React.useContext(DetailsFocusContext);
  const close = closeLabel ?? texts.text(beside ? 'Action_Close' : 'Action_Back');

  React.useEffect(() => {
    if (takesFocus) {
      heading.current?.focus();
    }
  }, [id, takesFocus]);

  return (
    <InlineDrawer
      open
      separator={beside}
      position="end"
      className={beside ? styles.beside : styles.instead}
      role="region"
      aria-labelledby={headingId}
      onKeyDown={(event: React.KeyboardEvent) => {
        // What is open inside, such as a menu, closes first and says so.
        if (event.key === 'Escape' && !event.isDefaultPrevented()) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={close} onClick={onClose} />}>
          <span ref={heading} id={headingId} tabIndex={-1} className={styles.title}>
            <bdi>{title}</bdi>
          </span>
        </DrawerHeaderTitle>
        {subtitle === undefined ? null : <Caption1 className={styles.subtitle}>{subtitle}</Caption1>}
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.content}>{children}</div>
      </DrawerBody>
      {footer === undefined ? null : <DrawerFooter className={styles.footer}>{footer}</DrawerFooter>}
    </InlineDrawer>
  );
}
