import * as React from 'react';
import { FluentProvider, IdPrefixProvider, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorBoundary } from './ErrorBoundary';
import type { HostInputs } from './hostInputs';
import type { HostSettings } from './hostSettings';
import type { LiveConnections } from './model/inventory';
import { createLinks } from './model/links';
import type { Services } from './services';
import { TextsProvider, useTexts } from './strings/texts';
import { ActivityProvider } from './ui/activity/ActivityContext';
import { LayoutProvider, layoutFor } from './ui/LayoutContext';
import { LinksProvider } from './ui/LinksContext';
import { useElementSize } from './ui/useElementSize';
import { useEnvironmentId } from './useEnvironmentId';
import { Views } from './Views';

/** Properties of {@link App}. */
export interface AppProps extends Omit<Services, 'takeConnections' | 'stop'> {
  readonly settings: HostSettings;
  readonly inputs: HostInputs;
  /** The connections that the host hands in. */
  readonly live: LiveConnections;
  /** Where the app runs, which tells the cloud; null where that isn't known. */
  readonly appUrl: string | null;
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

/** The control: theme, direction, texts, links and layout for the views inside, which can't take the host down. */
export function App({ idPrefix, settings, inputs, texts, appUrl, activity, ...services }: AppProps): React.ReactElement {
  const environmentId = useEnvironmentId(inputs.environmentId, services.client);
  const links = React.useMemo(() => createLinks({ orgUrl: appUrl, environmentId }), [appUrl, environmentId]);
  return (
    <IdPrefixProvider value={idPrefix}>
      <FluentProvider theme={settings.theme} dir={settings.direction} style={fill}>
        <ErrorBoundary texts={texts} onTryAgain={services.reader.refresh}>
          <TextsProvider value={texts}>
            <LinksProvider value={links}>
              <ActivityProvider value={activity}>
                <Frame height={settings.height} dark={settings.dark}>
                  <Views {...services} inputs={inputs} environmentId={environmentId} />
                </Frame>
              </ActivityProvider>
            </LinksProvider>
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
