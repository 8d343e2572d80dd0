import * as React from 'react';
import { FluentProvider, IdPrefixProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { InventoryReader } from './dataverse/inventoryReader';
import { ErrorBoundary } from './ErrorBoundary';
import type { HostSettings } from './hostSettings';
import { TextsProvider, type Texts } from './strings/texts';
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
  provider: { height: '100%', width: '100%', minWidth: 0, backgroundColor: 'transparent' },
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

const unmeasured = { width: 1_024, height: 768 };

/** The control: theme, direction, texts and layout for the views inside, which can't take the host down. */
export function App({ idPrefix, reader, settings, texts }: AppProps): React.ReactElement {
  const styles = useStyles();
  const [observe, size] = useElementSize<HTMLDivElement>(unmeasured);
  const layout = layoutFor(size.width);
  return (
    <IdPrefixProvider value={idPrefix}>
      <FluentProvider theme={settings.theme} dir={settings.direction} className={styles.provider}>
        <div ref={observe} className={styles.root} style={{ height: settings.height ?? undefined }} lang={texts.language}>
          <TextsProvider value={texts}>
            <LayoutProvider value={layout}>
              <ErrorBoundary texts={texts}>
                <Views reader={reader} />
              </ErrorBoundary>
            </LayoutProvider>
          </TextsProvider>
        </div>
      </FluentProvider>
    </IdPrefixProvider>
  );
}
