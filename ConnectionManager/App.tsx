import * as React from 'react';
import { FluentProvider, IdPrefixProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { InventoryReader } from './dataverse/inventoryReader';
import { ErrorBoundary } from './ErrorBoundary';
import type { HostSettings } from './hostSettings';
import { TextsProvider, useTexts, type Texts } from './strings/texts';
import { LayoutProvider, layoutFor } from './ui/LayoutContext';
import { useElementSize } from './ui/useElementSize';
import { Views } from './Views';

/** Properties of {@link App}. */
export interface AppProps {
  /** Sets the ids of this instance apart from those of others on the page. */
  readonly idPrefix: string;
  readonly reader: InventoryReader;
  readonly settings: HostSettings;
  readonly texts: Texts;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    height: '100%',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
  },
});

/** The provider's own style: a class made outside of it would have the direction of the host. */
const fill: React.CSSProperties = { height: '100%', width: '100%', minWidth: 0 };

/** The control: theme, direction, texts and layout for the views inside, which can't take the host down. */
export function App({ idPrefix, reader, settings, texts }: AppProps): React.ReactElement {
  return (
    <IdPrefixProvider value={idPrefix}>
      <FluentProvider theme={settings.theme} dir={settings.direction} style={fill}>
        <ErrorBoundary texts={texts} onTryAgain={reader.refresh}>
          <TextsProvider value={texts}>
            <Frame height={settings.height} dark={settings.dark}>
              <Views reader={reader} />
            </Frame>
          </TextsProvider>
        </ErrorBoundary>
      </FluentProvider>
    </IdPrefixProvider>
  );
}

const unmeasured = { width: 1_024, height: 768 };

interface FrameProps {
  readonly height: number | null;
  readonly dark: boolean;
  readonly children: React.ReactNode;
}

/** Takes the room that the host gives and tells those inside how much it is. */
function Frame({ height, dark, children }: FrameProps): React.ReactElement {
  const styles = useStyles();
  const { language } = useTexts();
  const [observe, size] = useElementSize<HTMLDivElement>(unmeasured);
  return (
    <div ref={observe} className={styles.root} style={{ height: height ?? undefined, colorScheme: dark ? 'dark' : 'light' }} lang={language}>
      <LayoutProvider value={layoutFor(size.width)}>{children}</LayoutProvider>
    </div>
  );
}
