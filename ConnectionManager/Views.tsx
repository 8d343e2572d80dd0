import * as React from 'react';
import { Tab, TabList, makeStyles, tokens, useId } from '@fluentui/react-components';
import type { InventoryReader } from './dataverse/inventoryReader';
import { ConnectionsView } from './features/connections/ConnectionsView';
import { FlowsView } from './features/flows/FlowsView';
import { useTexts } from './strings/texts';
import { useInventory } from './useInventory';

type View = 'connections' | 'flows';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    paddingTop: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
  },
  tabs: { flexShrink: 0 },
});

/**
 * The tabs and the view of the chosen one.
 *
 * @param props.reader Reads the environment; both views show what it has read.
 */
export function Views({ reader }: { readonly reader: InventoryReader }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const inventory = useInventory(reader);
  const [view, setView] = React.useState<View>('connections');
  const [openConnection, setOpenConnection] = React.useState<string | null>(null);
  const [openFlow, setOpenFlow] = React.useState<string | null>(null);
  const id = useId('views');

  const showFlow = React.useCallback((flowId: string) => {
    setOpenFlow(flowId);
    setView('flows');
  }, []);
  const showConnection = React.useCallback((referenceId: string) => {
    setOpenConnection(referenceId);
    setView('connections');
  }, []);

  return (
    <>
      <TabList
        className={styles.tabs}
        aria-label={texts.text('Tabs_Label')}
        selectedValue={view}
        onTabSelect={(_event, data) => setView(data.value as View)}
      >
        <Tab id={`${id}-connections-tab`} value="connections" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Connections')}
        </Tab>
        <Tab id={`${id}-flows-tab`} value="flows" aria-controls={`${id}-panel`}>
          {texts.text('Tab_Flows')}
        </Tab>
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${view}-tab`} className={styles.panel}>
        {view === 'connections' ? (
          <ConnectionsView
            inventory={inventory}
            openId={openConnection}
            onOpenChange={setOpenConnection}
            onShowFlow={showFlow}
            onRefresh={reader.refresh}
          />
        ) : (
          <FlowsView
            inventory={inventory}
            openId={openFlow}
            onOpenChange={setOpenFlow}
            onShowConnection={showConnection}
            onRefresh={reader.refresh}
          />
        )}
      </div>
    </>
  );
}
